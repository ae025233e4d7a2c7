package io.mailferry.activities.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.Given;
import io.mailferry.activities.exchange.MoveReport;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.ReportNote;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of a failure for people, while the migration goes its way. */
class MoveReportsTest {
  private static final String TOO_OFTEN = "TooManyTransientFailureRetriesPermanentException";
  private static final MoveReport REPORT =
      new MoveReport(
          List.of(
              "Source MapiExceptionMdbOfflineException away", "Source " + TOO_OFTEN + " too many"),
          List.of("[EX1] Fatal error " + TOO_OFTEN + " has occurred."));

  private final ActivityFixture fixture = ActivityFixture.set();

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  @Test
  void keepsTheReportOfAFailureOnceHoweverOftenItIsLookedAt() {
    failed(TOO_OFTEN, fixture.clock.instant());
    fixture.exchange.reports(REPORT);

    fixture.remembered(fixture.steps::pollMove);
    fixture.remembered(fixture.steps::pollMove);

    assertThat(asked()).isEqualTo(1);
    assertThat(fixture.journal.reports)
        .singleElement()
        .satisfies(note -> assertThat(note.failures()).startsWith("Source MapiExceptionMdbOffline"))
        .satisfies(note -> assertThat(note.entries()).contains("Fatal error"))
        .extracting(ReportNote::failedAt)
        .isEqualTo(fixture.clock.instant().truncatedTo(ChronoUnit.MILLIS));
    assertThat(failures())
        .singleElement()
        .extracting(Fact::code)
        .isEqualTo("failed/tried-too-often");
  }

  @Test
  void readsFromTheReportWhatWasTriedTooOften() {
    failed(TOO_OFTEN, fixture.clock.instant());
    fixture.exchange.reports(REPORT);

    fixture.remembered(fixture.steps::pollMove);

    assertThat(fixture.journal.reports)
        .singleElement()
        .satisfies(note -> assertThat(note.family()).isEqualTo(FailureFamily.DATABASE_AWAY))
        .satisfies(
            note -> assertThat(note.innerType()).isEqualTo("MapiExceptionMdbOfflineException"));
  }

  @Test
  void keepsTheReportOfEachFailureOfARequest() {
    failed(TOO_OFTEN, fixture.clock.instant());
    fixture.exchange.reports(REPORT);
    fixture.remembered(fixture.steps::pollMove);

    fixture.passes(Duration.ofHours(1));
    failed("TooManyBadItemsPermanentException", fixture.clock.instant());
    fixture.remembered(fixture.steps::pollMove);

    assertThat(fixture.journal.reports).hasSize(2);
    assertThat(failures())
        .extracting(Fact::code)
        .containsExactly("failed/tried-too-often", "failed/bad-items");
  }

  @Test
  void keepsItBeforeAResumeMakesExchangeForgetIt() {
    failed(TOO_OFTEN, fixture.clock.instant());
    fixture.exchange.reports(REPORT);

    fixture.remembered(fixture.steps::resumeMove);

    assertThat(fixture.exchange.said.indexOf("report via dc1.target.example"))
        .isNotNegative()
        .isLessThan(fixture.exchange.said.indexOf("resume via dc1.target.example"));
    assertThat(failures()).as("told once, by the look and by the resume").hasSize(1);
  }

  @Test
  void changesNothingWhenTheReportCannotBeRead() {
    failed(TOO_OFTEN, fixture.clock.instant());
    var without = fixture.remembered(fixture.steps::pollMove);
    fixture.exchange.cannotReport(FakeExchange.notReached());

    var result = fixture.remembered(fixture.steps::pollMove);

    assertThat(result.decision()).isEqualTo(without.decision());
    assertThat(fixture.journal.reports).isEmpty();
    assertThat(fixture.incidents.over).isEmpty();
    fixture.exchange.reports(REPORT);
  }

  @Test
  void tellsThatItFailedBeforeWhatIsAsked() {
    failed("TooManyBadItemsPermanentException", fixture.clock.instant());

    fixture.remembered(fixture.steps::pollMove);

    assertThat(fixture.journal.kinds()).containsSubsequence(FactKind.TROUBLE, FactKind.QUESTION);
  }

  @Test
  void asksOnceWhereExchangeSendsNone() {
    failed(TOO_OFTEN, fixture.clock.instant());
    fixture.exchange.reports(new MoveReport(List.of(), List.of()));

    fixture.remembered(fixture.steps::pollMove);
    fixture.remembered(fixture.steps::pollMove);

    assertThat(asked()).isEqualTo(1);
  }

  /** It may take minutes each time, and each look would wait for it. */
  @Test
  void asksAgainAfterHalfAnHourForOneThatCouldNotBeHad() {
    failed(TOO_OFTEN, fixture.clock.instant());
    fixture.exchange.cannotReport(FakeExchange.notReached());
    fixture.remembered(fixture.steps::pollMove);
    fixture.exchange.reports(REPORT);

    fixture.remembered(fixture.steps::pollMove);
    assertThat(fixture.journal.reports).isEmpty();
    fixture.passes(Duration.ofMinutes(30));
    fixture.remembered(fixture.steps::pollMove);

    assertThat(fixture.journal.reports).hasSize(1);
  }

  @Test
  void asksForNoReportThatNobodyCouldKeep() {
    failed(TOO_OFTEN, fixture.clock.instant());
    fixture.journal.isAway();

    fixture.remembered(fixture.steps::pollMove);

    assertThat(asked()).isZero();
  }

  @Test
  void keepsTheReportOfWhatCompletedWithAWarning() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETED_WITH_WARNING));
    fixture.exchange.reports(REPORT);

    fixture.remembered(fixture.steps::pollMove);

    assertThat(fixture.journal.reports).hasSize(1);
    assertThat(failures()).as("it has not failed").isEmpty();
  }

  @Test
  void asksForNoReportOfWhatGoesOnOrIsOfOthers() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));
    fixture.remembered(fixture.steps::pollMove);
    fixture.memory = Memory.FRESH;
    fixture.exchange.has(Given.ANNA, item("their own", new QueueItem.Failure(TOO_OFTEN, null, "")));
    fixture.remembered(fixture.steps::pollMove);

    assertThat(asked()).isZero();
  }

  private long asked() {
    return fixture.exchange.said.stream().filter(said -> said.startsWith("report")).count();
  }

  private List<Fact> failures() {
    return fixture.journal.facts.stream()
        .filter(fact -> fact.kind() == FactKind.TROUBLE)
        .filter(fact -> fact.code() != null && fact.code().startsWith("failed/"))
        .toList();
  }

  private void failed(String type, Instant at) {
    fixture.exchange.has(
        Given.ANNA,
        item(
            Given.request(RequestStatus.FAILED).batchName(),
            new QueueItem.Failure(type, "Source", "it broke", at)));
  }

  private static QueueItem.Present item(@Nullable String batch, QueueItem.Failure failure) {
    var item = Given.request(RequestStatus.FAILED);
    return new QueueItem.Present(
        item.request(),
        item.status(),
        item.statusDetail(),
        item.route(),
        batch,
        item.targetDatabase(),
        item.sourceDatabase(),
        item.suspendWhenReady(),
        item.completeAfter(),
        item.progress(),
        item.times(),
        failure);
  }
}
