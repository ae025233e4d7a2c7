package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.BEN;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.havingMet;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.limited;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.Limits;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.AcceptedLoss;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.LimitSteps;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits rise by the steps of the plan, each only when the one before was not enough. */
class LimitStepsTest {
  private static final Consents STEPS =
      Consents.NONE.with(new LimitSteps(List.of(10, 50), List.of(5)));
  private static final Duration LONG = Duration.ofMinutes(20);

  private static QueueItem.Failure failure(String type) {
    return new QueueItem.Failure(type, "Source", "too many of them");
  }

  private static SituationFixture failed(String type, Limits limits, int met) {
    return with(FAILED)
        .queued(
            havingMet(
                limited(
                    item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), failure(type)),
                    limits),
                met))
        .agreed(STEPS);
  }

  private static SituationFixture damaged(int limit, int met) {
    return failed("TooManyBadItemsPermanentException", new Limits(limit, 0), met);
  }

  private static Memory resumedFor(Memory memory, Duration since) {
    return memory
        .withStepped(new Limits(10, 0))
        .withMended()
        .withOneMoreResume(ago(since), FailureFamily.BAD_ITEMS);
  }

  private static @Nullable Limits raised(SituationFixture situation) {
    return situation.next() instanceof Action.RaiseLimits(var limits) ? limits : null;
  }

  @Test
  void theFirstIsTakenWithoutAskingAnybody() {
    assertThat(raised(damaged(0, 3))).isEqualTo(new Limits(10, 0));
    assertThat(damaged(0, 3).decision().attention()).isEqualTo(Attention.NONE);
  }

  @Test
  void theRequestIsResumedWithItBeforeTheNextIsTaken() {
    var first = damaged(0, 3).verdict().memory();

    assertThat(damaged(10, 3).remembering(_ -> first).next()).isEqualTo(new Action.Resume());
  }

  @Test
  void aStepWhoseCommandWasLostIsTakenAgainAndNotTheOneAfterIt() {
    var first = damaged(0, 3).verdict().memory();

    assertThat(raised(damaged(0, 3).remembering(_ -> first))).isEqualTo(new Limits(10, 0));
  }

  @Test
  void theNextIsTakenWhenItFailsWithTheOneBefore() {
    assertThat(raised(damaged(10, 11).remembering(m -> resumedFor(m, LONG))))
        .isEqualTo(new Limits(50, 0));
  }

  @Test
  void whatIsShownFailedAMomentAfterItsResumeIsWaitedFor() {
    var again = damaged(10, 11).remembering(m -> resumedFor(m, Duration.ofMinutes(2)));

    assertThat(again.next()).isEqualTo(new Action.WaitAndLook(Duration.ofMinutes(13)));
    assertThat(again.decision().sentence())
        .contains("it gets the next one, of 50 damaged and 0 too large items, at ");
  }

  @Test
  void oneBelowWhatWasMetIsLeftOut() {
    assertThat(raised(damaged(0, 12))).isEqualTo(new Limits(50, 0));
  }

  @Test
  void whenThereIsNoMoreAPersonIsAskedAndToldOfThem() {
    assertThat(damaged(50, 51).asks()).isEqualTo(Question.Code.FAILED);
    assertThat(damaged(0, 51).asks()).isEqualTo(Question.Code.FAILED);
    assertThat(damaged(50, 51).decision().sentence())
        .contains("the plan has the steps 10, 50 for damaged items and 5 for too large items");
  }

  @Test
  void tooLargeItemsHaveStepsOfTheirOwn() {
    assertThat(raised(failed("TooManyLargeItemsPermanentException", new Limits(10, 0), 0)))
        .isEqualTo(new Limits(10, 5));
  }

  @Test
  void tooLargeItemsGetNoneWhileDamagedOnesAreMoreThanAnyStep() {
    assertThat(failed("TooManyLargeItemsPermanentException", Limits.NONE, 60).asks())
        .isEqualTo(Question.Code.FAILED);
    assertThat(raised(failed("TooManyLargeItemsPermanentException", Limits.NONE, 2)))
        .as("Exchange takes no limit below what it has met")
        .isEqualTo(new Limits(10, 5));
  }

  @Test
  void noneIsTakenForRightsThatAreNotWhatIsTooMany() {
    var rights =
        new QueueItem.Failure("CorruptDataException", "Source", "Lid: 25000 non-canonical ACL");
    var mended =
        with(FAILED)
            .queued(item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), rights))
            .agreed(STEPS);

    assertThat(mended.asks()).isEqualTo(Question.Code.FAILED);
    assertThat(
            raised(
                mended.queued(
                    havingMet(
                        item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), rights), 1))))
        .isEqualTo(new Limits(10, 0));
  }

  @Test
  void noneIsTakenBeforeTheLimitInForceWasExceeded() {
    assertThat(damaged(15, 11).asks()).isEqualTo(Question.Code.FAILED);
  }

  @Test
  void theLimitThatWasNotSteppedStaysAsItIs() {
    var first = failed("TooManyLargeItemsPermanentException", new Limits(500, 0), 0);
    assertThat(raised(first)).isEqualTo(new Limits(500, 5));

    assertThat(first.verdict().memory().request().stepped()).isEqualTo(new Limits(0, 5));
  }

  @Test
  void aPersonIsNamedOnlyForWhatThePersonOrdered() {
    var large = Orders.NONE.limited(new AcceptedLoss(new Limits(0, 20), ANNA));
    var failed = failed("TooManyBadItemsPermanentException", new Limits(0, 20), 3).ordered(large);

    assertThat(raised(failed)).isEqualTo(new Limits(10, 20));
    assertThat(failed.decision().sentence()).startsWith("the plan lets limits rise by steps");
  }

  @Test
  void areTakenForARequestThatWasAdoptedAMomentAgo() {
    assertThat(raised(damaged(0, 3).answered(Choice.ADOPT))).isEqualTo(new Limits(10, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TooManyMissingItemsPermanentException", "MapiExceptionShutoffQuotaExceeded"})
  void noneIsTakenForWhatLimitsDoNotMend(String type) {
    assertThat(failed(type, Limits.NONE, 3).asks()).isEqualTo(Question.Code.FAILED);
    assertThat(failed(type, Limits.NONE, 3).decision().sentence()).doesNotContain("the steps");
  }

  @Test
  void noneIsTakenThatThePlanDoesNotHave() {
    assertThat(damaged(0, 3).agreed(Consents.NONE).asks()).isEqualTo(Question.Code.FAILED);
  }

  @Test
  void noneIsTakenWhereExchangeRefusedTheOneBefore() {
    assertThat(damaged(0, 3).remembering(m -> m.withLimitsRefused(true)).asks())
        .isEqualTo(Question.Code.FAILED);
  }

  @Test
  void ordersAndAnswersOfPeopleComeFirst() {
    assertThat(damaged(0, 3).ordered(Orders.NONE.paused(ANNA)).next())
        .isInstanceOf(Action.WaitAndLook.class);
    assertThat(damaged(0, 3).ordered(Orders.NONE.cancelled(BEN)).next())
        .isInstanceOf(Action.Withdraw.class);
    assertThat(damaged(0, 3).answered(Choice.RESUME).next()).isEqualTo(new Action.Resume());
    assertThat(damaged(0, 3).answered(Choice.RESTART).next()).isEqualTo(new Action.Discard());
    assertThat(damaged(0, 3).answered(Choice.LEAVE).next()).isInstanceOf(Action.Finish.class);
  }

  @Test
  void whatAPersonOrderedIsGivenBeforeAStepIsTaken() {
    var ordered = Orders.NONE.limited(new AcceptedLoss(new Limits(20, 0), ANNA));

    assertThat(raised(damaged(0, 3).ordered(ordered))).isEqualTo(new Limits(20, 0));
    assertThat(raised(damaged(20, 21).ordered(ordered).remembering(m -> resumedFor(m, LONG))))
        .isEqualTo(new Limits(50, 0));
  }

  @Test
  void aStepThatWasTakenHoldsForARequestThatLostIt() {
    var runs =
        with(IN_PROGRESS)
            .queued(limited(item(IN_PROGRESS, Whose.OURS), Limits.NONE))
            .agreed(STEPS)
            .remembering(m -> m.withStepped(new Limits(10, 0)));

    assertThat(raised(runs)).isEqualTo(new Limits(10, 0));
  }
}
