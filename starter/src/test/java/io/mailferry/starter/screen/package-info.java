/** Promises of the command line: screen. */
@NullMarked
package io.mailferry.starter.screen;

import org.jspecify.annotations.NullMarked;
