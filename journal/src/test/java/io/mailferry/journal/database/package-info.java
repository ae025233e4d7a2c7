/** How a journal is reached. */
@NullMarked
package io.mailferry.journal.database;

import org.jspecify.annotations.NullMarked;
