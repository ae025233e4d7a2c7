/** Promises of the operations: start. */
@NullMarked
package io.mailferry.operations.start;

import org.jspecify.annotations.NullMarked;
