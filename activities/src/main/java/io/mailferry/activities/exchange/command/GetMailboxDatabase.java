package io.mailferry.activities.exchange.command;

import io.mailferry.model.Database;

/**
 * {@code Get-MailboxDatabase}.
 *
 * @param which which
 */
public record GetMailboxDatabase(Which which) implements Cmdlet {
  /** Which. */
  public sealed interface Which {
    /** All there are, without asking any of them how it is. */
    record All() implements Which {}

    /**
     * One, with {@code -Status}: nothing else tells whether it is mounted
     * (docs/exchange/cmdlets.md#mounted).
     *
     * @param database which
     */
    record One(Database database) implements Which {}
  }
}
