/** Promises of the command line: report. */
@NullMarked
package io.mailferry.starter.report;

import org.jspecify.annotations.NullMarked;
