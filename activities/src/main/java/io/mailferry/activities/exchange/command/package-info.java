/**
 * Exchange's cmdlets as types that can only be built in a legal combination
 * (docs/exchange/move-requests.md#legal-lines), and the one place where they become parameters.
 */
@NullMarked
package io.mailferry.activities.exchange.command;

import org.jspecify.annotations.NullMarked;
