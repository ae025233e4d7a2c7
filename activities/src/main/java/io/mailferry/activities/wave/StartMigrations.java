package io.mailferry.activities.wave;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.monitor.MonitorWaker;
import io.mailferry.activities.wave.MigrationStarter.Start;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.wave.MigrationEnd;
import io.mailferry.workflows.wave.MigrationsToStart;
import io.mailferry.workflows.wave.StartedMigrations;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Starts the migrations of resolved lines at a measured pace, and wakes the monitor. */
final class StartMigrations {
  /** A start costs Temporal a few writes; at this pace a thousand starts are no storm. */
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(15);

  /** A migration that gives way only has a completed request to remove. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  /** Some five minutes; after that Exchange is away, and the wave does not wait for that. */
  private static final int MOST_LOOKS = 60;

  private final Organisation organisation;
  private final JournalWriter journal;
  private final MonitorWaker monitor;

  StartMigrations(Organisation organisation, JournalWriter journal, MonitorWaker monitor) {
    this.organisation = organisation;
    this.journal = journal;
    this.monitor = monitor;
  }

  StartedMigrations run(MigrationsToStart migrations) {
    var activity = Activity.getExecutionContext();
    var attempt = activity.getInfo().getAttempt();
    var first = Instant.ofEpochMilli(activity.getInfo().getScheduledTimestamp());
    var starter = new MigrationStarter(activity.getWorkflowClient(), migrations.standing());
    var open = new ArrayList<MailboxGuid>();
    var givingWay = new ArrayList<Intention>();
    var stood = StandingOrders.NONE;
    var elsewhere = 0;
    for (var intention : migrations.intentions()) {
      pace();
      if (attempt > 1 && starter.wasStarted(intention, first)) {
        open.add(intention.mailbox());
        continue;
      }
      switch (starter.start(intention)) {
        case Start.UnderWay(var before) -> {
          open.add(intention.mailbox());
          stood = stood.orNewer(before);
        }
        case Start.Ended(var outcome) -> {
          open.add(intention.mailbox());
          // The journal forgot the end when the wave was started again.
          note(intention, outcome);
          tellTheWave(
              activity, new MigrationEnd(intention.mailbox(), MigrationEnd.Ending.of(outcome)));
        }
        case Start.GivesWay _ -> givingWay.add(intention);
        case Start.Elsewhere(var why) -> {
          elsewhere++;
          noteElsewhere(intention, why);
        }
      }
    }
    if (!migrations.intentions().isEmpty()) {
      monitor.wake(activity.getWorkflowClient());
    }
    return new StartedMigrations(open, elsewhere + waitedFor(givingWay, attempt), stood);
  }

  private static void tellTheWave(ActivityExecutionContext activity, MigrationEnd end) {
    activity
        .getWorkflowClient()
        .newUntypedWorkflowStub(activity.getInfo().getWorkflowId())
        .signal("migrationEnded", end);
  }

  /** Asks to be tried again while others make room; tells how many did not in the end. */
  private int waitedFor(List<Intention> givingWay, int attempt) {
    if (!givingWay.isEmpty() && attempt < MOST_LOOKS) {
      throw ApplicationFailure.newBuilder()
          .setMessage(
              givingWay.size() + " mailboxes were moved before and are being cleaned up first")
          .setType("MF-GIVES-WAY")
          .setCategory(ApplicationErrorCategory.BENIGN)
          .setNextRetryDelay(BETWEEN_LOOKS)
          .build();
    }
    givingWay.forEach(
        intention ->
            noteElsewhere(
                intention,
                "its earlier migration has not made room: look at it with mailferry explain, then"
                    + " start the mailbox in a new wave"));
    return givingWay.size();
  }

  private void noteElsewhere(Intention intention, String why) {
    var outcome = new MigrationOutcome.NotStarted(List.of(why));
    note(intention, outcome);
    journal.fact(
        new Fact(
            "elsewhere/" + intention.wave() + "/" + intention.mailbox(),
            organisation.clock().instant(),
            intention.wave(),
            intention.mailbox(),
            FactKind.ENDED,
            outcome.sentence(),
            null));
  }

  private void note(Intention intention, MigrationOutcome outcome) {
    journal.outcome(
        new OutcomeEntry(
            intention.wave(), intention.mailbox(), organisation.clock().instant(), outcome));
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
