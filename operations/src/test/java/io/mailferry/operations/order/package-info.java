/** Promises of the operations: order. */
@NullMarked
package io.mailferry.operations.order;

import org.jspecify.annotations.NullMarked;
