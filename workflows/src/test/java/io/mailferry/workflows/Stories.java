package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;

import io.mailferry.model.order.Choice;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.workflows.check.PlanCheck;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.monitor.MoveMonitor;
import io.mailferry.workflows.wave.MigrationEnd;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveOrder;
import io.mailferry.workflows.wave.WaveTask;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The ways a workflow can go; each is recorded once per release and replayed for ever. */
final class Stories {
  /** By the name of the file that holds its history. */
  static final Map<String, Function<WorkflowFixture, Object>> ALL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("calm", Stories::calm),
              Map.entry("paused-and-resumed", Stories::pausedAndResumed),
              Map.entry("held", Stories::held),
              Map.entry("cancelled", Stories::cancelled),
              Map.entry("question-answered", Stories::questionAnswered),
              Map.entry("lost-act", Stories::lostAct),
              Map.entry("resumed-after-failure", Stories::resumedAfterFailure),
              Map.entry("already-home", Stories::alreadyHome),
              Map.entry("obstacles", Stories::obstacles),
              Map.entry("wave", Stories::wave),
              Map.entry("monitor", Stories::monitor),
              Map.entry("plan-check", Stories::planCheck)));

  private Stories() {}

  static MailboxMigration calm(WorkflowFixture fixture) {
    return arrives(fixture, fixture.submits());
  }

  private static MailboxMigration arrives(WorkflowFixture fixture, MailboxMigration migration) {
    fixture.reaches(migration, SYNCED);
    fixture.reaches(migration, COMPLETED);
    fixture.ends(migration);
    return migration;
  }

  static MailboxMigration pausedAndResumed(WorkflowFixture fixture) {
    var migration = fixture.migrates();
    fixture.settles();
    fixture.reaches(migration, IN_PROGRESS);
    migration.pause(Given.ANNA);
    fixture.passes(Duration.ofDays(2));
    migration.resume(Given.BEN);
    fixture.settles();
    migration.pauseSignalled(Given.ANNA);
    fixture.settles();
    migration.resumeSignalled(null);
    fixture.settles();
    return arrives(fixture, migration);
  }

  static MailboxMigration held(WorkflowFixture fixture) {
    var migration = fixture.migrates();
    fixture.settles();
    migration.hold(Given.ANNA);
    fixture.reaches(migration, SYNCED);
    fixture.passes(Duration.ofDays(1));
    migration.resume(Given.ANNA);
    return arrives(fixture, migration);
  }

  static MailboxMigration cancelled(WorkflowFixture fixture) {
    var migration = fixture.migrates();
    fixture.settles();
    fixture.reaches(migration, IN_PROGRESS);
    migration.cancel(Given.BEN);
    fixture.ends(migration);
    return migration;
  }

  static MailboxMigration questionAnswered(WorkflowFixture fixture) {
    var migration = fixture.migrates();
    fixture.settles();
    fixture.reaches(migration, SUSPENDED);
    migration.retry(Given.ANNA);
    migration.answer(Choice.RESUME, Given.BEN, null);
    return arrives(fixture, migration);
  }

  static MailboxMigration lostAct(WorkflowFixture fixture) {
    fixture.exchange.loses("submitMove", PretendExchange.Loss.AFTER_THE_COMMAND);
    fixture.exchange.loses("cutOver", PretendExchange.Loss.BEFORE_THE_COMMAND);
    var migration = fixture.migrates();
    fixture.passes(Duration.ofMinutes(1));
    fixture.reaches(migration, SYNCED);
    fixture.passes(Duration.ofMinutes(1));
    fixture.reaches(migration, COMPLETED);
    fixture.ends(migration);
    return migration;
  }

  static MailboxMigration resumedAfterFailure(WorkflowFixture fixture) {
    var migration = fixture.migrates();
    fixture.settles();
    for (var i = 0; i < 2; i++) {
      fixture.exchange.mailbox().failsWith("MdbReplicationTransientException");
      fixture.tells(migration, FAILED);
      fixture.passes(Duration.ofMinutes(20));
    }
    return arrives(fixture, migration);
  }

  static MailboxMigration alreadyHome(WorkflowFixture fixture) {
    fixture.exchange.mailbox().livesInItsTarget();
    var migration = fixture.migrates();
    fixture.ends(migration);
    return migration;
  }

  static MailboxMigration obstacles(WorkflowFixture fixture) {
    fixture.exchange.hasObstacles("the target forest has no mail user");
    var migration = fixture.migrates();
    fixture.passes(Duration.ofMinutes(90));
    fixture.exchange.hasObstacles();
    migration.retry(Given.ANNA);
    fixture.settles();
    return arrives(fixture, migration);
  }

  static Wave wave(WorkflowFixture fixture) {
    fixture.waves.lineHas(2, "nobody has this address");
    var wave = fixture.starts(WaveTask.beginning(Given.plan(205)));
    fixture.settles();
    wave.pauseSignalled(null);
    fixture.settles();
    wave.order(new WaveOrder(OrderVerb.RESUME, Given.ANNA));
    for (var i = 1; i <= 205; i++) {
      if (i % 50 != 0) {
        wave.migrationEnded(new MigrationEnd(Given.mailbox(i), MigrationEnd.Ending.MOVED));
      } else {
        fixture.waves.hasFound(i, MigrationEnd.Ending.WITHDRAWN);
      }
    }
    fixture.ends(wave);
    return wave;
  }

  static MoveMonitor monitor(WorkflowFixture fixture) {
    fixture.watch.takes(5);
    var monitor = fixture.watches();
    fixture.watch.atTheEnd(monitor::wake);
    fixture.ends(monitor);
    return monitor;
  }

  static PlanCheck planCheck(WorkflowFixture fixture) {
    fixture.waves.lineHas(2, "nobody has this address");
    var plan = Given.plan(205);
    fixture.checks(plan);
    return fixture.client().newWorkflowStub(PlanCheck.class, WorkflowIds.check(plan.wave(), "1"));
  }
}
