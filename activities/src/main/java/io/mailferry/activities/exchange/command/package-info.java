/**
 * Exchange's cmdlets as types that can only be built in a legal combination (exchange.md 1 and 2),
 * and the one place where they become parameters.
 */
@NullMarked
package io.mailferry.activities.exchange.command;

import org.jspecify.annotations.NullMarked;
