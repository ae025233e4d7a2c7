/** What many migrations need alike, and what it is called when it is away. */
@NullMarked
package io.mailferry.model.incident;

import org.jspecify.annotations.NullMarked;
