package io.mailferry.workflows.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.model.Limits;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.CutoverOrder;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T20:00:00Z");
  private static final Order ANNA = new Order("quarter's end", "anna");
  private static final Order BEN = new Order("the manager asked for it", "ben");
  private static final Question QUESTION =
      new Question(Question.Code.FAILED, "What now?", List.of(Choice.LOOK_AGAIN));

  @Test
  void takeNoOrderOfAnotherFarEndWhereThereIsNoneOrItComesTooLate() {
    var open = rules(Route.PULL);

    open.mayRepoint();
    refuses(
        rules(Route.LOCAL)::mayRepoint,
        "the mailbox moves within its organisation; a local move has no far end");
    refuses(
        completing(Route.PULL, Duration.ZERO, null)::mayRepoint,
        "Exchange is completing the move; its far end cannot be changed any more");
    completing(Route.PULL, Duration.ofMinutes(5), null).mayRepoint();
  }

  @Test
  void takeNoOrderOnceTheMigrationIsOver() {
    // given
    var over =
        new OrderRules(
            Route.LOCAL,
            CutoverOrder.AS_SOON_AS_COPIED,
            decision(new Action.Finish(new MigrationOutcome.Withdrawn("leaves"))),
            NOW,
            NOW,
            Memory.FRESH,
            Orders.NONE,
            StandingOrders.NONE,
            QUESTION,
            null);

    // then
    for (ThrowingCallable order :
        List.<ThrowingCallable>of(
            over::mayPause,
            () -> over.mayLift(Lift.BOTH),
            over::mayHold,
            over::mayCancel,
            over::mayRetry,
            () -> over.mayLimit(new Limits(50, 0)),
            () -> over.mayAnswer(Choice.LOOK_AGAIN, null))) {
      refuses(order, "the migration is over");
    }
  }

  @Test
  void letNothingRestAndHoldNothingOfWhatHasMoved() {
    var moved =
        new OrderRules(
            Route.LOCAL,
            CutoverOrder.AS_SOON_AS_COPIED,
            decision(new Action.CleanUp()),
            NOW,
            NOW,
            Memory.FRESH,
            Orders.NONE,
            StandingOrders.NONE,
            null,
            new MigrationOutcome.AlreadyHome("TGT-DB01"));

    refuses(moved::mayPause, "the mailbox has moved; nothing is left that could rest");
    refuses(moved::mayHold, "the mailbox has moved; its cutover is over");
  }

  @Test
  void offerOnlyWhatTheQuestionOffers() {
    refuses(
        () -> asking(QUESTION).mayAnswer(Choice.ADOPT, null),
        "the open question offers look-again, not adopt");
    refuses(() -> asking(null).mayAnswer(Choice.ADOPT, null), "no question is open");
    assertThatCode(() -> asking(QUESTION).mayAnswer(Choice.LOOK_AGAIN, null))
        .doesNotThrowAnyException();
  }

  @Test
  void anAnswerHasItsLimitsAndNoOthers() {
    var limits = new Limits(50, 0);
    var failed =
        asking(
            new Question(
                Question.Code.FAILED,
                "What now?",
                List.of(Choice.RAISE_LIMITS, Choice.RESTART, Choice.RESUME)));

    refuses(
        () -> failed.mayAnswer(Choice.RAISE_LIMITS, null),
        "this answer needs a limit: how many damaged or too large items may be left behind");
    refuses(() -> failed.mayAnswer(Choice.RESUME, limits), "the answer resume takes no limits");
    for (var answered :
        List.<ThrowingCallable>of(
            () -> failed.mayAnswer(Choice.RAISE_LIMITS, limits),
            () -> failed.mayAnswer(Choice.RESTART, limits),
            () -> failed.mayAnswer(Choice.RESTART, null),
            () -> failed.mayAnswer(Choice.RESUME, null))) {
      assertThatCode(answered).doesNotThrowAnyException();
    }
  }

  @Test
  void refuseWhatIsTooLateOnlyWhenThatWasSeenAMomentAgo() {
    refuses(
        () -> completing(Duration.ofMinutes(1)).mayHold(),
        "Exchange is completing the move; its cutover cannot be held any more");
    assertThatCode(() -> completing(Duration.ofMinutes(1).plusNanos(1)).mayHold())
        .doesNotThrowAnyException();
  }

  @Test
  void sayWhatHoldsAllTheSame() {
    // given
    var own = Orders.NONE.paused(ANNA).held(BEN);
    var wave = StandingOrders.NONE.paused(BEN).held(ANNA);

    // then
    assertThat(given(own, StandingOrders.NONE).lifted(Lift.PAUSE))
        .isEqualTo("its pause is lifted; its cutover stays held by ben");
    assertThat(given(own, StandingOrders.NONE).lifted(Lift.HOLD))
        .isEqualTo("its hold is lifted; it stays paused by anna");
    assertThat(given(own, wave).lifted(Lift.BOTH))
        .isEqualTo(
            "its pause is lifted; its hold is lifted; its whole wave is paused by ben: resume the"
                + " wave; its whole wave is held by anna: resume the wave");
    assertThat(given(Orders.NONE.paused(ANNA), StandingOrders.NONE).lifted(Lift.PAUSE))
        .isEqualTo("its pause is lifted");
    assertThat(given(Orders.NONE.held(BEN), StandingOrders.NONE).lifted(Lift.HOLD))
        .isEqualTo("its hold is lifted");
  }

  @Test
  void refuseNothingForWhatWasSeenBeforeTheQueueCouldNotBeReadAnyMore() {
    assertThatCode(() -> completing(Duration.ZERO, NOW).mayHold()).doesNotThrowAnyException();
    assertThatCode(() -> completing(Duration.ZERO, NOW).mayCancel()).doesNotThrowAnyException();
  }

  private static void refuses(ThrowingCallable order, String why) {
    assertThatThrownBy(order)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getOriginalMessage()).isEqualTo(why));
  }

  private static OrderRules asking(@Nullable Question question) {
    return new OrderRules(
        Route.LOCAL,
        CutoverOrder.AS_SOON_AS_COPIED,
        null,
        NOW,
        NOW,
        Memory.FRESH,
        Orders.NONE,
        StandingOrders.NONE,
        question,
        null);
  }

  private static OrderRules given(Orders own, StandingOrders ofWave) {
    return new OrderRules(
        Route.LOCAL,
        CutoverOrder.AS_SOON_AS_COPIED,
        null,
        NOW,
        NOW,
        Memory.FRESH,
        own,
        ofWave,
        null,
        null);
  }

  private static OrderRules rules(Route route) {
    return new OrderRules(
        route,
        CutoverOrder.AS_SOON_AS_COPIED,
        null,
        NOW,
        NOW,
        Memory.FRESH,
        Orders.NONE,
        StandingOrders.NONE,
        null,
        null);
  }

  private static OrderRules completing(Duration ago) {
    return completing(ago, null);
  }

  private static OrderRules completing(Duration ago, @Nullable Instant unreadableSince) {
    return completing(Route.LOCAL, ago, unreadableSince);
  }

  private static OrderRules completing(
      Route route, Duration ago, @Nullable Instant unreadableSince) {
    var item =
        new QueueItem.Present(
            new UUID(3, 4),
            RequestStatus.COMPLETION_IN_PROGRESS,
            "Cleanup",
            Route.LOCAL,
            null,
            null,
            null,
            false,
            null,
            QueueItem.Progress.NONE,
            QueueItem.Times.UNKNOWN,
            null);
    return new OrderRules(
        route,
        CutoverOrder.AS_SOON_AS_COPIED,
        decision(new Action.Park()),
        NOW.minus(ago),
        NOW,
        Memory.FRESH.withLastSeen(item).withUnreadableSince(unreadableSince),
        Orders.NONE,
        StandingOrders.NONE,
        null,
        null);
  }

  private static Decision decision(Action next) {
    return new Decision(next, Reason.MOVED, "It moved.", Phase.COPYING, Attention.NONE, null);
  }
}
