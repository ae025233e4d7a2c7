/**
 * What is seen of a move: the stamp in Active Directory, the item in Exchange's queue, and where
 * the mailbox lives.
 *
 * <p>These are separate facts that can disagree
 * (docs/exchange/queues-and-stamps.md#the-truth-table), and each can be unreadable, which is never
 * the same as absent.
 */
@NullMarked
package io.mailferry.model.move;

import org.jspecify.annotations.NullMarked;
