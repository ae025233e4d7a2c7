/** Promises of the operations: text. */
@NullMarked
package io.mailferry.operations.text;

import org.jspecify.annotations.NullMarked;
