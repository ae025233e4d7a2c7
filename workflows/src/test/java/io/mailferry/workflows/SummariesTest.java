package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.converter.GlobalDataConverter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The timeline of the Temporal UI reads in words, not in ids. */
class SummariesTest {
  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  @Test
  void everyActivityAndEveryWaitOfAMigrationHasItsSummary() {
    var migration = Stories.calm(fixture);

    assertThat(summaries(migration, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED))
        .allSatisfy(summary -> assertThat(summary).endsWith(" · to TGT-DB01, wave spring"))
        .contains(
            "submit the move request · to TGT-DB01, wave spring",
            "prove that the mailbox has arrived · to TGT-DB01, wave spring");
    assertThat(summaries(migration, EventType.EVENT_TYPE_TIMER_STARTED))
        .hasSize(3)
        .allSatisfy(summary -> assertThat(summary).endsWith("Z · to TGT-DB01, wave spring"))
        .satisfiesExactly(
            copying -> assertThat(copying).startsWith("copying: until Exchange has copied it, or "),
            completing ->
                assertThat(completing)
                    .startsWith("cutting over: until Exchange has completed the move, or "),
            cleaning ->
                assertThat(cleaning)
                    .startsWith("cleaning up: until the completed request may be removed, or "));
  }

  @Test
  void noSummaryNamesAPersonOrRepeatsWhatOneWrote() {
    fixture.exchange.loses("cutOver", PretendExchange.Loss.AFTER_THE_COMMAND);
    var migration = fixture.migrates();
    fixture.settles();
    migration.hold(Given.ANNA);
    fixture.reaches(migration, SYNCED);
    migration.resume(Given.BEN);
    fixture.passes(Duration.ofMinutes(5));

    assertThat(everySummary(migration))
        .isNotEmpty()
        .noneMatch(summary -> summary.contains(Given.ANNA.who()))
        .noneMatch(summary -> summary.contains(Given.ANNA.reason()))
        .noneMatch(summary -> summary.contains(Given.MAILBOX.toString()))
        .anyMatch(summary -> summary.startsWith("ready for cutover: until the cutover may begin"))
        .anyMatch(summary -> summary.startsWith("what a command did may take a moment to show"))
        .anyMatch(summary -> summary.startsWith("until an order is answered"));
  }

  private List<String> everySummary(Object workflow) {
    return fixture.history(workflow).stream()
        .filter(event -> event.getUserMetadata().hasSummary())
        .map(SummariesTest::summary)
        .toList();
  }

  private List<String> summaries(Object workflow, EventType kind) {
    return fixture.history(workflow).stream()
        .filter(event -> event.getEventType() == kind)
        .map(SummariesTest::summary)
        .toList();
  }

  private static String summary(HistoryEvent event) {
    assertThat(event.getUserMetadata().hasSummary()).as("%s has words", event).isTrue();
    return Objects.requireNonNull(
        GlobalDataConverter.get()
            .fromPayload(event.getUserMetadata().getSummary(), String.class, String.class));
  }
}
