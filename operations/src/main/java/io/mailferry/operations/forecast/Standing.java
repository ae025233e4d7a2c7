package io.mailferry.operations.forecast;

import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.status.MailboxSnapshot;
import java.util.Objects;

/**
 * A mailbox that has not ended, and what decides when it will.
 *
 * @param mailbox how it stands, as the journal knows
 * @param cutover when it may switch, orders included
 */
record Standing(MailboxSnapshot mailbox, CutoverOrder cutover) {
  /** What Exchange shows from the end of the first copy on (docs/exchange/states.md). */
  private static final int COPIED_PERCENT = 95;

  boolean isCopied() {
    var phase = mailbox.phase();
    if (phase == null) {
      return false;
    }
    return switch (phase) {
      case READY, WAITING_TO_SWITCH, CUTTING_OVER, VERIFYING, CLEANING_UP, DONE -> true;
      case LOOKING_UP, WAITING_TO_COPY, SUBMITTING -> false;
      case COPYING, PAUSED, ATTENTION -> isSeenCopied();
    };
  }

  private boolean isSeenCopied() {
    var progress = mailbox.progress();
    return progress != null
        && (progress.percent() >= COPIED_PERCENT
            || progress.status() == RequestStatus.AUTO_SUSPENDED
            || progress.status() == RequestStatus.SYNCED);
  }

  /** How much is copied; 0 where nobody has seen any. */
  long bytes() {
    return mailbox.progress() == null ? 0 : mailbox.progress().bytes();
  }

  /** How large it is; 0 where nobody knows. */
  long totalBytes() {
    return mailbox.progress() == null ? 0 : mailbox.progress().totalBytes();
  }

  /** Whether Exchange works on its copy. */
  boolean isBeingCopied() {
    return !isCopied()
        && Objects.equals(
            mailbox.progress() == null ? null : mailbox.progress().status(),
            RequestStatus.IN_PROGRESS);
  }
}
