package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.BatchPattern;
import io.mailferry.activities.exchange.command.argument.Rule;
import io.mailferry.model.MailboxGuid;
import org.jspecify.annotations.Nullable;

/**
 * {@code Get-MoveRequest}: stamps, out of the directory; every one that is asked for, however many.
 *
 * @param which whose
 * @param controller the domain controller to read through; null for any
 */
public record GetMoveRequest(Which which, @Nullable String controller) implements Cmdlet {
  /** Names are not blank. */
  public GetMoveRequest {
    Rule.controller(controller);
  }

  /** Whose: filters do not go with an identity (docs/exchange/cmdlets.md#get-move-request). */
  public sealed interface Which {
    /**
     * Of one mailbox.
     *
     * @param mailbox whose
     */
    record OfMailbox(MailboxGuid mailbox) implements Which {}

    /**
     * Of every batch whose name matches.
     *
     * @param batch the pattern
     */
    record OfBatch(BatchPattern batch) implements Which {}
  }
}
