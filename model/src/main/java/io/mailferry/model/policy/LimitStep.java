package io.mailferry.model.policy;

import io.mailferry.model.Limits;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.Choice;
import io.mailferry.model.plan.LimitSteps;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The next step of its limits that a plan allows a failed request
 * (docs/decisions/0029-what-is-agreed-beforehand.md). A step is taken only when the request failed
 * with the one before.
 */
final class LimitStep {
  private LimitStep() {}

  /**
   * The limits that it adds to those in force, 0 for what it does not change. Empty where the plan
   * has none that helps, where a change that was made has not been tried yet, and where a person
   * decided something else.
   */
  static Optional<Limits> next(Situation situation, QueueItem.Present item, FailureFamily family) {
    var steps = situation.intention().consents().limitSteps();
    return steps == null || !isOpen(situation, item)
        ? Optional.empty()
        : next(steps, situation, item, family);
  }

  /** Whether limits are what a failure of this kind is about, and steps count for it. */
  static boolean isFor(FailureFamily family) {
    return switch (family) {
      case BAD_ITEMS, FOLDER_RIGHTS, LARGE_ITEMS -> true;
      // What was in the source and is not in the target is for a person to look at.
      case MISSING_ITEMS,
          TWO_MAILBOXES,
          QUOTA,
          FOLDER_RULES,
          DAMAGED_SIGNATURE,
          DAMAGED_MAILBOX,
          COPIES_LAG,
          ANOTHER_MOVE,
          OUTDATED_REQUEST,
          DATABASE_AWAY,
          TARGET_STORE,
          NOT_SAVED,
          CONTROLLER_AWAY,
          NETWORK,
          FAR_CREDENTIAL,
          ENDPOINT_REFUSED,
          ENDPOINT_WRONG,
          ENDPOINT_CERTIFICATE,
          CONNECTION_STALE,
          POISONED,
          DIRECTORY_RIGHTS,
          DIRECTORY_UPDATE,
          TRIED_TOO_OFTEN,
          PASSING,
          UNKNOWN ->
          false;
    };
  }

  private static boolean isOpen(Situation situation, QueueItem.Present item) {
    var answer = situation.orders().answer();
    return (answer == null || answer == Choice.LOOK_AGAIN || answer == Choice.ADOPT)
        && !situation.memory().repairs().mended()
        && !situation.memory().request().limitsRefused()
        && !WantedLimits.areDue(situation, item);
  }

  private static Optional<Limits> next(
      LimitSteps steps, Situation situation, QueueItem.Present item, FailureFamily family) {
    if (!isFor(family)) {
      return Optional.empty();
    }
    var present = WantedLimits.ofRequest(situation, item);
    var met = item.progress().badItems();
    var badItems = badItems(steps, situation, present, met);
    if (family != FailureFamily.LARGE_ITEMS) {
      return isOverItsLimit(family, present, met) && badItems.isPresent()
          ? Optional.of(new Limits(badItems.getAsInt(), 0))
          : Optional.empty();
    }
    var largeItems = largeItems(steps, situation, present);
    // Exchange takes no limits while the other one is below what was met.
    if (largeItems.isEmpty() || (met > present.badItems() && badItems.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Limits(met > present.badItems() ? badItems.getAsInt() : 0, largeItems.getAsInt()));
  }

  /** A limit that was not reached has nothing to do with it; where nothing was counted, it may. */
  private static boolean isOverItsLimit(FailureFamily family, Limits present, int met) {
    return met > present.badItems() || (met == 0 && family == FailureFamily.BAD_ITEMS);
  }

  /** The limit of the line counts first, also for a request that somebody else made with less. */
  private static OptionalInt badItems(
      LimitSteps steps, Situation situation, Limits present, int met) {
    var planned = situation.intention().limits().badItems();
    return planned > present.badItems() && planned >= met
        ? OptionalInt.of(planned)
        : steps.moreBadItems(present.badItems(), met);
  }

  private static OptionalInt largeItems(LimitSteps steps, Situation situation, Limits present) {
    var planned = situation.intention().limits().largeItems();
    return planned > present.largeItems()
        ? OptionalInt.of(planned)
        : steps.moreLargeItems(present.largeItems());
  }
}
