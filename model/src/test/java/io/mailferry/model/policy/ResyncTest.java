package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.calm;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.passing;
import static io.mailferry.model.policy.SituationFixture.unknown;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.memory.FaultKind;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.memory.Repoint;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is forgotten on an order to resync, and what never is. */
class ResyncTest {
  private static final Orders RESYNC = Orders.NONE.resynced(ANNA);
  private static final Duration JUST = Duration.ofMinutes(2);

  private static SituationFixture failed(QueueItem.Failure failure) {
    return with(FAILED).queued(item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), failure));
  }

  private static Memory usedUp(Memory memory) {
    var tried = memory;
    for (var i = 0; i < Timings.DEFAULT.mostResumes(); i++) {
      tried = tried.withOneMoreResume(ago(JUST), FailureFamily.PASSING);
    }
    return tried;
  }

  @Test
  void givesAFailedRequestAllItsResumesAgain() {
    var asked = failed(passing()).remembering(ResyncTest::usedUp);
    assertThat(asked.asks()).isEqualTo(Question.Code.FAILED);

    asked.ordered(RESYNC);

    assertThat(asked.next()).isEqualTo(new Action.Resume());
    assertThat(asked.verdict().memory().repairs().resumes()).isZero();
  }

  @Test
  void resumesOnceMoreWhatNobodyKnows() {
    var asked =
        failed(unknown()).remembering(m -> m.withOneMoreResume(ago(JUST), FailureFamily.UNKNOWN));
    assertThat(asked.asks()).isEqualTo(Question.Code.FAILED);

    assertThat(asked.ordered(RESYNC).next()).isEqualTo(new Action.Resume());
  }

  @Test
  void triesAgainWhatExchangeRefused() {
    var refusal = new Refusal(ago(JUST), "MF-EX-QUOTA", "full");

    assertThat(calm().remembering(m -> m.withRefusal(refusal)).ordered(RESYNC).next())
        .isEqualTo(new Action.Submit());
    assertThat(with(SYNCED).remembering(m -> m.withRefusal(refusal)).ordered(RESYNC).next())
        .isEqualTo(new Action.Release());
  }

  @Test
  void forgetsWhatIsCountedAndTellsIt() {
    var memory =
        usedUp(Memory.FRESH)
            .withRefusal(new Refusal(ago(JUST), "MF-EX-QUOTA", "full"))
            .withTries(FaultKind.LAGGING, 1)
            .withLimitsRefused(true)
            .withRepoint(Repoint.REFUSED);

    assertThat(memory.forgettable())
        .containsExactly(
            "a refusal (MF-EX-QUOTA)", "5 resumes", "a try", "refused limits", "a refused far end");
    assertThat(memory.resynced()).isEqualTo(Memory.FRESH);
    assertThat(memory.resynced().forgettable()).isEmpty();
  }

  @Test
  void keepsASubmissionThatMayExistWithItsTime() {
    var since = ago(JUST);
    var unconfirmed = calm().remembering(m -> m.withSubmission(new Submission.Unconfirmed(since)));

    unconfirmed.ordered(RESYNC);

    assertThat(unconfirmed.next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(unconfirmed.verdict().memory().submission())
        .isEqualTo(new Submission.Unconfirmed(since));
  }

  @Test
  void submitsNothingInPlaceOfARequestThatSomebodyRemoved() {
    var since = ago(Duration.ofMinutes(20));
    var vanished =
        calm()
            .remembering(
                m -> m.withSubmission(new Submission.Seen(since)).withOdd(since, ago(JUST)))
            .ordered(RESYNC);

    assertThat(vanished.asks()).isEqualTo(Question.Code.REQUEST_VANISHED);
  }

  @Test
  void putsNothingOffThatIsWaitedFor() {
    var since = ago(JUST);
    var odd =
        calm()
            .remembering(m -> m.withSubmission(new Submission.Seen(since)).withOdd(since, since))
            .ordered(RESYNC);

    assertThat(odd.verdict().memory().doubts().oddSince()).isEqualTo(since);
  }

  @Test
  void keepsWhatAPersonAgreedToAndWhatWasDone() {
    var memory =
        Memory.FRESH
            .withConsented(true)
            .withSuspendedByUs(true)
            .withReleased(ago(JUST))
            .withWithdrawn(true)
            .withRestarting(true)
            .withRepoint(Repoint.WANTED)
            .withMended()
            .withAccepted(true)
            .withCleanedUp(true);

    assertThat(memory.resynced()).isEqualTo(memory);
  }
}
