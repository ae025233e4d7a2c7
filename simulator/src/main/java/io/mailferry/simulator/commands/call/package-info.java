/**
 * One command on its way: its parameters bound to a set, what it can reach, what it answers, and
 * how it is refused.
 */
@NullMarked
package io.mailferry.simulator.commands.call;

import org.jspecify.annotations.NullMarked;
