/**
 * The cmdlets: how their parameters bind, what they refuse and in which words, what they answer.
 */
@NullMarked
package io.mailferry.simulator.commands;

import org.jspecify.annotations.NullMarked;
