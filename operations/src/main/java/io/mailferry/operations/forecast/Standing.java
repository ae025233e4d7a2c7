package io.mailferry.operations.forecast;

import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.operations.status.MailboxSnapshot;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox that has not ended, and what decides when it will.
 *
 * @param mailbox how it stands, as the journal knows
 * @param answer what its migration says
 * @param released when its cutover was last released; null for never
 */
record Standing(MailboxSnapshot mailbox, Answer answer, @Nullable Instant released) {
  /** What Exchange shows from the end of the first copy on (docs/exchange/states.md). */
  private static final int COPIED_PERCENT = 95;

  boolean isCopied() {
    var phase = mailbox.phase();
    if (phase == null) {
      return false;
    }
    return switch (phase) {
      case WAITING_TO_SWITCH, CUTTING_OVER, VERIFYING, CLEANING_UP, DONE -> true;
      case LOOKING_UP, WAITING_TO_COPY, SUBMITTING -> false;
      // A request that rests until it may switch is ready, however far it is.
      case READY -> mailbox.progress() == null || isSeenCopied();
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

  /** Whether Exchange works on its copy. */
  boolean isBeingCopied() {
    var progress = mailbox.progress();
    return !isCopied() && progress != null && progress.status() == RequestStatus.IN_PROGRESS;
  }

  /** What is in force for it; null where nobody says. */
  @Nullable InForce inForce() {
    return answer instanceof Answer.Told(var told) ? told : null;
  }

  /** Whether it switches when its time comes. */
  boolean mayCome() {
    var inForce = inForce();
    return inForce != null
        && inForce.rest() == InForce.Rest.NOTHING
        && reason() != Reason.HELD
        && reason() != Reason.NOT_APPROVED
        && goesOn();
  }

  /** Whether its copy goes on by itself, now or when its turn comes. */
  boolean goesOn() {
    var inForce = inForce();
    return inForce != null
        && (switch (inForce.rest()) {
          case NOTHING, HOLD, APPROVAL -> true;
          case PAUSE, CANCEL -> false;
        })
        && mailbox.phase() != Phase.PAUSED
        && (!mailbox.needsAttention() || waitsFor() != null);
  }

  /**
   * What is away that its migration waits for, and nobody is asked about; null for nothing. What
   * has been away for hours is stuck as well.
   */
  @Nullable String waitsFor() {
    var decided = mailbox.decided();
    return decided == null || mailbox.attention() == Attention.QUESTION
        ? null
        : decided.dependency();
  }

  /**
   * How much is left to copy. After a failure Exchange counts what it copies again, so that more
   * than all can have been copied.
   *
   * @param otherwise how large it is where nobody has seen that yet
   */
  long left(long otherwise) {
    var progress = mailbox.progress();
    if (progress == null || progress.totalBytes() == 0) {
      return otherwise;
    }
    var byBytes = progress.totalBytes() - progress.bytes();
    return byBytes > 0
        ? byBytes
        : progress.totalBytes() * Math.max(0, COPIED_PERCENT - progress.percent()) / COPIED_PERCENT;
  }

  /** Whether it can be told how much is left. */
  boolean isOfKnownSize() {
    return mailbox.progress() != null && mailbox.progress().totalBytes() > 0;
  }

  /** Why it stands as it does; null where that is not known. */
  @Nullable Reason reason() {
    var decided = mailbox.decided();
    return decided == null
        ? null
        : Arrays.stream(Reason.values())
            .filter(any -> any.name().equals(decided.reason()))
            .findFirst()
            .orElse(null);
  }
}
