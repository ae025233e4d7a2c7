/**
 * The words and options of the command line: one class per verb. A command turns its options into a
 * call of one operation, prints the view that it answers, and ends with an exit code.
 */
@NullMarked
package io.mailferry.starter.command;

import org.jspecify.annotations.NullMarked;
