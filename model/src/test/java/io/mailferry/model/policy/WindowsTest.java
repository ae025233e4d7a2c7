package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.COMPLETION_IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.QUEUED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.BEN;
import static io.mailferry.model.policy.SituationFixture.NOW;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.window.Blackout;
import io.mailferry.model.window.CutoverWindows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Mailboxes switch while a window is open, and not when too little of it is left. */
class WindowsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant FAR = in(Duration.ofDays(90));

  private static SituationFixture copied(@Nullable Instant completeAfter) {
    return with(SYNCED).queued(item(SYNCED, Whose.OURS, false, completeAfter, null));
  }

  private static SituationFixture released(RequestStatus status) {
    return with(status)
        .queued(item(status, Whose.OURS, false, ago(HOUR), null))
        .remembering(memory -> memory.withReleased(ago(HOUR)));
  }

  @Test
  void aCopiedMailboxWaitsForItsWindow() {
    var early = copied(FAR).window(in(HOUR.multipliedBy(2)), in(HOUR.multipliedBy(9)));

    assertThat(early.waits()).isEqualTo(HOUR.multipliedBy(2));
    assertThat(early.decision().reason()).isEqualTo(Reason.WINDOW_CLOSED);
    assertThat(early.decision().attention()).isEqualTo(Attention.NONE);
    assertThat(early.decision().sentence())
        .isEqualTo("copied; the cutover may begin at 2026-03-02T22:00:00Z, when a window is open");
    assertThat(copied(FAR).window(in(HOUR.multipliedBy(20)), in(HOUR.multipliedBy(29))).waits())
        .isEqualTo(HOUR.multipliedBy(6));
  }

  @Test
  void aCopiedMailboxIsReleasedWhileItsWindowIsOpenAlsoWhenThatBeganLongAgo() {
    assertThat(copied(FAR).window(NOW, in(HOUR.multipliedBy(9))).next())
        .isEqualTo(new Action.Release());
    assertThat(copied(FAR).window(ago(HOUR.multipliedBy(9)), in(MINUTE.multipliedBy(31))).next())
        .isEqualTo(new Action.Release());
  }

  @Test
  void nothingIsReleasedInTheLastHalfHourOfAWindow() {
    var late = copied(FAR).window(ago(HOUR.multipliedBy(9)), in(MINUTE.multipliedBy(30)));

    assertThat(late.waits()).isEqualTo(HOUR.multipliedBy(6));
  }

  @Test
  void whereNoWindowIsLeftPeopleAreTold() {
    var never = copied(FAR).window(ago(HOUR.multipliedBy(9)), ago(HOUR));

    assertThat(never.waits()).isEqualTo(HOUR.multipliedBy(6));
    assertThat(never.decision().reason()).isEqualTo(Reason.NO_WINDOW_LEFT);
    assertThat(never.decision().attention()).isEqualTo(Attention.STUCK);
    assertThat(never.decision().sentence()).contains("no window is left");
  }

  @Test
  void aHoldIsStrongerThanAWindow() {
    var held =
        copied(FAR).window(ago(HOUR), in(HOUR.multipliedBy(9))).ordered(Orders.NONE.held(ANNA));

    assertThat(held.decision().reason()).isEqualTo(Reason.HELD);
    assertThat(
            with(IN_PROGRESS)
                .queued(item(IN_PROGRESS, Whose.OURS, false, FAR, null))
                .window(in(HOUR), in(HOUR.multipliedBy(9)))
                .ordered(Orders.NONE.held(ANNA))
                .decision()
                .sentence())
        .contains("held by anna", "and may not begin before 2026-03-02T21:00:00Z");
    assertThat(
            with(IN_PROGRESS)
                .queued(item(IN_PROGRESS, Whose.OURS, false, FAR, null))
                .window(ago(HOUR.multipliedBy(9)), ago(HOUR))
                .ordered(Orders.NONE.held(ANNA))
                .decision()
                .sentence())
        .contains("held by anna", "and no window is left for it");
  }

  @Test
  void theEarliestMomentCountsInAWindowToo() {
    var window = copied(FAR).window(ago(HOUR), in(HOUR.multipliedBy(9)));

    assertThat(window.notBefore(in(HOUR)).waits()).isEqualTo(HOUR);
    assertThat(
            copied(FAR)
                .window(ago(HOUR), in(HOUR.multipliedBy(3)))
                .notBefore(in(HOUR.multipliedBy(3)))
                .decision()
                .reason())
        .isEqualTo(Reason.NO_WINDOW_LEFT);
  }

  @Test
  void whatIsReleasedIsLookedAtWhenItsWindowLetsNothingBeginAnyMore() {
    var window = released(SYNCED).window(ago(HOUR), in(MINUTE.multipliedBy(40)));

    assertThat(window.waits()).isEqualTo(MINUTE.multipliedBy(10));
    assertThat(released(IN_PROGRESS).window(ago(HOUR), in(MINUTE.multipliedBy(40))).waits())
        .isEqualTo(MINUTE.multipliedBy(10));
    assertThat(released(SYNCED).window(ago(HOUR), in(HOUR.multipliedBy(9))).waits())
        .isEqualTo(MINUTE.multipliedBy(30));
  }

  @Test
  void whatExchangeHasNotBegunByThenWaitsForTheNextWindow() {
    for (var status : new RequestStatus[] {SYNCED, QUEUED, IN_PROGRESS}) {
      var late = released(status).window(ago(HOUR), in(MINUTE.multipliedBy(30)));

      assertThat(late.next()).as("%s", status).isEqualTo(new Action.Park());
    }
    assertThat(
            with(IN_PROGRESS)
                .queued(item(IN_PROGRESS, Whose.OURS, true, null, null))
                .holdingBy(CutoverStyle.SUSPEND_WHEN_READY)
                .remembering(memory -> memory.withReleased(ago(HOUR)))
                .window(ago(HOUR), in(MINUTE.multipliedBy(30)))
                .next())
        .isEqualTo(new Action.Suspend());
  }

  @Test
  void whatIsOrderedToSwitchNowIsReleasedWhateverWasPlanned() {
    var now = Orders.NONE.cuttingOver(CutoverWish.now(ANNA));

    assertThat(copied(FAR).window(in(HOUR), in(HOUR.multipliedBy(9))).ordered(now).next())
        .isEqualTo(new Action.Release());
    assertThat(copied(FAR).notBefore(in(HOUR)).ordered(now).next()).isEqualTo(new Action.Release());
    assertThat(copied(FAR).notBefore(in(HOUR)).ordered(now.held(ANNA)).decision().reason())
        .isEqualTo(Reason.HELD);
  }

  @Test
  void whatIsPostponedWaitsAndWhatIsReleasedAlreadyIsParked() {
    var later = Orders.NONE.cuttingOver(CutoverWish.notBefore(in(HOUR), ANNA));

    assertThat(copied(FAR).ordered(later).waits()).isEqualTo(HOUR);
    assertThat(released(SYNCED).ordered(later).next()).isEqualTo(new Action.Park());
    assertThat(copied(FAR).window(ago(HOUR), in(HOUR.multipliedBy(9))).ordered(later).waits())
        .as("its window stays")
        .isEqualTo(HOUR);
  }

  @Test
  void anotherWindowTakesThePlaceOfThePlansAndWhatIsNotNamedStays() {
    var tonight = SituationFixture.windows(in(HOUR), in(HOUR.multipliedBy(9)));
    var window = CutoverWish.within(tonight.windows(), ANNA);
    var moment = CutoverWish.notBefore(in(HOUR.multipliedBy(2)), ANNA);

    assertThat(
            copied(FAR)
                .window(ago(HOUR.multipliedBy(9)), ago(HOUR))
                .ordered(Orders.NONE.cuttingOver(window))
                .waits())
        .isEqualTo(HOUR);
    assertThat(copied(FAR).ordered(Orders.NONE.cuttingOver(window).cuttingOver(moment)).waits())
        .isEqualTo(HOUR.multipliedBy(2));
    assertThat(
            copied(FAR)
                .ordered(
                    Orders.NONE
                        .cuttingOver(window)
                        .cuttingOver(CutoverWish.now(ANNA))
                        .cuttingOver(moment))
                .waits())
        .as("a moment after now says nothing of windows")
        .isEqualTo(HOUR.multipliedBy(2));
  }

  @Test
  void whatOneMailboxIsOrderedGoesBeforeWhatItsWaveIs() {
    var own = CutoverWish.notBefore(in(HOUR), ANNA);
    var wave = StandingOrders.NONE.cuttingOver(CutoverWish.now(BEN));

    assertThat(copied(FAR).ordered(Orders.NONE.cuttingOver(own).beside(wave)).waits())
        .isEqualTo(HOUR);
    assertThat(copied(FAR).notBefore(in(HOUR)).ordered(Orders.NONE.beside(wave)).next())
        .isEqualTo(new Action.Release());
  }

  @Test
  void whatIsNotNamedStaysAsItWasPlannedAndABlackoutIsAdded() {
    var windows = SituationFixture.windows(in(HOUR), in(HOUR.multipliedBy(9))).windows();
    var planned = blackout(HOUR.multipliedBy(2), HOUR.multipliedBy(3));
    var added = blackout(HOUR.multipliedBy(5), HOUR.multipliedBy(6));
    var plan =
        new CutoverOrder(
            CutoverStyle.COMPLETE_AFTER,
            in(HOUR),
            new CutoverWindows(windows, List.of(planned), MINUTE, Duration.ZERO));

    assertThat(
            new CutoverWish(false, null, List.of(), List.of(added), null, null, ANNA)
                .appliedTo(plan))
        .isEqualTo(
            new CutoverOrder(
                CutoverStyle.COMPLETE_AFTER,
                in(HOUR),
                new CutoverWindows(windows, List.of(planned, added), MINUTE, Duration.ZERO)));
    var others = SituationFixture.windows(NOW, in(HOUR)).windows();
    assertThat(CutoverWish.within(others, ANNA).appliedTo(plan).windows())
        .isEqualTo(new CutoverWindows(others, List.of(planned), MINUTE, Duration.ZERO));
    assertThat(
            new CutoverWish(false, null, List.of(), List.of(), HOUR, null, ANNA)
                .appliedTo(plan)
                .windows())
        .isEqualTo(new CutoverWindows(windows, List.of(planned), HOUR, Duration.ZERO));
    assertThat(CutoverWish.now(ANNA).appliedTo(plan)).isEqualTo(CutoverOrder.AS_SOON_AS_COPIED);
  }

  private static Blackout blackout(Duration from, Duration until) {
    return new Blackout(
        LocalDateTime.ofInstant(in(from), ZoneOffset.UTC),
        LocalDateTime.ofInstant(in(until), ZoneOffset.UTC),
        ZoneOffset.UTC,
        null);
  }

  @Test
  void nowStandsUntilAnotherTimeIsNamedAndWhatWasOrderedBeforeItCountsAgainThen() {
    var tonight = SituationFixture.windows(in(HOUR), in(HOUR.multipliedBy(9))).windows();
    var blackout = blackout(HOUR, HOUR.multipliedBy(2));
    var more = new CutoverWish(false, null, List.of(), List.of(blackout), null, null, ANNA);
    var now = CutoverWish.now(ANNA);
    var moment = CutoverWish.notBefore(in(HOUR), BEN);
    var before = Orders.NONE.cuttingOver(CutoverWish.within(tonight, ANNA)).cuttingOver(more);

    assertThat(copied(FAR).ordered(before.cuttingOver(now)).next()).isEqualTo(new Action.Release());
    assertThat(copied(FAR).ordered(before.cuttingOver(now).cuttingOver(more)).next())
        .as("one more blackout is no other time")
        .isEqualTo(new Action.Release());
    assertThat(copied(FAR).ordered(before.cuttingOver(now).cuttingOver(moment)).waits())
        .as("the blackout lasts until two hours from now")
        .isEqualTo(HOUR.multipliedBy(2));
    assertThat(
            copied(FAR)
                .notBefore(in(HOUR))
                .ordered(Orders.NONE.cuttingOver(more).beside(StandingOrders.NONE.cuttingOver(now)))
                .next())
        .isEqualTo(new Action.Release());
  }

  @Test
  void anOrderWithImpossibleMarginsSaysNothing() {
    for (var margin : List.of(Duration.ofDays(8), Duration.ofMinutes(-1))) {
      assertThat(
              new CutoverWish(false, in(HOUR), List.of(), List.of(), margin, null, ANNA)
                  .saysSomething())
          .isFalse();
      assertThat(
              new CutoverWish(false, in(HOUR), List.of(), List.of(), null, margin, ANNA)
                  .saysSomething())
          .isFalse();
    }
  }

  @Test
  void aMomentAfterTheLastWindowIsNamedWhereNoneIsLeft() {
    assertThat(
            copied(FAR)
                .window(ago(HOUR), in(HOUR.multipliedBy(3)))
                .notBefore(in(HOUR.multipliedBy(3)))
                .decision()
                .sentence())
        .contains("no window is left", "which it may not before 2026-03-02T23:00:00Z");
  }

  @Test
  void whatOneMailboxIsNotOrderedItsWaveIs() {
    var tonight = SituationFixture.windows(in(HOUR), in(HOUR.multipliedBy(9)));
    var wave = StandingOrders.NONE.cuttingOver(CutoverWish.within(tonight.windows(), BEN));
    var own = Orders.NONE.cuttingOver(CutoverWish.notBefore(in(MINUTE), ANNA));

    assertThat(copied(FAR).ordered(own.beside(wave)).waits()).isEqualTo(HOUR);
  }

  @Test
  void whatHasNoBrakeIsLookedAtWhenItsWindowLetsNothingBeginAnyMore() {
    var unbraked = with(IN_PROGRESS).queued(item(IN_PROGRESS, Whose.OURS, false, ago(HOUR), null));

    assertThat(unbraked.window(ago(HOUR), in(MINUTE.multipliedBy(40))).waits())
        .isEqualTo(MINUTE.multipliedBy(10));
    assertThat(
            with(IN_PROGRESS)
                .queued(item(IN_PROGRESS, Whose.OURS, false, FAR, null))
                .window(ago(HOUR), in(MINUTE.multipliedBy(40)))
                .waits())
        .as("what has its brake may copy on")
        .isEqualTo(HOUR.multipliedBy(6));
  }

  @Test
  void whatExchangeCompletesIsLeftAlone() {
    assertThat(released(COMPLETION_IN_PROGRESS).window(ago(HOUR), ago(MINUTE)).decision().reason())
        .isEqualTo(Reason.COMPLETING);
  }

  @Test
  void whatWouldCompleteByItselfWhenTheWindowOpensIsParked() {
    var opens = in(HOUR.multipliedBy(2));

    assertThat(copied(opens).window(opens, in(HOUR.multipliedBy(9))).next())
        .isEqualTo(new Action.Park());
    assertThat(copied(opens).notBefore(opens).waits()).isEqualTo(HOUR.multipliedBy(2));
  }

  @Test
  void whatIsCopiedOutsideOfItsWindowWaitsAfterwards() {
    var copying =
        with(IN_PROGRESS)
            .queued(item(IN_PROGRESS, Whose.OURS, false, FAR, null))
            .window(in(HOUR), in(HOUR.multipliedBy(9)));

    assertThat(copying.decision().sentence())
        .contains("when it is copied, it waits: the cutover may begin at 2026-03-02T21:00:00Z");
  }
}
