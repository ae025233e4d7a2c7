/** Promises of the operations: plan. */
@NullMarked
package io.mailferry.operations.plan;

import org.jspecify.annotations.NullMarked;
