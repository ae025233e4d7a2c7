package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.COMPLETION_IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.QUEUED;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.NOW;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.havingMet;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Expected;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.Orders;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not move for too long is shown and explained, and left to Exchange all the same. */
class StallsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  private static QueueItem.Times queuedAt(@Nullable Instant queued, @Nullable Instant lastUpdate) {
    return new QueueItem.Times(queued, null, lastUpdate, null, null, 0);
  }

  private static SituationFixture copyingSince(Duration lastUpdate) {
    return with(IN_PROGRESS).touched(ago(lastUpdate));
  }

  private static SituationFixture queuedSince(Duration queued) {
    return with(QUEUED).timed(queuedAt(ago(queued), ago(queued)));
  }

  private static SituationFixture releasedSince(Duration released) {
    return with(SYNCED)
        .queued(item(SYNCED, Whose.OURS, false, ago(released), null))
        .touched(ago(Duration.ofMinutes(1)))
        .remembering(memory -> memory.withReleased(ago(released)));
  }

  private static void isCalm(SituationFixture situation) {
    assertThat(situation.decision().attention()).isEqualTo(Attention.NONE);
    assertThat(situation.decision().reason()).isNotEqualTo(Reason.STALLED);
  }

  private static void isStuck(SituationFixture situation) {
    assertThat(situation.decision().attention()).isEqualTo(Attention.STUCK);
    assertThat(situation.decision().reason()).isEqualTo(Reason.STALLED);
    assertThat(situation.waits()).isEqualTo(HALF_AN_HOUR);
  }

  @Test
  void aCopyWithoutAnUpdateForFourHoursIsStuck() {
    isCalm(copyingSince(HOUR.multipliedBy(4).minus(SECOND)));
    isStuck(copyingSince(HOUR.multipliedBy(4)));
    isStuck(copyingSince(DAY.multipliedBy(3)));
  }

  @Test
  void aCompletionWithoutAnUpdateForAnHourIsStuckAndIsNotTouched() {
    var completing = with(COMPLETION_IN_PROGRESS);

    isCalm(completing.touched(ago(HOUR.minus(SECOND))));
    isStuck(completing.touched(ago(HOUR)));
    assertThat(completing.decision().phase()).isEqualTo(Phase.CUTTING_OVER);
    assertThat(completing.decision().sentence()).contains("nobody may touch it now");
  }

  @Test
  void aRequestQueuedForADayIsStuck() {
    isCalm(queuedSince(DAY.minus(SECOND)));
    isStuck(queuedSince(DAY));
    assertThat(queuedSince(DAY).decision().sentence())
        .startsWith("the request has been queued since 2026-03-01T20:00:00Z.")
        .contains("no server has taken the request up", "Test-MRSHealth");
  }

  @Test
  void aRequestThatWasQueuedAnewWaitsSinceThen() {
    isCalm(with(QUEUED).timed(queuedAt(ago(DAY.multipliedBy(9)), ago(HOUR))));
    isCalm(
        queuedSince(DAY.multipliedBy(9))
            .remembering(memory -> memory.withOneMoreResume(ago(HOUR), FailureFamily.PASSING)));
  }

  @Test
  void aReleaseThatIsNotTakenUpForAnHourIsStuckHoweverFreshItsLastUpdate() {
    isCalm(releasedSince(HOUR.minus(SECOND)));
    isStuck(releasedSince(HOUR));
    assertThat(releasedSince(DAY).decision().phase()).isEqualTo(Phase.CUTTING_OVER);
    assertThat(releasedSince(DAY).decision().sentence())
        .startsWith("the move has been released for cutover since 2026-03-01T20:00:00Z")
        .contains("no server has taken the request up");
  }

  @Test
  void aReleaseThatWasGivenWithTheRequestIsJudgedByItsTime() {
    isStuck(releasedSince(HOUR).remembering(memory -> memory.withReleased(null)));
    isCalm(releasedSince(DAY).remembering(memory -> memory.withReleased(ago(SECOND))));
  }

  @Test
  void aReleasedRequestThatIsOnlyQueuedIsStuckAfterAnHour() {
    var due =
        with(QUEUED)
            .queued(item(QUEUED, Whose.OURS, true, null, null))
            .timed(queuedAt(ago(DAY.multipliedBy(2)), ago(DAY)))
            .remembering(memory -> memory.withReleased(ago(HOUR)));

    isStuck(due);
    isCalm(due.remembering(memory -> memory.withReleased(ago(HOUR.minus(SECOND)))));
  }

  @ParameterizedTest
  @CsvSource({"RelinquishedMDBFailover,2", "Relinquished,6", "RelinquishedWlmStall,6"})
  void whatAServerPutBackHasATimeOfItsOwn(String detail, int hours) {
    var time = HOUR.multipliedBy(hours);

    isCalm(copyingSince(time.minus(SECOND)).detailed(detail));
    isStuck(copyingSince(time).detailed(detail));
  }

  /** Put back and taken up every ten minutes, a request gives a sign of life each time. */
  @Test
  void aCopyThatLivesAndCopiesNothingForFourHoursIsStuck() {
    var first = copyingSince(Duration.ZERO);
    var later = with(IN_PROGRESS).touched(in(HOUR.multipliedBy(4))).after(first);

    isCalm(later.later(HOUR.multipliedBy(4).minus(SECOND)));
    isStuck(later.later(HOUR.multipliedBy(4)));
    assertThat(later.decision().sentence())
        .startsWith(
            "Exchange is working on the move, and nothing more of it has been copied since"
                + " 2026-03-02T20:00:00Z.");
  }

  @Test
  void aCopyThatGoesOnHoweverSlowlyIsNotStuck() {
    var first = copyingSince(Duration.ZERO);
    var more = with(IN_PROGRESS).queued(havingMet(item(IN_PROGRESS, Whose.OURS), 1));

    isCalm(more.touched(in(HOUR.multipliedBy(6))).later(HOUR.multipliedBy(6)).after(first));
  }

  @Test
  void whatExchangeWaitsForIsSaidBeforeItHasLastedTooLong() {
    var waiting = copyingSince(Duration.ZERO);

    assertThat(waiting.detailed("StalledDueToTarget_DiskLatency").decision().sentence())
        .isEqualTo(
            "Exchange is working on the move and waits: the disks of a database answer slowly"
                + " (StalledDueToTarget_DiskLatency); when it is copied, the cutover comes next");
    assertThat(waiting.detailed("CopyingMessages").decision().sentence())
        .isEqualTo("Exchange is working on the move; when it is copied, the cutover comes next");
  }

  @Test
  void whatMovesAgainIsCalmAgain() {
    var stuck = copyingSince(DAY);
    isStuck(stuck);

    var again = with(IN_PROGRESS).touched(NOW).after(stuck);

    isCalm(again);
    assertThat(again.decision().reason()).isEqualTo(Reason.COPYING);
  }

  @Test
  void aTimeThatIsNotToldIsNotAnOldOne() {
    isCalm(with(IN_PROGRESS));
    isCalm(with(COMPLETION_IN_PROGRESS));
    isCalm(with(QUEUED));
    isCalm(with(QUEUED).touched(ago(DAY.multipliedBy(3))));
    isCalm(with(IN_PROGRESS).timed(queuedAt(ago(DAY.multipliedBy(9)), null)));
  }

  @Test
  void aTimeThatLiesAheadHasNotPassed() {
    isCalm(with(IN_PROGRESS).touched(in(DAY)));
    isCalm(with(QUEUED).timed(queuedAt(in(DAY), null)));
    isCalm(with(QUEUED).timed(queuedAt(ago(DAY.multipliedBy(3)), in(DAY))));
    assertThat(with(IN_PROGRESS).touched(in(DAY)).waits()).isEqualTo(Timings.DEFAULT.safetyLook());
  }

  @Test
  void aCopyIsLookedAtWhenItWouldBecomeStuckAndNotHoursLater() {
    assertThat(copyingSince(Duration.ZERO).waits()).isEqualTo(HOUR.multipliedBy(4));
    assertThat(copyingSince(HOUR.multipliedBy(3)).waits()).isEqualTo(HOUR);
    assertThat(copyingSince(HOUR.multipliedBy(4).minus(SECOND)).waits())
        .isEqualTo(Timings.DEFAULT.settleLook());
    assertThat(queuedSince(HOUR).waits()).isEqualTo(Timings.DEFAULT.safetyLook());
  }

  @Test
  void whatIsStuckStillLeadsWhereItLed() {
    assertThat(copyingSince(DAY).next())
        .isEqualTo(new Action.WaitAndLook(HALF_AN_HOUR, Expected.RELEASE));
    assertThat(releasedSince(DAY).next())
        .isEqualTo(new Action.WaitAndLook(HALF_AN_HOUR, Expected.VERIFY));
  }

  @Test
  void whatRestsOnAnOrderIsNotStuck() {
    isCalm(with(SUSPENDED).touched(ago(DAY)).ordered(Orders.NONE.paused(ANNA)));
    isCalm(with(SYNCED).touched(ago(DAY)).ordered(Orders.NONE.held(ANNA)));
  }

  @Test
  void anOrderIsCarriedOutOnWhatIsStuckAsOnAnything() {
    assertThat(copyingSince(DAY).ordered(Orders.NONE.cancelled(ANNA)).next())
        .isEqualTo(new Action.Withdraw());
    assertThat(copyingSince(DAY).ordered(Orders.NONE.paused(ANNA)).next())
        .isEqualTo(new Action.Suspend());
  }

  @Test
  void aPersonReadsWhatStandsInTheWaySinceWhenAndWhatToLookAt() {
    var stuck = copyingSince(HOUR.multipliedBy(5)).detailed("StalledDueToTarget_DiskLatency");

    assertThat(stuck.decision().sentence())
        .isEqualTo(
            "Exchange is working on the move, and nothing has moved since 2026-03-02T15:00:00Z."
                + " What stands in the way: the disks of a database answer slowly (Exchange calls"
                + " it StalledDueToTarget_DiskLatency). Exchange goes on by itself when that is"
                + " over, and Mailferry waits and changes nothing; when it is copied, the cutover"
                + " comes next. To help, look at the disks, and how many moves run into the"
                + " database at once (into TGT-DB01, from SRC-DB07)");
  }

  @ParameterizedTest
  @CsvSource({
    "StalledDueToTarget_MdbReplication,COPIES_LAG",
    "StalledDueToHA,COPIES_LAG",
    "DataReplicationWait,COPIES_LAG",
    "RelinquishedDataGuarantee,COPIES_LAG",
    "StalledDueToTarget_ContentIndexing,INDEX_LAGS",
    "StalledDueToCI,INDEX_LAGS",
    "StalledDueToTarget_BigFunnel,INDEX_LAGS",
    "StalledDueToSource_MailboxLock,LOCKED",
    "StalledDueToTarget_DiskLatency,SLOW_DISKS",
    "StalledDueToWriteCpu,BUSY_PROCESSORS",
    "StalledDueToSource_EndpointCapacityExceeded,ENDPOINT_IS_FULL",
    "StalledDueToTarget_MailboxCapacityExceeded,TOO_MANY_MOVES",
    "StalledDueToTarget_MdbFull,DATABASE_IS_FULL",
    "StalledDueToReadThrottle,SERVER_IS_SPARED",
    "StalledDueToTarget_UnknownReason,RESOURCE_IS_SHORT",
    "RelinquishedMDBFailover,FAILED_OVER",
    "Relinquished,PUT_BACK",
    "TransientFailureSource,TRIES_AGAIN",
    "NetworkFailure,NETWORK_FAILS",
    "MDBOffline,DATABASE_IS_OFFLINE",
    "ProxyBackoff,ENDPOINT_IS_FULL",
    "Queued,NOT_TAKEN_UP",
    "CopyingMessages,NOT_TOLD"
  })
  void aCauseIsToldByPartsOfTheDetail(String detail, StallCause cause) {
    assertThat(StallCause.of(detail)).isEqualTo(cause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SomethingNew"})
  void aDetailThatIsNotKnownIsSaidToTellNothing(String detail) {
    assertThat(copyingSince(DAY).detailed(detail).decision().sentence())
        .contains(
            "Exchange does not tell what it waits for (Exchange calls it "
                + (detail.isBlank() ? IN_PROGRESS : detail));
  }
}
