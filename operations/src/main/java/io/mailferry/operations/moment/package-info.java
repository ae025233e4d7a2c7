/** Moments as people say them: a text, a time zone and the time it is now in, one reading out. */
@NullMarked
package io.mailferry.operations.moment;

import org.jspecify.annotations.NullMarked;
