package io.mailferry.activities.monitor;

import static java.time.Duration.ofMinutes;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.Given;
import io.mailferry.activities.Signals;
import io.mailferry.activities.exchange.FarAnswer;
import io.mailferry.journal.read.JournalAsking;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.workflows.mailbox.CauseAnswer;
import io.mailferry.workflows.mailbox.MoveChange;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WatchingTest {
  private final ActivityFixture fixture = ActivityFixture.set();
  private final AtomicReference<@Nullable Seen> lastBeat = new AtomicReference<>();

  @BeforeEach
  void listensToTheHeart() {
    fixture.temporal.setActivityHeartbeatListener(
        Seen.class,
        seen -> {
          if (seen != null) {
            lastBeat.set(seen);
          }
        });
    fixture.target.has(Given.prepared(Given.BERND, "bernd"));
  }

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  /** One pass, as Temporal tries it: with what the pass before told its heart. */
  private @Nullable ApplicationFailure pass() {
    fixture.signals.sent.clear();
    fixture.exchange.said.clear();
    var known = lastBeat.get();
    if (known != null) {
      fixture.temporal.setHeartbeatDetails(known);
    }
    var failure =
        catchThrowableOfType(
            ActivityFailure.class, () -> fixture.monitor().watchMoves(Given.ORGANISATION));
    return failure == null ? null : (ApplicationFailure) failure.getCause();
  }

  private void requestIs(RequestStatus status) {
    requestIs(status, status.toString());
  }

  private void requestIs(RequestStatus status, String detail) {
    fixture.exchange.has(
        Given.ANNA, Given.request(status, detail, Route.PULL, Given.WAVE.batchName()));
  }

  private static Signals.Sent told(RequestStatus status) {
    return new Signals.Sent(
        "mailbox/" + Given.ANNA, "moveChanged", new MoveChange(Given.ANNA, status));
  }

  // ------------------------------------------------------------------ what is told

  @Test
  void tellsAMigrationThatItsRequestRests() {
    requestIs(RequestStatus.IN_PROGRESS);
    pass();
    assertThat(fixture.signals.sent).isEmpty();

    requestIs(RequestStatus.SYNCED);
    pass();

    assertThat(fixture.signals.sent).containsExactly(told(RequestStatus.SYNCED));
  }

  /** Else a mailbox would rest for hours, and its window would pass. */
  @Test
  void tellsInTheNextPassWhatTemporalDidNotTake() {
    requestIs(RequestStatus.IN_PROGRESS);
    pass();
    requestIs(RequestStatus.SYNCED);
    fixture.signals.refuseTheNext();
    pass();
    assertThat(fixture.signals.sent).isEmpty();

    pass();

    assertThat(fixture.signals.sent).containsExactly(told(RequestStatus.SYNCED));
  }

  @Test
  void answersByItselfWhoAsksOverAFarAccountThatIsLetInAgain() {
    fixture.asking =
        () ->
            List.of(
                new JournalAsking(
                    Given.ANNA,
                    Given.WAVE,
                    Route.PULL,
                    fixture.clock.instant().minus(ofMinutes(15)),
                    List.of(Choice.REPOINT),
                    0,
                    null,
                    null));
    fixture.exchange.farEndAnswers(new FarAnswer.Refused("(401) Unauthorized"));
    requestIs(RequestStatus.FAILED);
    var refused = pass();
    assertThat(refused)
        .isNotNull()
        .satisfies(
            failure ->
                assertThat(failure.getOriginalMessage())
                    .contains("mail.source.example does not let the account in"));

    fixture.exchange.farEndAnswers(new FarAnswer.LetIn());
    fixture.passes(ofMinutes(14));
    pass();
    assertThat(fixture.signals.sent).isEmpty();
    fixture.passes(ofMinutes(1));
    pass();

    assertThat(fixture.signals.sent)
        .containsExactly(
            new Signals.Sent(
                "mailbox/" + Given.ANNA,
                "answerCause",
                new CauseAnswer("failed/far-credential", Choice.REPOINT, null, Given.WAVE)));
  }

  @ParameterizedTest
  @EnumSource(
      value = RequestStatus.class,
      names = {"SYNCED", "AUTO_SUSPENDED", "COMPLETED", "SUSPENDED", "FAILED", "UNRECOGNISED"})
  void tellsWhateverRestsOnce(RequestStatus resting) {
    requestIs(resting);

    pass();
    assertThat(fixture.signals.sent).containsExactly(told(resting));
    pass();
    assertThat(fixture.signals.sent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "QUEUED, IN_PROGRESS",
    "IN_PROGRESS, COMPLETION_IN_PROGRESS",
    "IN_PROGRESS, QUEUED",
    "SYNCED, COMPLETION_IN_PROGRESS",
    "SYNCED, IN_PROGRESS"
  })
  void keepsToItselfWhatChangesNoDecision(RequestStatus before, RequestStatus after) {
    requestIs(before);
    pass();
    requestIs(after);

    pass();

    assertThat(fixture.signals.sent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SUSPENDED, IN_PROGRESS",
    "FAILED, QUEUED",
    "FAILED, IN_PROGRESS",
    "AUTO_SUSPENDED, QUEUED",
    "AUTO_SUSPENDED, IN_PROGRESS",
    "AUTO_SUSPENDED, COMPLETION_IN_PROGRESS"
  })
  void tellsThatSomebodyResumedARequest(RequestStatus before, RequestStatus after) {
    requestIs(before);
    pass();
    requestIs(after);

    pass();

    assertThat(fixture.signals.sent).containsExactly(told(after));
  }

  @Test
  void tellsThatARequestIsGone() {
    requestIs(RequestStatus.IN_PROGRESS);
    pass();
    fixture.exchange.hasNoLonger(Given.ANNA);

    pass();

    assertThat(fixture.signals.sent).containsExactly(told(RequestStatus.NONE));
    pass();
    assertThat(fixture.signals.sent).isEmpty();
  }

  @Test
  void doesNotMindThatNobodyListens() {
    fixture.signals.over("mailbox/" + Given.ANNA);
    requestIs(RequestStatus.COMPLETED);

    var failure = requireNonNull(pass());

    assertThat(failure.getType()).isEqualTo("MF-NEXT-PASS");
  }

  @Test
  void leavesTheRequestsOfOthersAlone() {
    fixture.exchange.has(
        Given.ANNA, Given.request(RequestStatus.SYNCED, "Synced", Route.PULL, "by hand"));

    pass();

    assertThat(fixture.signals.sent).isEmpty();
    assertThat(fixture.journal.progress).isEmpty();
  }

  // ------------------------------------------------------------------ how it reads

  @Test
  void readsEachQueueOnceHoweverManyMailboxesItHolds() {
    requestIs(RequestStatus.IN_PROGRESS);
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.IN_PROGRESS));

    pass();

    assertThat(fixture.exchange.said)
        .containsExactly("list batch " + WaveName.everyBatch(), "list TGT-DB01");
    assertThat(fixture.journal.progress).hasSize(2);
  }

  @Test
  void readsNoQueueWhenThereIsNothingToWatch() {
    pass();

    assertThat(fixture.exchange.said).containsExactly("list batch " + WaveName.everyBatch());
  }

  @Test
  void goesByTheStampsWhenAQueueCannotBeRead() {
    requestIs(RequestStatus.SYNCED);
    fixture.exchange.cannotRead(Given.TARGET);

    var failure = requireNonNull(pass());

    assertThat(failure.getType()).isEqualTo("MF-NEXT-PASS");
    assertThat(fixture.signals.sent).containsExactly(told(RequestStatus.SYNCED));
  }

  @Test
  void goesByTheLastItemWhereAMailboxHasTwo() {
    fixture.exchange.hasAnOrphan(Given.ANNA, Given.request(RequestStatus.QUEUED));
    requestIs(RequestStatus.SYNCED);

    var failure = requireNonNull(pass());

    assertThat(failure.getType()).isEqualTo("MF-NEXT-PASS");
    assertThat(fixture.signals.sent).containsExactly(told(RequestStatus.SYNCED));
  }

  @Test
  void goesOnWithoutTheJournal() {
    fixture.journal.isAway();
    requestIs(RequestStatus.SYNCED);

    pass();

    assertThat(fixture.signals.sent).containsExactly(told(RequestStatus.SYNCED));
  }

  @Test
  void triesAgainWhenExchangeIsAway() {
    fixture.exchange.cannotBeRead();

    assertThat(requireNonNull(pass()).getType()).isEqualTo("MF-EX-NO-SESSION");
  }

  // ------------------------------------------------------------------ when it comes back

  @Test
  void asksToComeBackInAMinuteWithoutMakingItAFailure() {
    requestIs(RequestStatus.IN_PROGRESS);

    var failure = requireNonNull(pass());

    assertThat(failure.getNextRetryDelay()).isEqualTo(ofMinutes(1));
    assertThat(failure.getCategory()).isEqualTo(ApplicationErrorCategory.BENIGN);
    assertThat(failure.getOriginalMessage()).startsWith("watching 1 move requests");
    assertThat(failure.isNonRetryable()).isFalse();
  }

  @Test
  void endsWhenThereWasNothingForHalfAnHour() {
    for (var minute = 1; minute < 30; minute++) {
      assertThat(pass()).isNotNull();
      fixture.passes(ofMinutes(1));
    }

    assertThat(pass()).isNull();
  }

  @Test
  void countsTheHalfHourAfreshAfterARequest() {
    for (var minute = 1; minute < 30; minute++) {
      pass();
    }
    requestIs(RequestStatus.QUEUED);
    pass();
    fixture.exchange.hasNoLonger(Given.ANNA);

    for (var minute = 1; minute < 30; minute++) {
      assertThat(pass()).isNotNull();
    }
    assertThat(pass()).isNull();
  }

  @Test
  void anOutageIsNotAnHourWithNothingToWatch() {
    pass();
    fixture.exchange.cannotBeRead();
    for (var minute = 1; minute < 90; minute++) {
      fixture.passes(ofMinutes(1));
      assertThat(pass()).isNotNull();
    }
    fixture.exchange.canBeRead();

    assertThat(pass()).as("the first pass after the outage").isNotNull();
  }

  @Test
  void hintsOnceMoreWhenItHasForgottenEverything() {
    requestIs(RequestStatus.SYNCED);
    pass();
    lastBeat.set(null);

    pass();

    assertThat(fixture.signals.sent).containsExactly(told(RequestStatus.SYNCED));
  }

  /** A slow pass beats by itself; that must not wipe out what the pass before has seen. */
  @Test
  void remembersThroughAPassThatIsSlow() throws InterruptedException {
    requestIs(RequestStatus.SYNCED);
    pass();
    var before = requireNonNull(lastBeat.get());
    var beats = new java.util.concurrent.LinkedBlockingQueue<java.util.Optional<Seen>>();
    fixture.temporal.setActivityHeartbeatListener(
        Seen.class, seen -> beats.add(java.util.Optional.ofNullable(seen)));
    var end = new java.util.concurrent.CountDownLatch(1);
    fixture.target.saysNothing(end);

    var slow = Thread.ofVirtual().start(this::pass);

    assertThat(beats.poll(30, java.util.concurrent.TimeUnit.SECONDS)).contains(before);
    end.countDown();
    slow.join();
  }

  // ------------------------------------------------------------------ failovers, for the report

  @ParameterizedTest
  @CsvSource({
    "RelinquishedMDBFailover",
    "RelinquishedHAStall",
    "StalledDueToHA",
    "StalledDueToTarget_MdbReplication",
    "StalledDueToTarget_MdbAvailability",
    "MDBOffline"
  })
  void writesDownAFailoverAndThatExchangeGotOverIt(String postponed) {
    requestIs(RequestStatus.IN_PROGRESS, "CopyingMessages");
    pass();
    requestIs(RequestStatus.QUEUED, postponed);
    pass();
    pass();
    requestIs(RequestStatus.IN_PROGRESS, "CopyingMessages");
    pass();

    assertThat(fixture.journal.kinds()).containsExactly(FactKind.TROUBLE, FactKind.HEALED);
    assertThat(fixture.journal.facts)
        .allSatisfy(fact -> assertThat(fact.wave()).isEqualTo(Given.WAVE));
    assertThat(fixture.journal.sentences(FactKind.TROUBLE).getFirst())
        .contains("TGT-DB01")
        .contains(postponed);
    assertThat(fixture.signals.sent).as("Exchange retries first").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CopyingMessages", "StalledDueToTarget_Processor", "RelinquishedWlmStall"})
  void takesAnOrdinaryStallForNoFailover(String detail) {
    requestIs(RequestStatus.IN_PROGRESS, detail);

    pass();

    assertThat(fixture.journal.facts).isEmpty();
  }
}
