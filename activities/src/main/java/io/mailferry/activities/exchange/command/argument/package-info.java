/**
 * What commands are given, legal by construction: what moves where, how much may be left behind,
 * when it begins and when it completes (docs/exchange/move-requests.md#parameter-sets).
 */
@NullMarked
package io.mailferry.activities.exchange.command.argument;

import org.jspecify.annotations.NullMarked;
