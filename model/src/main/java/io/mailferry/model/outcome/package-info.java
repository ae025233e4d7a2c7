/** How migrations end: endings are values, and each is a line in the report. */
@NullMarked
package io.mailferry.model.outcome;

import org.jspecify.annotations.NullMarked;
