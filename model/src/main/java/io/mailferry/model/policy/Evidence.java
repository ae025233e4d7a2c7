package io.mailferry.model.policy;

import io.mailferry.model.WaveName;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.MigrationBatch;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.Intention;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stamp, queue item and home taken together: the rows of the truth table
 * (docs/exchange/queues-and-stamps.md#the-truth-table).
 *
 * <p>Reading them as one closed set is what makes the policy total.
 */
sealed interface Evidence {
  /** Neither stamp nor item. */
  record NoRequest() implements Evidence {}

  /** The item is being taken away by Exchange after a removal. */
  record BeingRemoved() implements Evidence {}

  /** A request; what the queue says is what counts. */
  record Request(QueueItem.Present item, Owner owner) implements Evidence {}

  /** An item without a stamp that is not explained by our own recent doing. */
  record ItemWithoutStamp(QueueItem.Present item, Owner owner) implements Evidence {}

  /**
   * A stamp without an item, or with one that Exchange itself calls not valid.
   *
   * @param notValid Exchange's words of that; null when there is no item
   */
  record StampWithoutItem(Stamp.Present stamp, Owner owner, @Nullable String notValid)
      implements Evidence {}

  /**
   * An item without a stamp that Exchange itself calls not valid.
   *
   * @param ours whether it is certain that it is: by its batch name, and an earlier stamp, if there
   *     is one, says nothing else
   */
  record ItemNotValid(String why, boolean ours) implements Evidence {}

  /** Something decisive could not be read, because a dependency is away, when that is known. */
  record Unreadable(String why, @Nullable String dependency) implements Evidence {}

  /** Whose request it is, seen from our intention. */
  enum Owner {
    /** Ours by its mark. */
    OURS,
    /** Not ours, but it does what we want. */
    SAME_GOAL,
    /** It moves the mailbox elsewhere or the other way, or belongs to Exchange's own batches. */
    CONFLICT
  }

  /** Reads a sighting as evidence. */
  static Evidence of(Intention intention, Sighting sighting) {
    if (sighting.targetHome() instanceof Home.Unreadable(var since, var why, var away)) {
      return new Unreadable(
          "the target directory cannot be read since " + since + ": " + why, away);
    }
    if (sighting.stamp() instanceof Stamp.Unreadable(var since, var why)) {
      return new Unreadable("the directory cannot be read since " + since + ": " + why, null);
    }
    return switch (sighting.queue()) {
      case QueueItem.Present item when QueueItem.tellsOfRemoval(item.statusDetail()) ->
          new BeingRemoved();
      case QueueItem.Present item ->
          sighting.stamp() instanceof Stamp.Present
              ? new Request(item, owner(intention, item))
              : new ItemWithoutStamp(item, owner(intention, item));
      case QueueItem.Absent _ ->
          sighting.stamp() instanceof Stamp.Present stamp && stamp.status() != RequestStatus.NONE
              ? new StampWithoutItem(stamp, owner(intention, stamp), null)
              : new NoRequest();
      case QueueItem.Invalid item when QueueItem.tellsOfRemoval(item.statusDetail()) ->
          new BeingRemoved();
      case QueueItem.Invalid item ->
          sighting.stamp() instanceof Stamp.Present stamp && stamp.status() != RequestStatus.NONE
              ? new StampWithoutItem(stamp, owner(intention, stamp), item.why())
              : new ItemNotValid(
                  item.why(),
                  WaveName.marksOurs(Objects.requireNonNullElse(item.batchName(), ""))
                      && (!(sighting.stamp() instanceof Stamp.Present stamp)
                          || owner(intention, stamp) == Owner.OURS));
      case QueueItem.Unreadable(var since, var why, var away) ->
          new Unreadable("Exchange's move queue cannot be read since " + since + ": " + why, away);
    };
  }

  /** Whether the queue shows what no command may touch: a removal under way, or a new state. */
  static boolean isUntouchable(QueueItem queue) {
    return switch (queue) {
      case QueueItem.Present item ->
          QueueItem.tellsOfRemoval(item.statusDetail())
              || item.status() == RequestStatus.UNRECOGNISED
              || item.status() == RequestStatus.NONE;
      case QueueItem.Invalid item -> QueueItem.tellsOfRemoval(item.statusDetail());
      case QueueItem.Absent _, QueueItem.Unreadable _ -> false;
    };
  }

  private static Owner owner(Intention intention, QueueItem.Present item) {
    var sameGoal =
        item.route() == intention.route()
            && (item.targetDatabase() == null
                || intention.target().isCalled(item.targetDatabase())
                || intention.destination().isCalled(item.targetDatabase()));
    return owner(sameGoal, item.batchName());
  }

  private static Owner owner(Intention intention, Stamp.Present stamp) {
    var sameGoal =
        (!stamp.flags().known() || stamp.flags().route() == intention.route())
            && (stamp.targetDatabase() == null
                || intention.target().isCalled(stamp.targetDatabase())
                || intention.destination().isCalled(stamp.targetDatabase()));
    return owner(sameGoal, stamp.batchName());
  }

  private static Owner owner(boolean sameGoal, @Nullable String batchName) {
    var batch = batchName == null ? "" : batchName;
    if (!sameGoal || MigrationBatch.markedBy(batch).isPresent()) {
      return Owner.CONFLICT;
    }
    return WaveName.marksOurs(batch) ? Owner.OURS : Owner.SAME_GOAL;
  }
}
