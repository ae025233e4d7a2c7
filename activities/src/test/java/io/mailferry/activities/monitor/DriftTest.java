package io.mailferry.activities.monitor;

import static java.time.Duration.ofMinutes;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.Given;
import io.mailferry.activities.Signals;
import io.mailferry.journal.write.DriftKind;
import io.mailferry.journal.write.DriftNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.workflows.mailbox.MoveChange;
import io.temporal.failure.ActivityFailure;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exchange shows requests that should not be there. */
class DriftTest {
  private static final String ANNAS = "mailbox/" + Given.ANNA;
  private static final String BERNDS = "mailbox/" + Given.BERND;

  private final ActivityFixture fixture = ActivityFixture.set();
  private final AtomicReference<@Nullable Seen> lastBeat = new AtomicReference<>();

  /** A request of ours that is watched keeps the monitor reading its queue. */
  @BeforeEach
  void watchesAnna() {
    fixture.temporal.setActivityHeartbeatListener(
        Seen.class,
        seen -> {
          if (seen != null) {
            lastBeat.set(seen);
          }
        });
    fixture.target.has(Given.prepared(Given.BERND, "bernd"));
    fixture.signals.runs(ANNAS, Phase.COPYING, Attention.NONE, Given.WAVE);
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));
  }

  @AfterEach
  void endsTheStage() {
    fixture.close();
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
    fixture.passes(ofMinutes(1));
  }

  private static QueueItem.Present byHand(RequestStatus status) {
    return Given.request(status, "Copying", Route.PULL, "by hand");
  }

  private static DriftNote unwatched(RequestStatus status, Instant began) {
    return new DriftNote(
        DriftKind.UNWATCHED,
        Given.BERND,
        Given.WAVE,
        Given.WAVE.batchName(),
        Given.TARGET.name(),
        status,
        began);
  }

  private Instant now() {
    return fixture.clock.instant();
  }

  // ------------------------------------------------------------------ ours, and nobody watches

  @Test
  void isARequestOfOursThatNoMigrationWatchesFromTheFirstPassOn() {
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.SYNCED));
    var began = now();

    pass();

    assertThat(fixture.journal.drift).containsExactly(unwatched(RequestStatus.SYNCED, began));
  }

  @Test
  void keepsItsBeginningAndTellsWhereItStandsNow() {
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.IN_PROGRESS));
    var began = now();
    pass();
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.SYNCED));

    pass();

    assertThat(fixture.journal.drift).containsExactly(unwatched(RequestStatus.SYNCED, began));
  }

  @Test
  void isOverWhenTheRequestIsGone() {
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.SYNCED));
    pass();
    fixture.exchange.hasNoLonger(Given.BERND);

    pass();

    assertThat(fixture.journal.drift).isEmpty();
  }

  @Test
  void isOverWhenAMigrationWatchesItAgain() {
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.SYNCED));
    pass();
    fixture.signals.runs(BERNDS, Phase.READY, Attention.NONE, Given.WAVE);

    pass();

    assertThat(fixture.journal.drift).isEmpty();
  }

  @Test
  void isFoundWhenAMigrationEndsWithoutItsRequest() {
    fixture.signals.runs(BERNDS, Phase.COPYING, Attention.NONE, Given.WAVE);
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.SYNCED));
    pass();
    assertThat(fixture.journal.drift).isEmpty();
    fixture.signals.runsNoLonger(BERNDS);

    pass();

    assertThat(fixture.journal.drift).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETED", "COMPLETED_WITH_WARNING"})
  void isNoFinishedRequest(RequestStatus status) {
    fixture.exchange.has(Given.BERND, Given.request(status));

    pass();

    assertThat(fixture.journal.drift).isEmpty();
  }

  @Test
  void isAlsoWhatOnlyAQueueShows() {
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.SYNCED));
    fixture.exchange.hasNoStamp(Given.BERND);
    var began = now();

    pass();

    assertThat(fixture.journal.drift).containsExactly(unwatched(RequestStatus.SYNCED, began));
  }

  @Test
  void staysAsItWasWhileTemporalCannotTell() {
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.SYNCED));
    pass();
    fixture.signals.areNotDescribed();

    pass();

    assertThat(fixture.journal.drift).hasSize(1);
  }

  @Test
  void isNotMadeOfRequestsThatNobodyCouldBeAskedAbout() {
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.SYNCED));
    fixture.signals.areNotDescribed();

    pass();

    assertThat(fixture.journal.drift).isEmpty();
  }

  @Test
  void isClearedThoughTheJournalWasAwayWhenItWentAway() {
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.SYNCED));
    pass();
    fixture.exchange.hasNoLonger(Given.BERND);
    fixture.journal.isAway();
    pass();
    fixture.journal.isBack();

    pass();

    assertThat(fixture.journal.drift).isEmpty();
  }

  @Test
  void staysInBoundsHoweverManyThereAre() {
    for (var i = 0; i < DriftNote.MOST_OF_AN_ORGANISATION + 20; i++) {
      copied(i);
    }

    pass();
    pass();

    assertThat(fixture.journal.drift).hasSize(DriftNote.MOST_OF_AN_ORGANISATION);
  }

  // ------------------------------------------------------------------ how few calls that takes

  /** Those that are watched come before Bernd in every order. */
  private void watches(int number) {
    for (var i = 0; i < number; i++) {
      fixture.signals.runs("mailbox/" + copied(i), Phase.READY, Attention.NONE, Given.WAVE);
    }
  }

  private MailboxGuid copied(int number) {
    var mailbox = MailboxGuid.of("00000000-0000-4000-8000-%012d".formatted(number));
    fixture.target.has(Given.prepared(mailbox, "user" + number));
    fixture.exchange.has(mailbox, Given.request(RequestStatus.SYNCED));
    return mailbox;
  }

  @Test
  void isFoundInOnePassAmongManyThatAreWatched() {
    watches(200);
    fixture.signals.runs(BERNDS, Phase.COPYING, Attention.NONE, Given.WAVE);
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.SYNCED));
    pass();
    fixture.signals.runsNoLonger(BERNDS);
    fixture.signals.described.clear();

    pass();

    assertThat(fixture.journal.drift).hasSize(1);
    assertThat(fixture.signals.described).hasSizeLessThan(5).contains(BERNDS);
  }

  @Test
  void isFoundInItsTurnWhereTheListStaysWrong() {
    watches(7);
    fixture.signals.runsNoLongerAndIsListed(BERNDS);
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.SYNCED));

    pass();
    pass();
    pass();

    assertThat(fixture.journal.drift).hasSize(1);
  }

  @Test
  void isFoundWhereTemporalListsNothing() {
    fixture.signals.areNotListed();
    watches(40);
    fixture.signals.runs(BERNDS, Phase.COPYING, Attention.NONE, Given.WAVE);
    fixture.exchange.has(Given.BERND, Given.request(RequestStatus.SYNCED));
    pass();
    assertThat(fixture.journal.drift).isEmpty();
    fixture.signals.runsNoLonger(BERNDS);

    pass();

    assertThat(fixture.journal.drift).hasSize(1);
  }

  @Test
  void asksAboutRequestsOfOthersOnlyWhereAMigrationRuns() {
    fixture.exchange.has(Given.BERND, byHand(RequestStatus.IN_PROGRESS));

    pass();

    assertThat(fixture.signals.described).containsOnlyOnce(ANNAS);
    fixture.signals.runs(BERNDS, Phase.SUBMITTING, Attention.NONE, Given.WAVE);
    pass();
    assertThat(fixture.journal.drift).hasSize(1);
  }

  // ------------------------------------------------------------------ somebody else's

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      names = {"LOOKING_UP", "SUBMITTING"})
  void isARequestOfOthersForAMailboxOfAMigrationThatRuns(Phase phase) {
    fixture.signals.runs(BERNDS, phase, Attention.NONE, Given.WAVE);
    fixture.exchange.has(Given.BERND, byHand(RequestStatus.IN_PROGRESS));
    var began = now();

    pass();

    assertThat(fixture.journal.drift)
        .containsExactly(
            new DriftNote(
                DriftKind.FOREIGN,
                Given.BERND,
                Given.WAVE,
                "by hand",
                Given.TARGET.name(),
                RequestStatus.IN_PROGRESS,
                began));
    assertThat(fixture.signals.sent)
        .as("the migration looks at once")
        .containsExactly(
            new Signals.Sent(
                BERNDS, "moveChanged", new MoveChange(Given.BERND, RequestStatus.IN_PROGRESS)));
    pass();
    assertThat(fixture.signals.sent).as("told once").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      names = {
        "ATTENTION",
        "COPYING",
        "READY",
        "CUTTING_OVER",
        "PAUSED",
        "VERIFYING",
        "CLEANING_UP"
      })
  void isNoRequestThatItsMigrationTookOverOrAsksAbout(Phase phase) {
    fixture.signals.runs(BERNDS, phase, Attention.NONE, Given.WAVE);
    fixture.exchange.has(Given.BERND, byHand(RequestStatus.IN_PROGRESS));

    pass();

    assertThat(fixture.journal.drift).isEmpty();
  }

  @Test
  void isNoRequestOfOthersForAMailboxThatWeDoNotMove() {
    fixture.exchange.has(Given.BERND, byHand(RequestStatus.IN_PROGRESS));

    pass();

    assertThat(fixture.journal.drift).isEmpty();
    assertThat(fixture.signals.sent).isEmpty();
  }

  @Test
  void isKeptWhileItsQueueIsNotRead() {
    fixture.signals.runs(BERNDS, Phase.SUBMITTING, Attention.NONE, Given.WAVE);
    fixture.exchange.has(Given.BERND, byHand(RequestStatus.IN_PROGRESS));
    pass();
    fixture.exchange.cannotRead(Given.TARGET);

    pass();

    assertThat(fixture.journal.drift).hasSize(1);
  }

  @Test
  void isOverWhenItsQueueDoesNotHoldItAnyMore() {
    fixture.signals.runs(BERNDS, Phase.SUBMITTING, Attention.NONE, Given.WAVE);
    fixture.exchange.has(Given.BERND, byHand(RequestStatus.IN_PROGRESS));
    pass();
    fixture.exchange.hasNoLonger(Given.BERND);

    pass();

    assertThat(fixture.journal.drift).isEmpty();
  }

  @Test
  void isWithoutAWaveWhenItsMarkWasWrittenByHand() {
    fixture.exchange.has(
        Given.BERND,
        Given.request(RequestStatus.SYNCED, "Synced", Route.PULL, "mailferry/no wave!"));

    pass();

    assertThat(fixture.journal.drift)
        .singleElement()
        .satisfies(note -> assertThat(note.wave()).isNull());
  }
}
