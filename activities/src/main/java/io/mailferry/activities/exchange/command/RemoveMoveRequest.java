package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.Rule;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;

/**
 * {@code Remove-MoveRequest}.
 *
 * @param which whose
 */
public record RemoveMoveRequest(Which which) implements Cmdlet {
  /** Whose: by the stamp, or out of a queue where the directory knows nothing of it any more. */
  public sealed interface Which {
    /**
     * Of one mailbox.
     *
     * @param mailbox whose
     * @param controller the domain controller to work through
     */
    record OfMailbox(MailboxGuid mailbox, String controller) implements Which {
      /** Names are not blank. */
      public OfMailbox {
        Rule.controller(controller);
      }
    }

    /**
     * An orphan in a queue (docs/exchange/queues-and-stamps.md#an-item-without-a-stamp).
     *
     * @param queue the database that holds the queue
     * @param mailbox whose
     */
    record InQueue(Database queue, MailboxGuid mailbox) implements Which {}
  }
}
