/** Checks a plan against directory and Exchange, and starts it as a wave. */
@NullMarked
package io.mailferry.operations.start;

import org.jspecify.annotations.NullMarked;
