/** What the journal answers, each part with the moment it was true. */
@NullMarked
package io.mailferry.journal.read;

import org.jspecify.annotations.NullMarked;
