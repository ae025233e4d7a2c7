/** Promises of the operations: status. */
@NullMarked
package io.mailferry.operations.status;

import org.jspecify.annotations.NullMarked;
