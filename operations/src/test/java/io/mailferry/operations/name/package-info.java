/** Promises of the operations: name. */
@NullMarked
package io.mailferry.operations.name;

import org.jspecify.annotations.NullMarked;
