/** What the journal is told, and how that is written down. */
@NullMarked
package io.mailferry.journal.write;

import org.jspecify.annotations.NullMarked;
