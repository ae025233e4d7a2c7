/** What a migration remembers between two looks. */
@NullMarked
package io.mailferry.model.memory;

import org.jspecify.annotations.NullMarked;
