/** Promises of the operations: report. */
@NullMarked
package io.mailferry.operations.report;

import org.jspecify.annotations.NullMarked;
