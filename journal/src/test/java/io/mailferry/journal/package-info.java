/** The promises of the journal, kept on a real database. */
@NullMarked
package io.mailferry.journal;

import org.jspecify.annotations.NullMarked;
