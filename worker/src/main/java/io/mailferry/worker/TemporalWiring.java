package io.mailferry.worker;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.check.PlanCheckActivitiesImpl;
import io.mailferry.activities.mailbox.MailboxActivitiesImpl;
import io.mailferry.activities.monitor.MonitorActivitiesImpl;
import io.mailferry.activities.wave.WaveActivitiesImpl;
import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.model.plan.Seal;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.check.PlanCheckRunbook;
import io.mailferry.workflows.mailbox.MailboxMigrationRunbook;
import io.mailferry.workflows.monitor.MoveMonitorRunbook;
import io.mailferry.workflows.wave.WaveRunbook;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the runbooks and activities into Temporal's workers. */
@Configuration(proxyBeanMethods = false)
class TemporalWiring {
  /**
   * A parked migration costs about 50 KB here (docs/develop/temporal.md#memory); a wave fits
   * without replays.
   */
  private static final int CACHED_WORKFLOWS = 2_000;

  /** Looks wait for a shell session; more at a time would only queue up here. */
  private static final int ACTIVITIES_AT_A_TIME = 24;

  /** On a busy machine a healthy workflow task can take longer than the usual second. */
  private static final long DEADLOCK_MILLIS = Duration.ofSeconds(10).toMillis();

  TemporalWiring() {}

  @Bean
  Seal seal(ActivitiesWiring.CheckedSettings checked) {
    return PlanKeyFile.open(Path.of(checked.settings().keyFile()), true);
  }

  /** Never started or stopped by Spring: {@link TemporalLifecycle} does both. */
  @Bean(destroyMethod = "")
  WorkerFactory workerFactory(
      WorkflowClient client,
      ActivitiesWiring.Organisations organisations,
      Journal journal,
      Seal seal) {
    var factory =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkflowCacheSize(CACHED_WORKFLOWS)
                .setMaxWorkflowThreadCount(CACHED_WORKFLOWS * 2)
                .build());
    serveWorkflows(factory);
    organisations.all().forEach(each -> serveOrganisation(factory, each, journal, seal));
    return factory;
  }

  private static void serveWorkflows(WorkerFactory factory) {
    Stream.of(TaskQueues.WORKFLOWS, TaskQueues.FORMER_WORKFLOWS)
        .map(queue -> factory.newWorker(queue, options(ACTIVITIES_AT_A_TIME)))
        .forEach(
            worker ->
                worker.registerWorkflowImplementationTypes(
                    MailboxMigrationRunbook.class,
                    WaveRunbook.class,
                    MoveMonitorRunbook.class,
                    PlanCheckRunbook.class));
  }

  private static void serveOrganisation(
      WorkerFactory factory, Organisation organisation, Journal journal, Seal seal) {
    var name = organisation.name();
    Stream.of(TaskQueues.activities(name), TaskQueues.formerActivities(name))
        .map(queue -> factory.newWorker(queue, options(ACTIVITIES_AT_A_TIME)))
        .forEach(
            worker ->
                worker.registerActivitiesImplementations(
                    new MailboxActivitiesImpl(organisation, journal.writer()),
                    new WaveActivitiesImpl(organisation, journal.writer(), seal),
                    new PlanCheckActivitiesImpl(organisation, seal)));
    Stream.of(TaskQueues.monitor(name), TaskQueues.formerMonitor(name))
        .map(queue -> factory.newWorker(queue, options(1)))
        .forEach(
            worker ->
                worker.registerActivitiesImplementations(
                    new MonitorActivitiesImpl(organisation, journal.writer(), journal::asking)));
  }

  private static WorkerOptions options(int activities) {
    return WorkerOptions.newBuilder()
        .setUsingVirtualThreads(true)
        .setMaxConcurrentActivityExecutionSize(activities)
        .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS)
        .setAllowActivityHeartbeatDuringShutdown(true)
        .build();
  }

  @Bean(destroyMethod = "remove")
  TemporalLog temporalLog() {
    return TemporalLog.installed();
  }

  @Bean
  TemporalLifecycle temporalLifecycle(
      WorkerFactory factory,
      WorkflowServiceStubs stubs,
      WorkflowClient client,
      ActivitiesWiring.CheckedSettings checked) {
    return new TemporalLifecycle(
        factory,
        new TemporalFooting(stubs, client.getOptions().getNamespace()),
        checked.settings().drain());
  }
}
