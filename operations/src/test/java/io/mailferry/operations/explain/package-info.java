/** Promises of the operations: explain. */
@NullMarked
package io.mailferry.operations.explain;

import org.jspecify.annotations.NullMarked;
