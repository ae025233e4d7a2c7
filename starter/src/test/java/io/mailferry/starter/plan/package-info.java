/** Promises of the command line: plan. */
@NullMarked
package io.mailferry.starter.plan;

import org.jspecify.annotations.NullMarked;
