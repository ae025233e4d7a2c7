package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a request that Exchange works on and that does not move for longer than it should. It is
 * waited for as before, because Exchange goes on by itself (docs/exchange/states.md#own-retries);
 * but it is shown, and looked at more often.
 *
 * <p>A time that Exchange does not tell is no old time, and one that lies ahead has not passed.
 */
final class Stalls {
  /** Nothing has moved since a moment, and that is too long after so much time. */
  private record Standstill(Instant since, Duration tooLong, StallCause ifNotTold, String words) {}

  private final Timings timings;

  Stalls(Timings timings) {
    this.timings = timings;
  }

  /**
   * The wait for a request that Exchange works on, as it is or as that for one that is stuck.
   *
   * @param then what else is to be known of one that is stuck, as a clause
   */
  Verdict watching(Situation situation, QueueItem.Present item, Verdict waiting, String then) {
    var standstill = standstill(situation, item);
    if (standstill == null
        || !(waiting.decision().next() instanceof Action.WaitAndLook(var look, var expected))) {
      return waiting;
    }
    if (situation.hasPassed(standstill.since(), standstill.tooLong())) {
      var soon = new Action.WaitAndLook(shorter(look, timings.tolerance().look()), expected);
      return stuck(waiting, soon, sentence(situation, item, standstill, then));
    }
    return lookingInTime(situation, standstill, waiting, new Action.WaitAndLook(look, expected));
  }

  private static Verdict stuck(Verdict waiting, Action.WaitAndLook look, String sentence) {
    var decision = waiting.decision();
    return new Verdict(
        new Decision(
            look,
            Reason.STALLED,
            sentence,
            decision.phase(),
            Attention.STUCK,
            decision.outcome(),
            decision.dependency()),
        waiting.memory());
  }

  /** A standstill shows when it becomes one, not hours later. */
  private Verdict lookingInTime(
      Situation situation, Standstill standstill, Verdict waiting, Action.WaitAndLook wait) {
    var left = Duration.between(situation.now(), standstill.since().plus(standstill.tooLong()));
    var look = left.compareTo(timings.settleLook()) < 0 ? timings.settleLook() : left;
    if (wait.lookAgainIn().compareTo(look) <= 0) {
      return waiting;
    }
    var decision = waiting.decision();
    return new Verdict(
        new Decision(
            new Action.WaitAndLook(look, wait.expected()),
            decision.reason(),
            decision.sentence(),
            decision.phase(),
            decision.attention(),
            decision.outcome(),
            decision.dependency()),
        waiting.memory());
  }

  private @Nullable Standstill standstill(Situation situation, QueueItem.Present item) {
    return switch (item.status()) {
      case QUEUED -> queued(situation, item);
      case IN_PROGRESS, COMPLETION_IN_PROGRESS -> working(situation, item);
      case SYNCED -> released(situation, item);
      case NONE,
          AUTO_SUSPENDED,
          COMPLETED,
          COMPLETED_WITH_WARNING,
          SUSPENDED,
          FAILED,
          UNRECOGNISED ->
          null;
    };
  }

  /** Queued anew after a resume or a release, it waits since then. */
  private @Nullable Standstill queued(Situation situation, QueueItem.Present item) {
    var times = item.times();
    if (times.queued() == null) {
      return null;
    }
    var since = later(later(times.queued(), times.started()), sinceTouched(situation, times));
    var released = situation.memory().request().released();
    return released == null
        ? new Standstill(
            since,
            timings.tolerance().queued(),
            StallCause.NOT_TAKEN_UP,
            "the request has been queued since " + since)
        : releasedAt(later(since, released));
  }

  /** No sign of life, or for as long signs of life and nothing copied. */
  private @Nullable Standstill working(Situation situation, QueueItem.Present item) {
    var tooLong =
        item.status() == RequestStatus.COMPLETION_IN_PROGRESS
            ? timings.tolerance().completing()
            : toleranceOf(item.statusDetail());
    var updated = item.times().lastUpdate();
    var unmoved = situation.memory().doubts().unmovedSince();
    if (unmoved != null
        && situation.hasPassed(unmoved, tooLong)
        && (updated == null || !situation.hasPassed(updated, tooLong))) {
      return new Standstill(
          unmoved,
          tooLong,
          StallCause.NOT_TOLD,
          "Exchange is working on the move, and nothing more of it has been copied since "
              + unmoved);
    }
    return updated == null
        ? null
        : new Standstill(
            updated,
            tooLong,
            StallCause.NOT_TOLD,
            "Exchange is working on the move, and nothing has moved since " + updated);
  }

  /** It keeps itself in step meanwhile, so that its last update tells nothing. */
  private @Nullable Standstill released(Situation situation, QueueItem.Present item) {
    var completesAt = item.completeAfter();
    return completesAt == null
        ? null
        : releasedAt(
            later(
                later(completesAt, situation.memory().request().released()),
                item.times().seeded()));
  }

  private Standstill releasedAt(Instant since) {
    return new Standstill(
        since,
        timings.tolerance().release(),
        StallCause.NOT_TAKEN_UP,
        "the move has been released for cutover since "
            + since
            + ", and Exchange has not begun to complete it");
  }

  private static Instant sinceTouched(Situation situation, QueueItem.Times times) {
    return later(later(Instant.MIN, times.lastUpdate()), situation.memory().repairs().lastResume());
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other != null && other.isAfter(one) ? other : one;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Duration toleranceOf(String statusDetail) {
    var detail = statusDetail.toLowerCase(Locale.ROOT);
    if (StallCause.of(detail) == StallCause.FAILED_OVER) {
      return timings.tolerance().failedOver();
    }
    return detail.startsWith("relinquished")
        ? timings.tolerance().relinquished()
        : timings.tolerance().working();
  }

  /** How long it has lasted changes by the minute, and this sentence does not. */
  private static String sentence(
      Situation situation, QueueItem.Present item, Standstill standstill, String then) {
    var told = StallCause.of(item.statusDetail());
    var cause = told == StallCause.NOT_TOLD ? standstill.ifNotTold() : told;
    return standstill.words()
        + ". What stands in the way: "
        + cause.what()
        + " (Exchange calls it "
        + (item.statusDetail().isBlank() ? item.status() : item.statusDetail())
        + "). Exchange goes on by itself when that is over, and Mailferry waits and changes"
        + " nothing; "
        + then
        + ". To help, look at "
        + cause.look()
        + " (into "
        + situation.intention().destination().name()
        + (item.sourceDatabase() == null ? "" : ", from " + item.sourceDatabase())
        + ")";
  }
}
