package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.Rule;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import org.jspecify.annotations.Nullable;

/**
 * {@code Get-MoveRequestStatistics}: queue items.
 *
 * @param which whose
 */
public record GetMoveRequestStatistics(Which which) implements Cmdlet {
  /**
   * Whose: an identity is looked up in the directory, a queue is not
   * (docs/exchange/cmdlets.md#statistics).
   */
  public sealed interface Which {
    /**
     * Of one mailbox, found through its stamp.
     *
     * @param mailbox whose
     * @param controller the domain controller to read through; null for any
     */
    record OfMailbox(MailboxGuid mailbox, @Nullable String controller) implements Which {
      /** Names are not blank. */
      public OfMailbox {
        Rule.controller(controller);
      }
    }

    /**
     * Of one mailbox, found through its stamp, with Exchange's own report, which is megabytes.
     *
     * @param mailbox whose
     * @param controller the domain controller to read through
     */
    record ReportOf(MailboxGuid mailbox, String controller) implements Which {
      /** Names are not blank. */
      public ReportOf {
        Rule.controller(controller);
      }
    }

    /**
     * In the queue of one database, whatever the directory says.
     *
     * @param queue the database that holds the queue
     * @param mailbox whose; null for all
     */
    record InQueue(Database queue, @Nullable MailboxGuid mailbox) implements Which {}
  }
}
