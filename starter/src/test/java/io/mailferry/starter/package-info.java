/** Promises of the command line. */
@NullMarked
package io.mailferry.starter;

import org.jspecify.annotations.NullMarked;
