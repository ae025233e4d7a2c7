package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.COMPLETED_WITH_WARNING;
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.calm;
import static io.mailferry.model.policy.SituationFixture.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the completed request of an earlier move. */
class LeftoverTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofMinutes(20);

  private static SituationFixture found(RequestStatus status, Whose whose) {
    return calm().stamped(status, whose).queued(item(status, whose));
  }

  private static SituationFixture leftover() {
    return found(COMPLETED, Whose.ELSEWHERE);
  }

  @Test
  void isAskedAboutWithItsBatchAsTheCause() {
    assertThat(leftover().question())
        .returns(Question.Code.LEFTOVER, Question::code)
        .returns("leftover/mailferry/winter", Question::sharedCause);
    assertThat(leftover().choices())
        .containsExactly(Choice.REMOVE_LEFTOVER, Choice.LOOK_AGAIN, Choice.LEAVE);
    assertThat(leftover().decision().sentence()).contains("mailferry/winter", "OTHER-DB");
  }

  @Test
  void isRemovedOnTheOperatorsWord() {
    assertThat(leftover().answered(Choice.REMOVE_LEFTOVER).next())
        .isEqualTo(new Action.RemoveLeftover());
    assertThat(
            found(COMPLETED_WITH_WARNING, Whose.ELSEWHERE)
                .answered(Choice.REMOVE_LEFTOVER)
                .decision()
                .reason())
        .isEqualTo(Reason.LEFTOVER_REMOVED);
  }

  @Test
  void isRemovedByNobodysWordWhereThatCanTakeTheMailbox() {
    var old =
        calm()
            .stamped(COMPLETED, Whose.ELSEWHERE)
            .queued(SituationFixture.withinExchange2010(item(COMPLETED, Whose.ELSEWHERE)));

    assertThat(old.choices()).containsExactly(Choice.LOOK_AGAIN, Choice.LEAVE);
    assertThat(old.question().sharedCause()).isEqualTo("leftover/exchange-2010");
    assertThat(old.decision().sentence()).contains("in a shell of Exchange 2010");
    assertThat(old.answered(Choice.REMOVE_LEFTOVER).asks()).isEqualTo(Question.Code.LEFTOVER);
    assertThat(old.remembering(m -> m.withRestarting(true)).asks())
        .isEqualTo(Question.Code.LEFTOVER);
  }

  @Test
  void isRemovedWhereOneOfItsDatabasesIsLater() {
    var later =
        calm()
            .stamped(COMPLETED, Whose.ELSEWHERE)
            .queued(
                SituationFixture.between(
                    item(COMPLETED, Whose.ELSEWHERE),
                    "Version 14.3 (Build 123.4)",
                    "Version 15.1 (Build 1979.0)"));

    assertThat(later.answered(Choice.REMOVE_LEFTOVER).next())
        .isEqualTo(new Action.RemoveLeftover());
  }

  @Test
  void theWordIsRememberedUntilItIsGone() {
    var lost = leftover().after(leftover().answered(Choice.REMOVE_LEFTOVER));

    assertThat(lost.next()).isEqualTo(new Action.RemoveLeftover());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"COMPLETED", "COMPLETED_WITH_WARNING"})
  void nothingElseOfOthersIsRemoved(RequestStatus status) {
    assertThat(found(status, Whose.ELSEWHERE).answered(Choice.REMOVE_LEFTOVER).next())
        .isNotInstanceOf(Action.RemoveLeftover.class);
  }

  @Test
  void neitherABatchOfExchangeNorOurOwnWaveLeavesOne() {
    assertThat(found(COMPLETED, Whose.BATCH_SERVICE).answered(Choice.REMOVE_LEFTOVER).asks())
        .isEqualTo(Question.Code.CONFLICTING_REQUEST);
    assertThat(found(COMPLETED, Whose.OURS).answered(Choice.REMOVE_LEFTOVER).waits())
        .isEqualTo(MINUTE);
  }

  @Test
  void isNoneWhereOnlyOneOfDirectoryAndQueueCallsItCompleted() {
    var lagging =
        calm()
            .stamped(RequestStatus.IN_PROGRESS, Whose.ELSEWHERE)
            .queued(item(COMPLETED, Whose.ELSEWHERE));
    var another = calm().stamped(COMPLETED, Whose.FOREIGN).queued(item(COMPLETED, Whose.ELSEWHERE));

    assertThat(lagging.asks()).isEqualTo(Question.Code.CONFLICTING_REQUEST);
    assertThat(another.asks()).isEqualTo(Question.Code.CONFLICTING_REQUEST);
  }

  @ParameterizedTest
  @EnumSource(names = {"FOREIGN", "EARLIER"})
  void whatGoesOurWayMayOnlyJustHaveArrived(Whose whose) {
    var soon = found(COMPLETED, whose);

    assertThat(soon.waits()).isEqualTo(MINUTE);
    assertThat(found(COMPLETED, whose).remembering(m -> m.withOdd(ago(LONG), ago(MINUTE))).asks())
        .isEqualTo(Question.Code.LEFTOVER);
  }

  @Test
  void whatWeFollowedToItsEndIsNone() {
    var ours =
        found(COMPLETED, Whose.EARLIER)
            .remembering(
                m ->
                    m.withSubmission(new Submission.Seen(ago(LONG)))
                        .withOdd(ago(LONG), ago(MINUTE)));

    assertThat(ours.asks()).isEqualTo(Question.Code.COMPLETED_ELSEWHERE);
  }

  @Test
  void whatSomebodyDidAfterOursIsNone() {
    var ours = new Submission.Seen(ago(LONG));

    assertThat(
            leftover()
                .remembering(m -> m.withSubmission(ours))
                .answered(Choice.REMOVE_LEFTOVER)
                .asks())
        .isEqualTo(Question.Code.CONFLICTING_REQUEST);
    assertThat(
            leftover()
                .remembering(m -> m.withVerification(SituationFixture.verified(LONG)))
                .answered(Choice.REMOVE_LEFTOVER)
                .next())
        .isNotInstanceOf(Action.RemoveLeftover.class);
  }

  @Test
  void aNewRequestIsSubmittedWhenTheLeftoverHasBeenGoneForLong() {
    var removing = leftover().answered(Choice.REMOVE_LEFTOVER);
    var gone = calm().after(removing);

    assertThat(gone.waits()).isEqualTo(MINUTE);
    assertThat(gone.decision().reason()).isEqualTo(Reason.LEFTOVER_REMOVED);

    var forLong = gone.remembering(m -> m.withOdd(ago(LONG), ago(MINUTE)));
    assertThat(forLong.next()).isEqualTo(new Action.Submit());
    assertThat(forLong.verdict().memory().request().restarting()).isFalse();
  }

  @Test
  void restsWhileItIsPausedAndIsRemovedAfterwards() {
    var paused = leftover().ordered(Orders.NONE.paused(ANNA).answered(Choice.REMOVE_LEFTOVER));

    assertThat(paused.decision().reason()).isEqualTo(Reason.PAUSED);
    assertThat(leftover().after(paused).next()).isEqualTo(new Action.RemoveLeftover());
  }

  @Test
  void isLeftWhereItIsWhenTheMigrationIsCancelled() {
    assertThat(leftover().ordered(Orders.NONE.cancelled(ANNA)).next())
        .isInstanceOf(Action.Finish.class);
    assertThat(leftover().answered(Choice.LEAVE).next()).isInstanceOf(Action.Finish.class);
  }

  @Test
  void aRemovalThatWasRefusedIsNotRepeatedUnasked() {
    var refused =
        leftover()
            .after(leftover().answered(Choice.REMOVE_LEFTOVER))
            .remembering(m -> m.withRefusal(new Refusal(ago(MINUTE), "MF-EX-NO-ROLE", "no.")));

    assertThat(refused.asks()).isEqualTo(Question.Code.REFUSED);
    assertThat(refused.answered(Choice.LOOK_AGAIN).next()).isEqualTo(new Action.RemoveLeftover());
  }

  @Test
  void aSubmissionThatWasRefusedForItSaysNothingOfItsRemoval() {
    var refused =
        leftover()
            .remembering(
                m -> m.withRefusal(new Refusal(ago(MINUTE), "MF-EX-COMPLETED-REMAINS", "no.")));

    assertThat(refused.asks()).isEqualTo(Question.Code.LEFTOVER);
  }
}
