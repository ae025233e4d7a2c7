package io.mailferry.activities.steps;

import io.mailferry.activities.fault.Fault;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.Seal;
import io.mailferry.model.policy.Attention;
import io.mailferry.model.policy.Intention;
import io.mailferry.model.policy.Memory;
import io.mailferry.model.policy.Orders;
import io.mailferry.model.policy.Phase;
import io.mailferry.workflows.Answer;
import io.mailferry.workflows.EndedMigrations;
import io.mailferry.workflows.LinesToResolve;
import io.mailferry.workflows.MailboxMigration;
import io.mailferry.workflows.MigrationEnd;
import io.mailferry.workflows.MigrationTask;
import io.mailferry.workflows.MigrationsToStart;
import io.mailferry.workflows.MoveMonitor;
import io.mailferry.workflows.OpenMigrations;
import io.mailferry.workflows.OrganisationHealth;
import io.mailferry.workflows.OrganisationToCheck;
import io.mailferry.workflows.RelayedOrder;
import io.mailferry.workflows.ResolvedLines;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.StartedMigrations;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.WaveEnd;
import io.mailferry.workflows.WaveOrder;
import io.mailferry.workflows.WaveSteps;
import io.mailferry.workflows.WorkflowIds;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The steps of waves, in one organisation. */
public final class WaveStepsAtWork implements WaveSteps {
  /** Somebody waits at a screen; a directory or shell that needs longer counts as away. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(6);

  /** A start costs Temporal a few writes; at this pace a thousand starts are no storm. */
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(15);

  private final Organisation organisation;
  private final JournalWriter journal;
  private final Diary diary;
  private final PlanResolver resolver;

  /**
   * The steps for an organisation.
   *
   * @param seal opens the addresses of a plan
   */
  public WaveStepsAtWork(Organisation organisation, JournalWriter journal, Seal seal) {
    this.organisation = organisation;
    this.journal = journal;
    this.diary = new Diary(journal);
    this.resolver = new PlanResolver(organisation, seal);
  }

  // ------------------------------------------------------------------ checking

  @Override
  public OrganisationHealth checkOrganisation(OrganisationToCheck check) {
    var impossible = organisation.whyNot(check.route());
    if (impossible.isPresent()) {
      return new OrganisationHealth(impossible.get(), null, List.of());
    }
    var near =
        signOfLife(
            "the directory of " + organisation.directory().forest(),
            () -> organisation.directory().ping());
    var far =
        check.route().crossForest()
            ? signOfLife(
                "the directory of the far forest",
                () -> organisation.otherForest(check.route()).ping())
            : CompletableFuture.<@Nullable String>completedFuture(null);
    var exchange =
        signOfLife(
            "Exchange of organisation " + organisation.name(),
            () -> organisation.exchange().ping());
    var nearTrouble = near.join();
    var exchangeTrouble = exchange.join();
    return new OrganisationHealth(
        nearTrouble == null ? far.join() : nearTrouble,
        exchangeTrouble,
        exchangeTrouble == null
            ? organisation.exchange().lacks(ExampleMove.of(organisation, check))
            : List.of());
  }

  /** Becomes null when there was a sign of life, and otherwise says in time why there was none. */
  private static CompletableFuture<@Nullable String> signOfLife(
      String what, Supplier<String> ping) {
    var sign = new CompletableFuture<@Nullable String>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                var _ = ping.get();
                sign.complete(null);
              } catch (Fault fault) {
                sign.complete(fault.sentence());
              } catch (RuntimeException unexpected) {
                sign.complete(what + " cannot be asked: " + unexpected);
              }
            });
    return sign.completeOnTimeout(
        what + " gave no sign of life within " + SIGN_OF_LIFE.toSeconds() + " seconds",
        SIGN_OF_LIFE.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @Override
  public ResolvedLines checkLines(LinesToResolve lines) {
    return Heart.beating(
        () -> FaultsForTemporal.retried(() -> resolver.resolve(lines).forTheWave()));
  }

  @Override
  public ResolvedLines resolveMailboxes(LinesToResolve lines) {
    return Heart.beating(
        () ->
            FaultsForTemporal.retried(
                () -> {
                  var resolved = resolver.resolve(lines);
                  var now = organisation.clock().instant();
                  diary.quietly(() -> resolved.notes(now).forEach(journal::lineResolved));
                  return resolved.forTheWave();
                }));
  }

  // ------------------------------------------------------------------ starting

  @Override
  public StartedMigrations startMigrations(MigrationsToStart migrations) {
    return Heart.beating(() -> start(migrations));
  }

  private StartedMigrations start(MigrationsToStart migrations) {
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
        .setTaskQueue(TaskQueues.RUNBOOKS)
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
    diary.quietly(
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
                .setTaskQueue(TaskQueues.RUNBOOKS)
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
      throw new IllegalStateException("stopped while starting migrations; it is gone on with", e);
    }
  }

  // ------------------------------------------------------------------ keeping count

  @Override
  public EndedMigrations recountMigrations(OpenMigrations open) {
    return Heart.beating(
        () -> {
          var client = Activity.getExecutionContext().getWorkflowClient();
          return new EndedMigrations(
              open.mailboxes().stream()
                  .map(mailbox -> endOf(client, mailbox))
                  .flatMap(Optional::stream)
                  .toList());
        });
  }

  private static Optional<MigrationEnd> endOf(WorkflowClient client, MailboxGuid mailbox) {
    var stub = client.newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox));
    try {
      var status = stub.describe().getStatus();
      if (status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
        return Optional.empty();
      }
      var outcome = Objects.requireNonNull(stub.getResult(MigrationOutcome.class));
      return Optional.of(new MigrationEnd(mailbox, MigrationEnd.Ending.of(outcome)));
    } catch (WorkflowNotFoundException | io.temporal.client.WorkflowFailedException _) {
      // Terminated from outside, or forgotten by Temporal: nobody will finish it for this wave.
      return Optional.of(new MigrationEnd(mailbox, MigrationEnd.Ending.WITHDRAWN));
    }
  }

  @Override
  public Answer relayOrder(RelayedOrder relayed) {
    return Heart.beating(
        () -> {
          var client = Activity.getExecutionContext().getWorkflowClient();
          var reached = 0;
          for (var mailbox : relayed.mailboxes()) {
            try {
              client
                  .newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox))
                  .signal(relayed.order().verb().signal(), relayed.order().order());
              reached++;
            } catch (WorkflowNotFoundException _) {
              // It has ended meanwhile.
            }
          }
          return new Answer(
              relayed.order().verb().signal()
                  + " told to "
                  + reached
                  + " open migrations; each decides on its next look");
        });
  }

  @Override
  public void recordWaveEnd(WaveEnd end) {
    journal.waveEnded(end.wave(), organisation.clock().instant());
  }
}
