/** Promises of the operations: client. */
@NullMarked
package io.mailferry.operations.client;

import org.jspecify.annotations.NullMarked;
