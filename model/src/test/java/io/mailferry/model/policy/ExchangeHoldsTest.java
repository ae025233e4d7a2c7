package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.QUEUED;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.NOW;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.passing;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.WantedApproval;
import io.mailferry.model.slot.HeldSlots;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** A wave lets Exchange hold its cutovers: what is copied gets the moment of its window. */
class ExchangeHoldsTest {
  private static final Instant OPENS = in(Duration.ofHours(3));
  private static final Instant CLOSES = in(Duration.ofHours(9));
  private static final Instant FAR = in(Duration.ofDays(90));

  private static SituationFixture held(RequestStatus status, Instant completeAfter) {
    return with(status)
        .queued(item(status, Whose.OURS, false, completeAfter, status == FAILED ? passing() : null))
        .holdingBy(CutoverStyle.HELD_BY_EXCHANGE)
        .window(OPENS, CLOSES);
  }

  private static Instant given(SituationFixture situation) {
    return CompletionTime.of(situation.situation(), Timings.DEFAULT);
  }

  @Test
  void givesItToWhatIsCopied() {
    var copied = held(SYNCED, FAR);

    assertThat(copied.next()).isEqualTo(new Action.Park());
    assertThat(given(copied)).isEqualTo(OPENS);
    assertThat(copied.decision().phase()).isEqualTo(Phase.READY);
    assertThat(copied.decision().reason()).isEqualTo(Reason.WINDOW_CLOSED);
    assertThat(copied.decision().attention()).isEqualTo(Attention.NONE);
  }

  @Test
  void givesItToNobodyWhoseWaveIsNotApproved() {
    var wanted =
        with(SYNCED).situation().intention().with(Consents.NONE.with(new WantedApproval("anna")));
    var orders = Orders.NONE.beside(StandingOrders.NONE.untilApproved(wanted));
    var armed = held(SYNCED, OPENS).ordered(orders);

    assertThat(armed.next()).isEqualTo(new Action.Park());
    assertThat(given(armed)).isEqualTo(NOW.plus(Timings.DEFAULT.parkedFor()));
    assertThat(armed.decision().reason()).isEqualTo(Reason.NOT_APPROVED);
    assertThat(held(SYNCED, FAR).ordered(orders).decision().next())
        .isInstanceOf(Action.WaitAndLook.class);
  }

  @Test
  void givesItOnceAndWaitsForIt() {
    var armed = held(SYNCED, OPENS);

    assertThat(armed.next()).isEqualTo(new Action.WaitAndLook(Duration.ofHours(3)));
    assertThat(armed.decision().sentence())
        .contains("Exchange completes the move by itself from " + OPENS + " on");
  }

  @Test
  void takesItBackFromARequestThatIsNotCopiedAnyMore() {
    for (var status : new RequestStatus[] {IN_PROGRESS, QUEUED, FAILED}) {
      assertThat(held(status, OPENS).next()).as("%s", status).isEqualTo(new Action.Park());
      assertThat(given(held(status, OPENS))).isEqualTo(NOW.plus(Timings.DEFAULT.parkedFor()));
    }
    assertThat(held(SUSPENDED, OPENS).remembering(m -> m.withSuspendedByUs(true)).next())
        .isEqualTo(new Action.Park());
    assertThat(held(IN_PROGRESS, in(Duration.ofDays(2))).next())
        .as("a time that somebody else gave it lies in no window")
        .isEqualTo(new Action.Park());
  }

  @Test
  void takesWhatExchangeShowsForTheMomentWhenItIsALittleLater() {
    assertThat(held(SYNCED, OPENS.plus(Duration.ofMinutes(4))).next())
        .isInstanceOf(Action.WaitAndLook.class);
    assertThat(held(SYNCED, OPENS.plus(Duration.ofHours(1))).next())
        .as("an earlier window was ordered since")
        .isEqualTo(new Action.Park());
  }

  @Test
  void countsAsReleasedFromItsMomentOn() {
    var opened = in(Duration.ofMinutes(-5));
    for (var status : new RequestStatus[] {SYNCED, QUEUED, IN_PROGRESS}) {
      var taken = held(status, opened).window(opened, CLOSES);

      assertThat(taken.verdict().memory().request().released()).isEqualTo(opened);
      assertThat(taken.decision().phase()).isEqualTo(Phase.CUTTING_OVER);
      assertThat(taken.next())
          .as("a look before nothing may begin any more")
          .isInstanceOfSatisfying(
              Action.WaitAndLook.class,
              wait -> assertThat(wait.lookAgainIn()).isLessThan(Duration.ofHours(9)));
    }
  }

  @Test
  void givesNoneToWhatIsStillBeingCopied() {
    assertThat(held(IN_PROGRESS, FAR).next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(given(held(IN_PROGRESS, FAR))).isEqualTo(NOW.plus(Timings.DEFAULT.parkedFor()));
  }

  @Test
  void takesItBackWhenTheCutoverIsHeld() {
    var held = held(SYNCED, OPENS).ordered(Orders.NONE.held(ANNA));

    assertThat(held.next()).isEqualTo(new Action.Park());
    assertThat(given(held)).isEqualTo(NOW.plus(Timings.DEFAULT.parkedFor()));
  }

  @Test
  void givesAnotherWhenTheWindowIsAnother() {
    for (var other : new Instant[] {in(Duration.ofHours(1)), in(Duration.ofHours(20))}) {
      var moved = held(SYNCED, other);

      assertThat(moved.next()).isEqualTo(new Action.Park());
      assertThat(given(moved)).isEqualTo(OPENS);
    }
  }

  @Test
  void waitsForExchangeWhenTheMomentHasCome() {
    var open = held(SYNCED, in(Duration.ofMinutes(-5))).window(in(Duration.ofMinutes(-5)), CLOSES);

    assertThat(open.decision().reason()).isEqualTo(Reason.RELEASED);
  }

  @Test
  void releasesWhatWasCopiedInItsWindow() {
    assertThat(held(SYNCED, FAR).window(in(Duration.ofMinutes(-5)), CLOSES).next())
        .isEqualTo(new Action.Release());
  }

  @Test
  void putsOffWhatDidNotBeginInItsWindow() {
    var late =
        held(SYNCED, in(Duration.ofHours(-6)))
            .window(in(Duration.ofDays(7)), in(Duration.ofDays(8)));

    assertThat(late.next()).isEqualTo(new Action.Park());
    assertThat(given(late)).isEqualTo(in(Duration.ofDays(7)));
  }

  @Test
  void givesNoneWhereThereAreTurns() {
    var limited = held(SYNCED, FAR).holding(HeldSlots.NONE);

    assertThat(limited.next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(given(limited)).isEqualTo(NOW.plus(Timings.DEFAULT.parkedFor()));
  }

  @Test
  void givesNoneThatIsTooFarForAnOutage() {
    var far = held(SYNCED, FAR).window(in(Duration.ofDays(80)), in(Duration.ofDays(81)));

    assertThat(far.next()).isInstanceOf(Action.WaitAndLook.class);
  }

  @Test
  void givesWholeMinutesBecauseExchangeMayRoundDown() {
    var odd = OPENS.plusMillis(1_500);
    var copied = held(SYNCED, FAR).window(odd, CLOSES);

    assertThat(given(copied)).isEqualTo(OPENS.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60));
    assertThat(held(SYNCED, given(copied)).window(odd, CLOSES).next())
        .isInstanceOf(Action.WaitAndLook.class);
  }
}
