package io.mailferry.model.policy;

import io.mailferry.model.failure.FailureCause;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every look leaves in the memory, whatever is decided on it. */
final class Remembering {
  private Remembering() {}

  /** The situation with what is seen in its memory. */
  static Situation whatIsSeen(Situation situation) {
    var answered = resynced(situation.with(answersTo(situation)));
    var remembered = answered.with(memoryOf(answered));
    return remembered.with(WantedFarEnd.remembered(remembered));
  }

  /** What is forgotten is decided anew, as on the answer that asks for no more than a look. */
  private static Situation resynced(Situation situation) {
    var orders = situation.orders();
    return orders.resync() == null
        ? situation
        : situation
            .with(situation.memory().resynced())
            .with(orders.answer() == null ? orders.answered(Choice.LOOK_AGAIN) : orders);
  }

  /** An answer about one request says nothing of another. */
  private static Orders answersTo(Situation situation) {
    return situation.sighting().queue() instanceof QueueItem.Present item
            && (situation.memory().request().knowsAnother(item)
                || isAnotherFailure(situation, item))
        ? situation.orders().withoutAnswer()
        : situation.orders();
  }

  /** What helps against one failure may do harm after another, when the mailbox exists twice. */
  private static boolean isAnotherFailure(Situation situation, QueueItem.Present item) {
    var answer = situation.orders().answer();
    var before = situation.memory().request().lastSeen();
    return (answer == Choice.RESUME || answer == Choice.RESTART)
        && before != null
        && before.status() == RequestStatus.FAILED
        && item.status() == RequestStatus.FAILED
        && !causeOf(situation, before).equals(causeOf(situation, item));
  }

  private static String causeOf(Situation situation, QueueItem.Present failed) {
    var intention = situation.intention();
    return FailureCause.of(failed.failure(), intention.mailbox(), intention.target());
  }

  private static Memory memoryOf(Situation situation) {
    var sighting = situation.sighting();
    var memory = situation.memory();
    if (!sighting.controller().equals(memory.pinned().name())) {
      memory = memory.withController(sighting.controller(), situation.now());
    }
    if (memory.submission() instanceof Submission.Unconfirmed(var since) && since == null) {
      memory = memory.withSubmission(new Submission.Unconfirmed(situation.now()));
    }
    if (sighting.queue() instanceof QueueItem.Present item) {
      memory = ofRequest(memory.withUnmovedSince(unmovedSince(situation, item)), item, situation);
    }
    memory =
        memory.withUnreadableSince(
            cannotBeRead(sighting)
                ? Objects.requireNonNullElse(memory.doubts().unreadableSince(), situation.now())
                : null);
    if (!(sighting.queue() instanceof QueueItem.Unreadable)) {
      memory =
          memory.withUntouchableSince(
              Evidence.isUntouchable(sighting.queue())
                  ? Objects.requireNonNullElse(memory.doubts().untouchableSince(), situation.now())
                  : null);
    }
    return memory.sourceDatabase() == null
        ? memory.withSourceDatabase(departure(situation))
        : memory;
  }

  /** Exchange tries and is put back for days, and gives a sign of life each time. */
  private static @Nullable Instant unmovedSince(Situation situation, QueueItem.Present item) {
    if (!isAtWork(item)) {
      return null;
    }
    var before = situation.memory().request().lastSeen();
    var since = situation.memory().doubts().unmovedSince();
    return since != null
            && before != null
            && before.request().equals(item.request())
            && before.status() == item.status()
            && before.progress().equals(item.progress())
        ? since
        : situation.now();
  }

  private static boolean isAtWork(QueueItem.Present item) {
    return item.status() == RequestStatus.IN_PROGRESS
        || item.status() == RequestStatus.COMPLETION_IN_PROGRESS;
  }

  private static boolean cannotBeRead(Sighting sighting) {
    return sighting.queue() instanceof QueueItem.Unreadable
        || sighting.stamp() instanceof Stamp.Unreadable
        || sighting.targetHome() instanceof Home.Unreadable;
  }

  private static Memory ofRequest(Memory memory, QueueItem.Present item, Situation situation) {
    if (Arrived.isFollowedBy(item, memory)) {
      // The report is about our request, and not about one that came after it.
      return memory;
    }
    var before = memory.request().lastSeen();
    if (memory.request().knowsAnother(item)) {
      return memory.withRequestForgotten().withLastSeen(item);
    }
    if (before == null && !(memory.submission() instanceof Submission.Seen)) {
      // What was refused was to submit, and says nothing of a request that was there all the time.
      return memory.withRefusal(null).withLastSeen(item);
    }
    return leftItsRest(before, item)
        ? memory.withReleased(situation.now()).withLastSeen(item)
        : memory.withLastSeen(item);
  }

  /** Whoever resumed a request that rests before its end has released it, also if it failed. */
  private static boolean leftItsRest(QueueItem.@Nullable Present before, QueueItem.Present item) {
    return before != null
        && before.status() == RequestStatus.AUTO_SUSPENDED
        && (item.status() == RequestStatus.QUEUED
            || item.status() == RequestStatus.IN_PROGRESS
            || item.status() == RequestStatus.FAILED);
  }

  /** Where it comes from is not to be seen any more once it has arrived. */
  private static @Nullable String departure(Situation situation) {
    if (situation.atHome()) {
      return null;
    }
    var home =
        situation.intention().route().crossForest()
            ? situation.sighting().sourceHome()
            : situation.sighting().targetHome();
    return home instanceof Home.InDatabase database ? database.databaseName() : null;
  }
}
