package io.mailferry.model.policy;

import io.mailferry.model.Limits;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.Choice;
import io.mailferry.model.plan.LimitSteps;
import java.util.Optional;

/**
 * The next step of its limits that a plan allows a failed request
 * (docs/decisions/0029-what-is-agreed-beforehand.md). A step is taken only when the request failed
 * with the one before.
 */
final class LimitStep {
  private LimitStep() {}

  /**
   * Empty where the plan has none that helps, where a change that was made has not been tried yet,
   * and where a person decided something else.
   */
  static Optional<Limits> next(Situation situation, QueueItem.Present item, FailureFamily family) {
    var steps = situation.intention().consents().limitSteps();
    return steps == null || !isOpen(situation, item)
        ? Optional.empty()
        : next(steps, WantedLimits.ofRequest(situation, item), item.progress().badItems(), family);
  }

  private static boolean isOpen(Situation situation, QueueItem.Present item) {
    var answer = situation.orders().answer();
    return (answer == null || answer == Choice.LOOK_AGAIN)
        && !situation.memory().repairs().mended()
        && !situation.memory().request().limitsRefused()
        && !WantedLimits.areDue(situation, item);
  }

  private static Optional<Limits> next(
      LimitSteps steps, Limits present, int met, FailureFamily family) {
    return switch (family) {
      case BAD_ITEMS, FOLDER_RIGHTS -> steps.moreBadItems(present, met);
      case LARGE_ITEMS -> steps.moreLargeItems(present);
      // What was in the source and is not in the target is for a person to look at.
      case MISSING_ITEMS,
          TWO_MAILBOXES,
          QUOTA,
          DAMAGED_MAILBOX,
          COPIES_LAG,
          ANOTHER_MOVE,
          DATABASE_AWAY,
          CONTROLLER_AWAY,
          NETWORK,
          FAR_CREDENTIAL,
          CONNECTION_STALE,
          POISONED,
          DIRECTORY_UPDATE,
          TRIED_TOO_OFTEN,
          PASSING,
          UNKNOWN ->
          Optional.empty();
    };
  }
}
