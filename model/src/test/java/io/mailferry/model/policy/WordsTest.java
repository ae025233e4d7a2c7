package io.mailferry.model.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders, questions, proofs and endings: the small words between people and the policy. */
class WordsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T20:00:00Z");
  private static final Order ANNA = new Order("quarter's end", "anna");
  private static final Order BEN = new Order("the manager asked for it", "ben");

  @Test
  void anOrderWithoutReasonOrNameIsStillAnOrder() {
    assertThat(Order.UNSIGNED.reason()).isNotBlank();
    assertThat(Order.UNSIGNED.who()).isNotBlank();
    assertThat(Order.because("a storm").who()).isEqualTo(Order.UNSIGNED.who());
  }

  @Test
  void resumingLiftsPauseAndHoldAndNothingElse() {
    var orders =
        Orders.NONE
            .paused(ANNA)
            .held(ANNA)
            .cancelled(ANNA)
            .answered(Choice.LEAVE)
            .givingWay(ANNA)
            .lifted(Lift.BOTH);

    assertThat(orders)
        .isEqualTo(new Orders(null, null, ANNA, Choice.LEAVE, ANNA, null, null, null));
    assertThat(orders.anythingToLift(Lift.BOTH)).isFalse();
  }

  @Test
  void pauseAndHoldAreLiftedApart() {
    var both = Orders.NONE.paused(ANNA).held(BEN);

    assertThat(both.lifted(Lift.PAUSE)).isEqualTo(Orders.NONE.held(BEN));
    assertThat(both.lifted(Lift.HOLD)).isEqualTo(Orders.NONE.paused(ANNA));
    assertThat(both.lifted(Lift.PAUSE).anythingToLift(Lift.PAUSE)).isFalse();
    assertThat(both.lifted(Lift.PAUSE).anythingToLift(Lift.HOLD)).isTrue();
  }

  @Test
  void whatStandsForAWaveStandsBesideWhatAMailboxWasOrderedByName() {
    var wave = StandingOrders.NONE.paused(ANNA).held(ANNA);

    assertThat(Orders.NONE.held(BEN).beside(wave)).isEqualTo(Orders.NONE.paused(ANNA).held(BEN));
    assertThat(Orders.NONE.beside(wave.cancelled(BEN)).cancel()).isEqualTo(BEN);
    assertThat(Orders.NONE.beside(StandingOrders.NONE.held(BEN))).isEqualTo(Orders.NONE.held(BEN));
    assertThat(Orders.NONE.held(BEN).beside(StandingOrders.NONE)).isEqualTo(Orders.NONE.held(BEN));
  }

  @Test
  void ordersToAWaveStandBesideEachOther() {
    var standing = StandingOrders.NONE.paused(ANNA).held(BEN).cancelled(BEN);

    assertThat(standing).isEqualTo(new StandingOrders(ANNA, BEN, BEN, null, null, null, null));
    assertThat(standing.lifted(Lift.PAUSE))
        .isEqualTo(new StandingOrders(null, BEN, BEN, null, null, null, null));
    assertThat(standing.lifted(Lift.HOLD))
        .isEqualTo(new StandingOrders(ANNA, null, BEN, null, null, null, null));
    assertThat(standing.lifted(Lift.BOTH))
        .as("a cancellation is for good")
        .isEqualTo(StandingOrders.NONE.cancelled(BEN));
  }

  @Test
  void ordersToAWaveThatAreToldLateAreKnownToBeOlder() {
    var first = StandingOrders.NONE.paused(ANNA).given(NOW);
    var later = first.held(BEN).given(NOW.plusMillis(1));

    assertThat(first.isOlderThan(later)).isTrue();
    assertThat(later.isOlderThan(first)).isFalse();
    assertThat(first.isOlderThan(first)).isFalse();
    assertThat(StandingOrders.NONE.isOlderThan(first)).isFalse();
    assertThat(first.isOlderThan(StandingOrders.NONE)).isFalse();
    assertThat(first.orNewer(later)).isEqualTo(later);
    assertThat(later.orNewer(first)).isEqualTo(later);
    assertThat(later.orNewer(StandingOrders.NONE)).isEqualTo(later);
    assertThat(StandingOrders.NONE.orNewer(first)).isEqualTo(first);
    assertThat(later.lifted(Lift.BOTH).since()).isEqualTo(NOW.plusMillis(1));
  }

  @Test
  void anAnswerIsUsedUpAlone() {
    var orders = Orders.NONE.held(ANNA).answered(Choice.RESUME);

    assertThat(orders.withoutAnswer()).isEqualTo(Orders.NONE.held(ANNA));
  }

  @Test
  void aQuestionHasAnAnswer() {
    assertThatThrownBy(() -> new Question(Question.Code.FAILED, "why?", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aProofNeedsChecksAndAllOfThemToPass() {
    var good = new Verification.Check("lives there", true, "it does");
    var bad = new Verification.Check("can be logged on to", false, "logging on failed");

    assertThat(new Verification(NOW, NOW, List.of()).passed()).isFalse();
    assertThat(new Verification(NOW, NOW, List.of(good)).passed()).isTrue();
    assertThat(new Verification(NOW, NOW, List.of(good, bad)).passed()).isFalse();
    assertThat(new Verification(NOW, NOW, List.of(good, bad)).shortfall())
        .isEqualTo("logging on failed");
  }

  @Test
  void aMemoryIsNotChangedByWhatIsDraftedFromIt() {
    var before = Memory.FRESH;

    before.withSubmission(new Submission.Seen(NOW)).withWithdrawn(true);

    assertThat(before).isEqualTo(Memory.FRESH);
    assertThat(before.withWithdrawn(false)).isEqualTo(before);
  }

  @Test
  void anEndingIsALineInTheReport() {
    var moved = new MigrationOutcome.Moved("A", "B", NOW, NOW, 1, 2, false, false);
    var accepted = new MigrationOutcome.Moved("A", "B", NOW, NOW, 1, 2, false, true);

    assertThat(moved.sentence()).isEqualTo("moved to B and verified in Exchange");
    assertThat(accepted.sentence()).isEqualTo("moved to B, accepted by an operator");
    assertThat(new MigrationOutcome.AlreadyHome("B").sentence()).isEqualTo("was in B already");
    assertThat(new MigrationOutcome.NotStarted(List.of("no A", "no B")).sentence())
        .isEqualTo("not started: no A; no B");
    assertThat(new MigrationOutcome.Withdrawn("a storm").sentence())
        .isEqualTo("withdrawn: a storm");
  }

  @Test
  void onlyTwoEndingsMeanArrival() {
    var obstacles = new ArrayList<>(List.of("no mail user"));
    var notStarted = new MigrationOutcome.NotStarted(obstacles);
    obstacles.clear();

    assertThat(notStarted.obstacles()).containsExactly("no mail user");
    assertThat(notStarted.arrived()).isFalse();
    assertThat(new MigrationOutcome.Withdrawn("").arrived()).isFalse();
    assertThat(new MigrationOutcome.AlreadyHome("B").arrived()).isTrue();
  }

  @Test
  void aCutoverIsOpenFromItsMomentOn() {
    var order = new CutoverOrder(CutoverStyle.COMPLETE_AFTER, NOW);

    assertThat(order.open(NOW.minusSeconds(1))).isFalse();
    assertThat(order.open(NOW)).isTrue();
    assertThat(CutoverOrder.AS_SOON_AS_COPIED.open(NOW)).isTrue();
  }
}
