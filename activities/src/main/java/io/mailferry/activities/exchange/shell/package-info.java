/**
 * What is asked of a shell and what it answers; where Exchange's cmdlets are, and what a live
 * session offers of them (docs/develop/shell-protocol.md).
 *
 * <p>{@code pool} is the door: sessions opened ahead, handed to one owner at a time, and thrown
 * away as soon as an answer is missing. {@code session} speaks with one shell; {@code transport} is
 * what carries it.
 */
@NullMarked
package io.mailferry.activities.exchange.shell;

import org.jspecify.annotations.NullMarked;
