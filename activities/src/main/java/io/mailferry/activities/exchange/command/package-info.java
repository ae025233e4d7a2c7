/**
 * Exchange's cmdlets as types, one record per cmdlet, that can only be built in a legal combination
 * (docs/exchange/move-requests.md#legal-lines).
 */
@NullMarked
package io.mailferry.activities.exchange.command;

import org.jspecify.annotations.NullMarked;
