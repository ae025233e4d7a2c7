/**
 * The command line: what an operator types, and what it answers.
 *
 * <p>It is one door to the operations, and sees nothing behind them: no workflow, no journal, no
 * credential of Exchange or of a directory.
 */
@NullMarked
package io.mailferry.starter;

import org.jspecify.annotations.NullMarked;
