package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.Rule;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;

/**
 * {@code Get-MailboxStatistics}.
 *
 * @param which whose
 */
public record GetMailboxStatistics(Which which) implements Cmdlet {
  /** Whose. */
  public sealed interface Which {
    /**
     * Of one mailbox.
     *
     * @param mailbox whose
     * @param controller the domain controller to read through
     */
    record OfMailbox(MailboxGuid mailbox, String controller) implements Which {
      /** Names are not blank. */
      public OfMailbox {
        Rule.controller(controller);
      }
    }

    /**
     * Of everything in a database, what was left behind there among it.
     *
     * @param database which
     */
    record InDatabase(Database database) implements Which {}
  }
}
