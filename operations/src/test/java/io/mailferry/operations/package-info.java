/** Promises of the operations. */
@NullMarked
package io.mailferry.operations;

import org.jspecify.annotations.NullMarked;
