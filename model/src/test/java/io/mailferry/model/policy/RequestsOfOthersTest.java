package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.calm;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.RequestsOfOthers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan says about requests that somebody else made for the same. */
class RequestsOfOthersTest {
  private static SituationFixture foreign(RequestsOfOthers wanted) {
    return with(IN_PROGRESS, Whose.FOREIGN)
        .remembering(memory -> memory.withSubmission(new Submission.NotSent()))
        .agreed(Consents.NONE.with(wanted));
  }

  @Test
  void areAskedAboutWhereThePlanSaysNothing() {
    assertThat(with(IN_PROGRESS, Whose.FOREIGN).asks()).isEqualTo(Question.Code.FOREIGN_REQUEST);
    assertThat(foreign(RequestsOfOthers.ASK).asks()).isEqualTo(Question.Code.FOREIGN_REQUEST);
  }

  @Test
  void areTakenOverWhereThePlanAdoptsThem() {
    var adopted = foreign(RequestsOfOthers.ADOPT).verdict();

    assertThat(adopted.decision().next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(adopted.memory().request().consented()).isTrue();
  }

  @Test
  void thatWouldCompleteTooEarlyGetABrakeWhenTheyAreTakenOver() {
    var early =
        with(SYNCED, Whose.FOREIGN)
            .queued(SituationFixture.item(SYNCED, Whose.FOREIGN, false, null, null))
            .notBefore(SituationFixture.in(Duration.ofDays(2)))
            .agreed(Consents.NONE.with(RequestsOfOthers.ADOPT));

    assertThat(early.next()).isInstanceOfAny(Action.Park.class, Action.Suspend.class);
  }

  @Test
  void areLeftWhereThePlanLeavesThem() {
    assertThat(outcome(foreign(RequestsOfOthers.LEAVE).decision()))
        .isEqualTo(
            "left to whoever made its move request (batch \"Monday batch\"), as the plan"
                + " says");
  }

  private static String outcome(Decision decision) {
    return decision.next() instanceof Action.Finish(MigrationOutcome.Withdrawn(var reason))
        ? reason
        : decision.toString();
  }

  @Test
  void areAskedAboutWhereOneOfOursMayExistBesideThem() {
    assertThat(
            foreign(RequestsOfOthers.LEAVE)
                .remembering(
                    m -> m.withSubmission(new Submission.Unconfirmed(SituationFixture.NOW)))
                .asks())
        .isEqualTo(Question.Code.FOREIGN_REQUEST);
    assertThat(foreign(RequestsOfOthers.LEAVE).seeing(new Stamp.Absent()).next())
        .isNotInstanceOf(Action.Finish.class);
  }

  @Test
  void ofTheBatchServiceAreNeverTakenOver() {
    assertThat(
            with(IN_PROGRESS, Whose.BATCH_SERVICE)
                .agreed(Consents.NONE.with(RequestsOfOthers.ADOPT))
                .asks())
        .isEqualTo(Question.Code.CONFLICTING_REQUEST);
  }

  /** It was made by Mailferry, and "ask its owner" would send whoever reads it to himself. */
  @Test
  void ofAnotherWaveOfOursAreAskedAboutWithItsName() {
    for (var asked :
        List.of(
            with(IN_PROGRESS, Whose.ELSEWHERE).question(),
            calm().stamped(IN_PROGRESS, Whose.ELSEWHERE).question())) {
      assertThat(asked.sentence())
          .startsWith("the wave winter of Mailferry has left a move request for this mailbox")
          .contains("cancel the mailbox there", "Remove-MoveRequest");
      assertThat(asked.sharedCause()).isEqualTo("other-wave/winter");
    }
  }

  @Test
  void ofTheBatchServiceAreAskedAboutWithTheNameOfTheirBatch() {
    var asked = with(IN_PROGRESS, Whose.BATCH_SERVICE).verdict().memory().asked();

    assertThat(asked)
        .isNotNull()
        .satisfies(
            question -> {
              assertThat(question.sentence())
                  .startsWith("Exchange's migration batch \"Spring\" has a move request");
              assertThat(question.sharedCause()).isEqualTo("migration-batch/Spring");
            });
  }

  @Test
  void areLeftAsTheyAreWhenTheMailboxIsCancelledBeforeTheyWereTakenOver() {
    assertThat(foreign(RequestsOfOthers.ADOPT).ordered(Orders.NONE.cancelled(ANNA)).next())
        .isInstanceOf(Action.Finish.class);
    assertThat(
            foreign(RequestsOfOthers.ADOPT)
                .remembering(memory -> memory.withConsented(true))
                .ordered(Orders.NONE.cancelled(ANNA))
                .next())
        .isEqualTo(new Action.Withdraw());
  }

  @Test
  void thatMoveAnotherPartAreAskedAbout() {
    for (var bits : List.of(2 | 1024, 2 | 2048)) {
      var partly =
          foreign(RequestsOfOthers.ADOPT)
              .seeing(
                  new Stamp.Present(
                      IN_PROGRESS,
                      new MoveFlags(bits),
                      Whose.FOREIGN.batch(),
                      null,
                      null,
                      SituationFixture.TARGET.distinguishedName()));

      assertThat(partly.asks()).isEqualTo(Question.Code.FOREIGN_REQUEST);
    }
  }

  @Test
  void thatAreOverWithTheMailboxAtHomeAreAskedAbout() {
    assertThat(
            with(COMPLETED, Whose.FOREIGN)
                .remembering(memory -> memory.withSubmission(new Submission.NotSent()))
                .home(SituationFixture.atTarget())
                .agreed(Consents.NONE.with(RequestsOfOthers.LEAVE))
                .asks())
        .isEqualTo(Question.Code.FOREIGN_REQUEST);
  }
}
