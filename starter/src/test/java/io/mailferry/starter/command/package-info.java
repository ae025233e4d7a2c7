/** Promises of the command line: its verbs. */
@NullMarked
package io.mailferry.starter.command;

import org.jspecify.annotations.NullMarked;
