package io.mailferry.model.policy;

import static io.mailferry.model.policy.SituationFixture.CALM;
import static io.mailferry.model.policy.SituationFixture.NOW;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.progressed;
import static io.mailferry.model.policy.SituationFixture.timed;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.failure.FailureCatalogue;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks again and again: what never changes, or fails each time anew, is told within a week. */
class ALongWeekTest {
  private static final Duration A_WEEK = Duration.ofDays(7);
  private static final Duration BEFORE_IT_FAILS_AGAIN = Duration.ofMinutes(40);
  private static final Memory SUBMITTED =
      CALM.withSubmission(new Submission.Seen(ago(Duration.ofHours(1))));

  private static final Stamp STAMP = SituationFixture.stamp(RequestStatus.IN_PROGRESS, Whose.OURS);

  private static Stream<Arguments> whatNeverChanges() {
    var all = new ArrayList<Arguments>();
    for (var status : RequestStatus.values()) {
      for (var stamp : List.of(STAMP, new Stamp.Absent())) {
        all.add(Arguments.of(status, stamp, touchedAtTheBeginning(item(status, Whose.OURS))));
      }
    }
    for (var detail : List.of("Canceled", "Removed", "StalledDueToTarget_DiskLatency")) {
      all.add(Arguments.of(detail, STAMP, ofDetail(detail)));
    }
    all.add(Arguments.of("cannot be read", STAMP, new QueueItem.Unreadable(NOW, "no session")));
    all.add(Arguments.of("no item", STAMP, new QueueItem.Absent()));
    all.add(
        Arguments.of(
            "not valid", STAMP, new QueueItem.Invalid("DataMissing", "", Whose.OURS.batch())));
    return all.stream();
  }

  private static QueueItem.Present touchedAtTheBeginning(QueueItem.Present item) {
    return timed(item, new QueueItem.Times(NOW, NOW, NOW, null, null, 0));
  }

  private static QueueItem.Present ofDetail(String detail) {
    return touchedAtTheBeginning(
        item(RequestStatus.IN_PROGRESS, detail, Whose.OURS, false, null, null));
  }

  /** A command is told by itself; what is only waited for must not be waited for in silence. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("whatNeverChanges")
  void whatNeverChangesIsActedOnOrTold(Object name, Stamp stamp, QueueItem queue) {
    var memory = SUBMITTED;
    var now = NOW;
    while (now.isBefore(NOW.plus(A_WEEK))) {
      var verdict = look(stamp, queue, memory, now);
      if (!(verdict.decision().next() instanceof Action.WaitAndLook(var look, _))
          || verdict.decision().attention() == Attention.STUCK) {
        return;
      }
      memory = verdict.memory();
      now = now.plus(look);
    }
    throw new AssertionError("waited a week for " + queue + " and told nobody");
  }

  private static Verdict look(Stamp stamp, QueueItem queue, Memory memory, Instant now) {
    return SituationFixture.calm()
        .seeing(stamp)
        .queued(queue)
        .remembering(_ -> memory)
        .later(Duration.between(NOW, now))
        .verdict();
  }

  /** How often it was resumed until a person was asked; -1 when nobody was in a week. */
  private static int resumesUntilAsked(QueueItem.Failure failure, boolean goesOn) {
    var memory = SUBMITTED;
    var copied = 1_000L;
    var resumes = 0;
    var now = NOW;
    @Nullable Instant failsAt = now;
    while (now.isBefore(NOW.plus(A_WEEK))) {
      var fails = failsAt != null && !now.isBefore(failsAt);
      var item = fails ? failed(failure, copied, now) : atWork(copied, now);
      var verdict = look(STAMP, item, memory, now);
      memory = verdict.memory();
      switch (verdict.decision().next()) {
        case Action.Ask _ -> {
          return resumes;
        }
        case Action.Resume _ -> {
          resumes++;
          memory = memory.withOneMoreResume(now, FailureCatalogue.familyOf(failure));
          copied += goesOn ? 500 : 0;
          failsAt = now.plus(BEFORE_IT_FAILS_AGAIN);
          now = now.plusSeconds(60);
        }
        case Action.WaitAndLook(var look, _) -> {
          var next = now.plus(look);
          now = failsAt != null && now.isBefore(failsAt) && next.isAfter(failsAt) ? failsAt : next;
        }
        default -> throw new AssertionError(verdict.decision().toString());
      }
    }
    return -1;
  }

  private static QueueItem.Present failed(QueueItem.Failure failure, long copied, Instant now) {
    return having(item(RequestStatus.FAILED, Whose.OURS, false, parked(now), failure), copied, now);
  }

  private static QueueItem.Present atWork(long copied, Instant now) {
    return having(
        item(RequestStatus.IN_PROGRESS, "TransientFailure", Whose.OURS, false, parked(now), null),
        copied,
        now);
  }

  private static Instant parked(Instant now) {
    return now.plus(Duration.ofDays(100));
  }

  private static QueueItem.Present having(QueueItem.Present item, long copied, Instant now) {
    return timed(
        progressed(item, new QueueItem.Progress(40, copied, 10_000, 3, 0)),
        new QueueItem.Times(NOW, NOW, now, null, null, 0));
  }

  private static QueueItem.Failure ofType(String type) {
    return new QueueItem.Failure(type, "Source", "it did not work");
  }

  /** Exchange tries for half an hour before it gives up again, and calls that work. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "JobIsPoisonedPermanentException",
        "UpdateMovedMailboxPermanentException",
        "NeverHeardOfPermanentException"
      })
  void whatIsResumedOnceIsAskedAboutTheSecondTimeHoweverLongItTries(String type) {
    assertThat(resumesUntilAsked(ofType(type), false)).isEqualTo(1);
    assertThat(resumesUntilAsked(ofType(type), true)).as("and copies a little").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MapiExceptionNetworkErrorPermanentException",
        "MdbReplicationTransientException",
        "MapiExceptionMdbOfflinePermanentException"
      })
  void whatPassesAndNeverGoesOnIsAskedAboutAfterFiveResumes(String type) {
    assertThat(resumesUntilAsked(ofType(type), false)).isEqualTo(5);
  }

  /** A large mailbox over a bad line meets more than five of them, and arrives all the same. */
  @Test
  void whatPassesAndGoesOnEachTimeIsResumedAsOftenAsItTakes() {
    assertThat(resumesUntilAsked(ofType("MdbReplicationTransientException"), true)).isEqualTo(-1);
  }
}
