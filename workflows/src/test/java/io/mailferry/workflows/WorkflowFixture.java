package io.mailferry.workflows;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.workflows.check.PlanCheck;
import io.mailferry.workflows.check.PlanCheckRunbook;
import io.mailferry.workflows.check.PlanFindings;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MailboxMigrationRunbook;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.mailferry.workflows.mailbox.MoveChange;
import io.mailferry.workflows.monitor.MoveMonitor;
import io.mailferry.workflows.monitor.MoveMonitorRunbook;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveRunbook;
import io.mailferry.workflows.wave.WaveTally;
import io.mailferry.workflows.wave.WaveTask;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.GlobalDataConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A fixture: Temporal's test server, the real runbooks, and steps that only pretend. */
final class WorkflowFixture implements AutoCloseable {
  private static final int USUAL_CACHE = 600;

  final PretendExchange exchange;
  final PretendWaves waves = new PretendWaves();
  final PretendWatch watch = new PretendWatch();

  private final TestWorkflowEnvironment environment;

  static WorkflowFixture begins() {
    return withCacheFor(USUAL_CACHE);
  }

  /** With room for so few runbooks in memory that the others are replayed again and again. */
  static WorkflowFixture withCacheFor(int runbooks) {
    return new WorkflowFixture(runbooks);
  }

  private WorkflowFixture(int cached) {
    var options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder().setIdentity("rehearsal").build())
            .setWorkerFactoryOptions(
                WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(cached).build());
    SearchAttributes.ALL.forEach(
        key ->
            options.registerSearchAttribute(
                key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    environment = TestWorkflowEnvironment.newInstance(options.build());
    exchange = new PretendExchange(this::now);
    environment
        .newWorker(
            TaskQueues.WORKFLOWS,
            // As the worker has it: on a busy machine a healthy task can take longer than a second.
            WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(Duration.ofSeconds(10).toMillis())
                .build())
        .registerWorkflowImplementationTypes(
            WorkflowImplementationOptions.newBuilder()
                .setFailWorkflowExceptionTypes(Throwable.class)
                .build(),
            MailboxMigrationRunbook.class,
            WaveRunbook.class,
            MoveMonitorRunbook.class,
            PlanCheckRunbook.class);
    environment
        .newWorker(TaskQueues.activities(Given.ORGANISATION))
        .registerActivitiesImplementations(exchange, waves);
    environment
        .newWorker(TaskQueues.monitor(Given.ORGANISATION))
        .registerActivitiesImplementations(watch);
    environment.start();
  }

  Instant now() {
    return Instant.ofEpochMilli(environment.currentTimeMillis());
  }

  WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  /** Lets time pass, on the fixture only. */
  void passes(Duration time) {
    environment.sleep(time);
  }

  /** Lets everything that was set off come to rest. */
  void settles() {
    environment.sleep(Duration.ofSeconds(1));
  }

  /**
   * Lets everything come to rest, for as long as it takes until something has happened: while the
   * workers are busy, the server's clock runs on, and a second of it may be too short.
   */
  void settlesUntil(BooleanSupplier happened) {
    for (var second = 0; second < 60 && !happened.getAsBoolean(); second++) {
      settles();
    }
    assertThat(happened.getAsBoolean()).as("it happened within a minute").isTrue();
    settles();
  }

  // ------------------------------------------------------------------ a mailbox

  /** A migration whose request was submitted. */
  MailboxMigration submits() {
    var migration = migrates();
    settlesUntil(() -> exchange.mailbox().hasRequest());
    return migration;
  }

  MailboxMigration migrates() {
    return migrates(MigrationTask.beginning(Given.intention(Given.MAILBOX)));
  }

  MailboxMigration migrates(MigrationTask task) {
    var id = WorkflowIds.mailbox(task.intention().mailbox());
    var migration =
        client()
            .newWorkflowStub(
                MailboxMigration.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(id)
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .build());
    WorkflowClient.start(migration::migrate, task);
    return migration;
  }

  /** The same migration, in whichever run it is now. */
  MailboxMigration newest(MailboxMigration migration) {
    return client().newWorkflowStub(MailboxMigration.class, idOf(migration));
  }

  /** The request reaches a state, and the monitor tells. */
  void reaches(MailboxMigration migration, RequestStatus status) {
    exchange.mailbox().is(status);
    tells(migration, status);
  }

  void tells(MailboxMigration migration, RequestStatus status) {
    migration.moveChanged(new MoveChange(Given.MAILBOX, status));
    settles();
  }

  MigrationOutcome ends(MailboxMigration migration) {
    return WorkflowStub.fromTyped(migration).getResult(MigrationOutcome.class);
  }

  MigrationOutcome ends(MailboxGuid mailbox) {
    return client()
        .newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox))
        .getResult(MigrationOutcome.class);
  }

  // ------------------------------------------------------------------ a wave, a monitor, a check

  Wave starts(WaveTask task) {
    var wave =
        client()
            .newWorkflowStub(
                Wave.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.wave(task.plan().wave()))
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .build());
    WorkflowClient.start(wave::run, task);
    return wave;
  }

  WaveTally ends(Wave wave) {
    return WorkflowStub.fromTyped(wave).getResult(WaveTally.class);
  }

  MoveMonitor watches() {
    var monitor =
        client()
            .newWorkflowStub(
                MoveMonitor.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.monitor(Given.ORGANISATION))
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .build());
    WorkflowClient.start(monitor::watch, Given.ORGANISATION);
    return monitor;
  }

  void ends(MoveMonitor monitor) {
    WorkflowStub.fromTyped(monitor).getResult(Void.class);
  }

  PlanFindings checks(WavePlan plan) {
    return client()
        .newWorkflowStub(
            PlanCheck.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.check(plan.wave(), "1"))
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .build())
        .check(plan);
  }

  // ------------------------------------------------------------------ what was written

  String idOf(Object workflow) {
    return requireNonNull(WorkflowStub.fromTyped(workflow).getExecution()).getWorkflowId();
  }

  String json(String workflowId) {
    return client().fetchHistory(workflowId).toJson(true);
  }

  List<HistoryEvent> history(Object workflow) {
    return client().fetchHistory(idOf(workflow)).getEvents();
  }

  /** What an activity was given, each time that it was scheduled. */
  List<ActivityInput> inputs(Object workflow, String activity) {
    return history(workflow).stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
        .map(event -> event.getActivityTaskScheduledEventAttributes())
        .filter(scheduled -> scheduled.getActivityType().getName().equals(activity))
        .map(
            scheduled ->
                requireNonNull(
                    GlobalDataConverter.get()
                        .fromPayload(
                            scheduled.getInput().getPayloads(0),
                            ActivityInput.class,
                            ActivityInput.class)))
        .toList();
  }

  /** How many events of each kind. */
  Map<EventType, Long> events(Object workflow) {
    return history(workflow).stream()
        .collect(
            Collectors.groupingBy(HistoryEvent::getEventType, TreeMap::new, Collectors.counting()));
  }

  /**
   * All but the tasks of the runbook itself, which a real server does not keep when nothing came.
   */
  long eventsThatSaySomething(Object workflow) {
    return history(workflow).stream()
        .filter(event -> !event.getEventType().name().startsWith("EVENT_TYPE_WORKFLOW_TASK"))
        .count();
  }

  long events(Object workflow, EventType kind) {
    return events(workflow).getOrDefault(kind, 0L);
  }

  @Override
  public void close() {
    environment.close();
  }
}
