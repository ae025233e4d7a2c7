package io.mailferry.activities.monitor;

import static java.time.Duration.ofDays;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.Given;
import io.mailferry.activities.Signals;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.workflows.mailbox.MoveChange;
import io.temporal.failure.ActivityFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody takes off by hand what keeps a request from completing. */
class BrakesTest {
  private static final String ANNAS = "mailbox/" + Given.ANNA;

  private final ActivityFixture fixture = ActivityFixture.set();
  private final AtomicReference<@Nullable Seen> lastBeat = new AtomicReference<>();
  private final Instant far = fixture.clock.instant().plus(ofDays(100));

  @BeforeEach
  void watchesAMigrationThatCopies() {
    fixture.temporal.setActivityHeartbeatListener(
        Seen.class,
        seen -> {
          if (seen != null) {
            lastBeat.set(seen);
          }
        });
    phaseIs(Phase.COPYING);
  }

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  private void phaseIs(Phase phase) {
    fixture.signals.runs(ANNAS, phase, Attention.NONE, Given.WAVE);
  }

  private void pass() {
    fixture.signals.sent.clear();
    var known = lastBeat.get();
    if (known != null) {
      fixture.temporal.setHeartbeatDetails(known);
    }
    requireNonNull(
        catchThrowableOfType(
            ActivityFailure.class, () -> fixture.monitor().watchMoves(Given.ORGANISATION)));
  }

  private void requestIs(RequestStatus status, @Nullable Instant completeAfter) {
    var item = Given.request(status);
    fixture.exchange.has(
        Given.ANNA, completeAfter == null ? item : Given.completingAfter(item, completeAfter));
  }

  private static QueueItem.Present stopping(RequestStatus status, boolean stops) {
    var item = Given.request(status);
    return new QueueItem.Present(
        item.request(),
        item.status(),
        item.statusDetail(),
        item.route(),
        item.batchName(),
        item.targetDatabase(),
        item.sourceDatabase(),
        stops,
        null,
        item.progress(),
        item.times(),
        null,
        item.limits());
  }

  private static Signals.Sent told(RequestStatus status) {
    return new Signals.Sent(ANNAS, "moveChanged", new MoveChange(Given.ANNA, status));
  }

  // ------------------------------------------------------------------ what is told

  @ParameterizedTest
  @EnumSource(names = {"QUEUED", "IN_PROGRESS", "SYNCED", "SUSPENDED"})
  void areToldInTheNextPassAndOnce(RequestStatus status) {
    requestIs(status, far);
    pass();
    requestIs(status, fixture.clock.instant());

    pass();
    assertThat(fixture.signals.sent).containsExactly(told(status));
    pass();
    assertThat(fixture.signals.sent).isEmpty();
  }

  @Test
  void areToldWhenThereIsNoTimeAnyMore() {
    requestIs(RequestStatus.IN_PROGRESS, far);
    pass();
    requestIs(RequestStatus.IN_PROGRESS, null);

    pass();

    assertThat(fixture.signals.sent).containsExactly(told(RequestStatus.IN_PROGRESS));
  }

  @Test
  void areToldWhenItDoesNotStopBeforeItsEndAnyMore() {
    fixture.exchange.has(Given.ANNA, stopping(RequestStatus.IN_PROGRESS, true));
    pass();
    fixture.exchange.has(Given.ANNA, stopping(RequestStatus.IN_PROGRESS, false));

    pass();

    assertThat(fixture.signals.sent).containsExactly(told(RequestStatus.IN_PROGRESS));
  }

  @Test
  void areToldOnceWhenItsStateIsNewsToo() {
    requestIs(RequestStatus.IN_PROGRESS, far);
    pass();
    requestIs(RequestStatus.SYNCED, null);

    pass();

    assertThat(fixture.signals.sent).containsExactly(told(RequestStatus.SYNCED));
    pass();
    assertThat(fixture.signals.sent)
        .as("it may have looked while the brake was still on")
        .containsExactly(told(RequestStatus.SYNCED));
    pass();
    assertThat(fixture.signals.sent).isEmpty();
  }

  @Test
  void areToldAgainWhenSomebodyTakesTheNextOneOffToo() {
    requestIs(RequestStatus.IN_PROGRESS, far);
    pass();
    requestIs(RequestStatus.IN_PROGRESS, null);
    pass();
    requestIs(RequestStatus.IN_PROGRESS, far);
    pass();
    assertThat(fixture.signals.sent).as("put back").isEmpty();
    requestIs(RequestStatus.IN_PROGRESS, null);

    pass();

    assertThat(fixture.signals.sent).containsExactly(told(RequestStatus.IN_PROGRESS));
  }

  @Test
  void areToldThoughTemporalCannotSayHowTheMigrationStands() {
    requestIs(RequestStatus.IN_PROGRESS, far);
    pass();
    fixture.signals.areNotDescribed();
    requestIs(RequestStatus.IN_PROGRESS, null);

    pass();

    assertThat(fixture.signals.sent).containsExactly(told(RequestStatus.IN_PROGRESS));
  }

  @Test
  void areSeenOfARequestThatWaitsForItsCutoverInAQueueThatTakesMinutesToRead() {
    requestIs(RequestStatus.SYNCED, far);
    fixture.exchange.takesLongToRead(Given.TARGET, () -> fixture.passes(Duration.ofMinutes(3)));
    pass();
    pass();
    requestIs(RequestStatus.SYNCED, null);
    fixture.exchange.said.clear();

    pass();

    assertThat(fixture.exchange.said)
        .as("its queue was not due")
        .noneMatch("list TGT-DB01"::equals);
    assertThat(fixture.signals.sent).containsExactly(told(RequestStatus.SYNCED));
  }

  // ------------------------------------------------------------------ what is not

  @Test
  void areNoNewsToAMigrationThatReleasedItsRequestItself() {
    requestIs(RequestStatus.SYNCED, far);
    pass();
    phaseIs(Phase.CUTTING_OVER);
    requestIs(RequestStatus.SYNCED, fixture.clock.instant());

    pass();

    assertThat(fixture.signals.sent).isEmpty();
  }

  @Test
  void areNoNewsWhenTheyGotTighter() {
    requestIs(RequestStatus.IN_PROGRESS, far);
    pass();
    requestIs(RequestStatus.IN_PROGRESS, far.plus(ofDays(1)));

    pass();

    assertThat(fixture.signals.sent).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETION_IN_PROGRESS", "COMPLETED", "FAILED"})
  void areNoNewsOfARequestThatTheyDoNotKeepAnyMore(RequestStatus status) {
    requestIs(status, far);
    pass();
    requestIs(status, null);

    pass();

    assertThat(fixture.signals.sent).isEmpty();
  }

  @Test
  void areForgottenWithTheRequest() {
    requestIs(RequestStatus.IN_PROGRESS, far);
    pass();
    fixture.exchange.hasNoLonger(Given.ANNA);
    pass();
    requestIs(RequestStatus.IN_PROGRESS, fixture.clock.instant());

    pass();

    assertThat(fixture.signals.sent).isEmpty();
  }

  @Test
  void areToldToNobodyByAMonitorOfBefore() {
    requestIs(RequestStatus.IN_PROGRESS, far);
    pass();
    var seen = requireNonNull(lastBeat.get());
    lastBeat.set(
        new Seen(
            seen.states(),
            seen.postponed(),
            0,
            seen.stamps(),
            seen.withoutStamp(),
            seen.queues(),
            seen.askedLast(),
            null,
            null,
            null,
            null,
            null));

    pass();

    assertThat(fixture.signals.sent).isEmpty();
    assertThat(requireNonNull(lastBeat.get()).brakes()).containsKey(Given.ANNA.toString());
  }
}
