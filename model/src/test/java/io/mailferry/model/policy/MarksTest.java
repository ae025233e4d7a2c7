package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.AUTO_SUSPENDED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.NOW;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What we did with a request is remembered although its answer was lost, and no longer than true.
 */
class MarksTest {
  private static final Orders PAUSED = Orders.NONE.paused(ANNA);
  private static final Memory SEEN =
      SituationFixture.CALM.withSubmission(new Submission.Seen(ago(Duration.ofHours(1))));

  @Test
  void aSuspensionWhoseWorkerDiedIsOursWhenItShows() {
    var lost = AfterFault.lostWithItsWorker(SEEN, new Action.Suspend());

    assertThat(with(SUSPENDED).remembering(_ -> lost).ordered(PAUSED).waits())
        .isEqualTo(Duration.ofHours(6));
    assertThat(with(SUSPENDED).remembering(_ -> lost).next()).isEqualTo(new Action.Resume());
  }

  @Test
  void aSuspensionWhoseAnswerWasLostIsOursWhenItShows() {
    var lost = AfterFault.unconfirmed(SEEN, Action.Suspend.class, NOW);

    assertThat(with(SUSPENDED).remembering(_ -> lost).next()).isEqualTo(new Action.Resume());
  }

  @Test
  void aSuspensionThatNeverShowedIsOrderedAgainAndThenForgotten() {
    var lost = AfterFault.lostWithItsWorker(SEEN, new Action.Suspend());
    var running = with(IN_PROGRESS).remembering(_ -> lost).ordered(PAUSED);

    assertThat(running.next()).isEqualTo(new Action.Suspend());
    assertThat(running.verdict().memory().request().suspendedByUs()).isTrue();
    assertThat(running.ordered(Orders.NONE).verdict().memory().request().suspendedByUs()).isFalse();
  }

  @Test
  void aLostResumeLeavesNoMarkThatWouldUndoAnAdministratorsSuspension() {
    var resumed = with(IN_PROGRESS).remembering(m -> m.withSuspendedByUs(true));
    var suspendedByOthers = with(SUSPENDED).after(resumed);

    assertThat(suspendedByOthers.asks()).isEqualTo(Question.Code.SUSPENDED_BY_OTHERS);
  }

  @Test
  void aSuspensionThatShowsLateIsStillOursWhenItWasLiftedMeanwhile() {
    var stamp = SituationFixture.stamp(IN_PROGRESS, Whose.OURS);
    var suspending =
        new Stamp.Present(
            stamp.status(),
            new MoveFlags(2 | 256),
            stamp.batchName(),
            stamp.remoteHostName(),
            stamp.sourceDatabase(),
            stamp.targetDatabase());
    var lifted = with(IN_PROGRESS).seeing(suspending).remembering(m -> m.withSuspendedByUs(true));

    assertThat(with(SUSPENDED).after(lifted).next()).isEqualTo(new Action.Resume());
  }

  @Test
  void anotherLostActLeavesTheMarksAsTheyAre() {
    assertThat(AfterFault.lostWithItsWorker(SEEN, new Action.Resume())).isEqualTo(SEEN);
    assertThat(AfterFault.lostWithItsWorker(SEEN, new Action.Park())).isEqualTo(SEEN);
    assertThat(AfterFault.lostWithItsWorker(Memory.FRESH, new Action.Verify()))
        .isEqualTo(Memory.FRESH);
  }

  @Test
  void whatIsSeenAtRestIsReleasedNoLonger() {
    var released = ago(Duration.ofHours(1));
    var parkedByHand =
        with(IN_PROGRESS)
            .queued(item(IN_PROGRESS, Whose.OURS, false, in(Duration.ofDays(90)), null))
            .remembering(m -> m.withReleased(released));
    var stoppedAgain =
        with(AUTO_SUSPENDED)
            .queued(item(AUTO_SUSPENDED, Whose.OURS, true, null, null))
            .remembering(m -> m.withReleased(released));
    var due =
        with(SYNCED)
            .queued(item(SYNCED, Whose.OURS, false, released, null))
            .remembering(m -> m.withReleased(released));

    assertThat(parkedByHand.verdict().memory().request().released()).isNull();
    assertThat(stoppedAgain.verdict().memory().request().released()).isNull();
    assertThat(due.verdict().memory().request().released()).isEqualTo(released);
  }
}
