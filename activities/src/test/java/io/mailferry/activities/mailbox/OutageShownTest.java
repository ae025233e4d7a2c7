package io.mailferry.activities.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.Given;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MailboxMigrationRunbook;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.mailferry.workflows.monitor.MoveMonitor;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real runbook and its real activities, while a directory is away. */
class OutageShownTest {
  private final ActivityFixture fixture = ActivityFixture.set();
  private final TestWorkflowEnvironment temporal = environment();

  private static TestWorkflowEnvironment environment() {
    var options = TestEnvironmentOptions.newBuilder();
    SearchAttributes.ALL.forEach(
        key ->
            options.registerSearchAttribute(
                key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    return TestWorkflowEnvironment.newInstance(options.build());
  }

  /** A submission wakes it; time would stand still while nobody took its tasks. */
  public static final class MonitorWithNothingToWatch implements MoveMonitor {
    @Override
    public void watch(OrganisationName organisation) {}

    @Override
    public void wake() {}
  }

  @BeforeEach
  void raisesTheCurtain() {
    temporal
        .newWorker(
            TaskQueues.WORKFLOWS,
            WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(Duration.ofSeconds(10).toMillis())
                .build())
        .registerWorkflowImplementationTypes(
            MailboxMigrationRunbook.class, MonitorWithNothingToWatch.class);
    temporal
        .newWorker(TaskQueues.activities(Given.ORGANISATION))
        .registerActivitiesImplementations(
            new MailboxActivitiesImpl(fixture.organisation, fixture.journal));
    temporal.start();
  }

  @AfterEach
  void dropsTheCurtain() {
    temporal.close();
    fixture.close();
  }

  private void begins() {
    var migration =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                MailboxMigration.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.mailbox(Given.ANNA))
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .build());
    WorkflowClient.start(migration::migrate, MigrationTask.beginning(fixture.intention));
  }

  @Test
  void staysInNoScreenUnseenAndFillsNoJournal() {
    // given
    fixture.target.isAway();
    begins();

    // when
    temporal.sleep(Duration.ofMinutes(20));

    // then
    assertThat(fixture.journal.decisions)
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.phase()).isEqualTo(Phase.LOOKING_UP);
              assertThat(shown.attention()).isEqualTo(Attention.WAITING);
              assertThat(shown.reason()).isEqualTo(Reason.UNREADABLE.name());
              assertThat(shown.sentence())
                  .contains("no controller of target.example answered", "reads again by itself");
            });

    // when
    fixture.target.isBack();
    fixture.passes(Duration.ofMinutes(20));
    temporal.sleep(Duration.ofMinutes(2));

    // then
    assertThat(fixture.journal.decisions.getLast().reason()).isNotEqualTo(Reason.UNREADABLE.name());
  }

  /** Whoever reads the question can mend its cause meanwhile; it would else be asked twice. */
  @Test
  void takesNoQuestionFromTheScreens() {
    // given
    fixture.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-QUOTA", Fault.Refused.Reason.OTHER));
    begins();
    temporal.sleep(Duration.ofMinutes(2));
    assertThat(fixture.journal.decisions.getLast().attention()).isEqualTo(Attention.QUESTION);

    // when
    fixture.target.isAway();
    temporal.sleep(Duration.ofHours(12));

    // then
    assertThat(fixture.journal.decisions.getLast().attention()).isEqualTo(Attention.QUESTION);
  }
}
