package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Attention;
import io.mailferry.model.memory.FaultKind;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.workflows.PretendExchange.Loss;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MoveChange;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** When the monitor says that what was waited for has come, the act does the looking. */
class ShortWayTest {
  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  private MailboxMigration copies() {
    var migration = fixture.submits();
    fixture.exchange.mailbox().is(IN_PROGRESS);
    return migration;
  }

  /** What was called since there were so many calls. */
  private List<String> callsSince(int before) {
    var calls = fixture.exchange.calls();
    return List.copyOf(calls.subList(before, calls.size()));
  }

  private int callsSoFar() {
    return fixture.exchange.calls().size();
  }

  @Test
  void copiedLeadsToTheCutoverAndCompletedToTheVerification() {
    var migration = copies();
    var before = callsSoFar();

    fixture.reaches(migration, SYNCED);
    assertThat(callsSince(before)).containsExactly("cutOver");
    fixture.reaches(migration, COMPLETED);
    assertThat(callsSince(before)).containsExactly("cutOver", "verifyMailbox");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"SYNCED", "AUTO_SUSPENDED"})
  void anyOtherStateIsLookedAt(RequestStatus hinted) {
    var migration = copies();
    var before = callsSoFar();

    fixture.tells(migration, hinted);

    assertThat(callsSince(before)).containsExactly("pollMove");
  }

  @Test
  void aHintThatIsNotTrueReleasesNothing() {
    var migration = copies();

    fixture.tells(migration, SYNCED);

    assertThat(fixture.exchange.calls()).endsWith("cutOver");
    assertThat(fixture.exchange.commands()).doesNotContain("cutOver");
    fixture.reaches(migration, SYNCED);
    assertThat(fixture.exchange.commands()).containsOnlyOnce("cutOver");
  }

  @Test
  void anAlarmIsNoHint() {
    copies();
    fixture.exchange.mailbox().is(SYNCED);
    var before = callsSoFar();

    fixture.passes(Duration.ofHours(6).plusMinutes(1));

    assertThat(callsSince(before)).startsWith("pollMove", "cutOver");
  }

  static Stream<Consumer<MailboxMigration>> orders() {
    return Stream.of(
        migration -> migration.holdSignalled(Given.ANNA),
        migration -> migration.pauseSignalled(Given.ANNA),
        migration -> migration.retrySignalled(Given.ANNA));
  }

  /** Order and hint come while a look is under way, so the wait that follows finds both. */
  @ParameterizedTest
  @MethodSource("orders")
  void anOrderIsLookedAtFirstWhetherTheHintCameBeforeItOrAfterIt(Consumer<MailboxMigration> order) {
    var migration = copies();
    for (var hintFirst : new boolean[] {true, false}) {
      var looking = fixture.exchange.stops("pollMove");
      migration.retrySignalled(Given.BEN);
      looking.awaitArrival();
      var before = callsSoFar();
      if (hintFirst) {
        migration.moveChanged(new MoveChange(Given.MAILBOX, SYNCED));
      }
      order.accept(migration);
      if (!hintFirst) {
        migration.moveChanged(new MoveChange(Given.MAILBOX, SYNCED));
      }
      looking.open();
      fixture.settles();

      assertThat(callsSince(before)).contains("pollMove").doesNotContain("cutOver");
      migration.resumeSignalled(Given.BEN);
      fixture.passes(Duration.ofMinutes(10));
      fixture.exchange.mailbox().is(IN_PROGRESS);
    }
  }

  @Test
  void aHoldThatIsGivenWithTheHintWins() {
    var migration = copies();
    var looking = fixture.exchange.stops("pollMove");
    migration.retrySignalled(Given.BEN);
    looking.awaitArrival();
    migration.holdSignalled(Given.ANNA);
    migration.moveChanged(new MoveChange(Given.MAILBOX, SYNCED));
    looking.open();
    fixture.settles();

    fixture.reaches(migration, SYNCED);

    assertThat(fixture.exchange.calls()).doesNotContain("cutOver");
    migration.resume(Given.ANNA);
    fixture.settles();
    assertThat(fixture.exchange.commands()).containsOnlyOnce("cutOver");
  }

  @ParameterizedTest
  @EnumSource
  void aReleaseThatWasLostIsLookedForAndForgetsNothing(Loss how) {
    fixture.exchange.loses("cutOver", how);
    var migration = copies();
    fixture.reaches(migration, SYNCED);
    fixture.passes(Duration.ofMinutes(1));

    assertThat(fixture.exchange.calls()).containsSubsequence("cutOver", "pollMove");
    assertThat(fixture.inputs(migration, "pollMove").getFirst().memory())
        .satisfies(
            memory -> {
              assertThat(memory.submission()).isInstanceOf(Submission.Seen.class);
              assertThat(memory.request().suspendedByUs()).isFalse();
            });
    assertThat(Collections.frequency(fixture.exchange.commands(), "cutOver")).isOne();
    fixture.reaches(migration, COMPLETED);
    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
  }

  @Test
  void aReleaseThatDoesNotShowYetIsNotRepeatedAtOnce() {
    fixture.exchange.isSlowToRelease(true);
    var migration = copies();
    fixture.reaches(migration, SYNCED);
    fixture.passes(Duration.ofMinutes(10));

    assertThat(fixture.exchange.calls()).containsSubsequence("cutOver", "pollMove", "cutOver");
    assertThat(Collections.frequency(fixture.exchange.commands(), "cutOver")).isBetween(2, 12);
  }

  @Test
  void whereTheActCannotLookALookIsTriedUntilItSucceeds() {
    var migration = copies();
    var before = callsSoFar();
    fixture.exchange.cannotLookIn("cutOver").isAwayFor(5);

    fixture.reaches(migration, SYNCED);
    fixture.passes(Duration.ofMinutes(5));

    assertThat(callsSince(before))
        .startsWith("cutOver", "pollMove", "pollMove")
        .endsWith("pollMove", "cutOver");
    assertThat(fixture.exchange.commands()).containsOnlyOnce("cutOver");
    assertThat(fixture.inputs(migration, "cutOver").getLast().memory().repairs())
        .satisfies(repairs -> assertThat(repairs.tries(FaultKind.NOT_REACHED)).isZero());
    assertThat(migration.status().decision())
        .satisfies(decision -> assertThat(decision.attention()).isEqualTo(Attention.NONE));
    assertThat(fixture.events(migration, EventType.EVENT_TYPE_TIMER_FIRED))
        .as("nobody waits before the look")
        .isZero();
  }
}
