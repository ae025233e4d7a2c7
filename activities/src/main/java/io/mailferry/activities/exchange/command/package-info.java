/**
 * Exchange's cmdlets as types, one record per cmdlet, that can only be built in a legal combination
 * (exchange.md 1 and 2).
 */
@NullMarked
package io.mailferry.activities.exchange.command;

import org.jspecify.annotations.NullMarked;
