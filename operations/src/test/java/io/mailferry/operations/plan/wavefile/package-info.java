/** Promises of the operations: plan. */
@NullMarked
package io.mailferry.operations.plan.wavefile;

import org.jspecify.annotations.NullMarked;
