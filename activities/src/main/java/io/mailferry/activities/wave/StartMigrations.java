package io.mailferry.activities.wave;

import io.mailferry.activities.JournalRecorder;
import io.mailferry.activities.Organisation;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.order.Orders;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.mailferry.workflows.monitor.MoveMonitor;
import io.mailferry.workflows.wave.MigrationsToStart;
import io.mailferry.workflows.wave.StartedMigrations;
import io.mailferry.workflows.wave.WaveOrder;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Starts the migrations of resolved lines at a measured pace, and wakes the monitor. */
final class StartMigrations {
  /** A start costs Temporal a few writes; at this pace a thousand starts are no storm. */
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(15);

  private final Organisation organisation;
  private final JournalWriter journal;
  private final JournalRecorder recorder;

  StartMigrations(Organisation organisation, JournalWriter journal) {
    this.organisation = organisation;
    this.journal = journal;
    this.recorder = new JournalRecorder(journal);
  }

  StartedMigrations run(MigrationsToStart migrations) {
    var client = Activity.getExecutionContext().getWorkflowClient();
    var open = new ArrayList<MailboxGuid>();
    var elsewhere = 0;
    for (var intention : migrations.intentions()) {
      pace();
      if (startOrJoin(client, intention, migrations.first())) {
        open.add(intention.mailbox());
      } else {
        elsewhere++;
        noteElsewhere(intention);
      }
    }
    if (!migrations.intentions().isEmpty()) {
      wakeTheMonitor(client);
    }
    return new StartedMigrations(open, elsewhere);
  }

  /**
   * @return whether the mailbox is being migrated for this wave now
   */
  private static boolean startOrJoin(
      WorkflowClient client, Intention intention, @Nullable WaveOrder first) {
    var id = WorkflowIds.mailbox(intention.mailbox());
    var migration = client.newWorkflowStub(MailboxMigration.class, options(intention, id));
    try {
      WorkflowClient.start(migration::migrate, task(intention, first));
      return true;
    } catch (WorkflowExecutionAlreadyStarted _) {
      var wave =
          client
              .newUntypedWorkflowStub(id)
              .describe()
              .getTypedSearchAttributes()
              .get(SearchAttributes.WAVE);
      return intention.wave().value().equals(wave);
    }
  }

  private static MigrationTask task(Intention intention, @Nullable WaveOrder first) {
    if (first == null) {
      return MigrationTask.beginning(intention);
    }
    var orders =
        switch (first.verb()) {
          case PAUSE -> Orders.NONE.paused(first.order());
          case HOLD -> Orders.NONE.held(first.order());
          case CANCEL -> Orders.NONE.cancelled(first.order());
          case RESUME, RETRY -> Orders.NONE;
        };
    return new MigrationTask(intention, orders, Memory.FRESH, false);
  }

  private static WorkflowOptions options(Intention intention, String id) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id)
        .setTaskQueue(TaskQueues.WORKFLOWS)
        // A mailbox may be migrated again later; that it needs nothing is found out by looking.
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setStaticSummary("to " + intention.target().name() + ", wave " + intention.wave())
        .setStaticDetails(
            "Moves mailbox "
                + intention.mailbox()
                + " to "
                + intention.target().name()
                + " ("
                + intention.route()
                + ") for wave "
                + intention.wave()
                + ". The current details say what it waits for. Signals `pause` and `resume` work"
                + " from here.")
        .setTypedSearchAttributes(attributes(intention))
        .build();
  }

  private static io.temporal.common.SearchAttributes attributes(Intention intention) {
    return io.temporal.common.SearchAttributes.newBuilder()
        .set(SearchAttributes.WAVE, intention.wave().value())
        .set(SearchAttributes.ORGANISATION, intention.organisation().value())
        .set(SearchAttributes.TARGET_DATABASE, intention.target().name())
        .set(SearchAttributes.PHASE, Phase.LOOKING_UP.words())
        .set(SearchAttributes.ATTENTION, Attention.NONE.word())
        .build();
  }

  private void noteElsewhere(Intention intention) {
    var now = organisation.clock().instant();
    recorder.quietly(
        () ->
            journal.fact(
                new Fact(
                    "elsewhere/" + intention.wave() + "/" + intention.mailbox(),
                    now,
                    intention.wave(),
                    intention.mailbox(),
                    FactKind.ENDED,
                    "not started: another wave is migrating this mailbox",
                    null)));
  }

  private void wakeTheMonitor(WorkflowClient client) {
    var stub =
        client.newWorkflowStub(
            MoveMonitor.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.monitor(organisation.name()))
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setStaticSummary("watches the move requests of " + organisation.name())
                .setTypedSearchAttributes(
                    io.temporal.common.SearchAttributes.newBuilder()
                        .set(SearchAttributes.ORGANISATION, organisation.name().value())
                        .build())
                .build());
    var both = client.newSignalWithStartRequest();
    both.add(stub::wake);
    both.add(stub::watch, organisation.name());
    client.signalWithStart(both);
  }

  private static void pace() {
    try {
      Thread.sleep(BETWEEN_STARTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "the worker stopped while it started migrations; Temporal repeats the activity", e);
    }
  }
}
