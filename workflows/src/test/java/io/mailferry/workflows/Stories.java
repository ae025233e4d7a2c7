package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;

import io.mailferry.model.order.Choice;
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

  static MailboxMigration calm(WorkflowFixture stage) {
    var migration = stage.migrates();
    stage.settles();
    return arrives(stage, migration);
  }

  private static MailboxMigration arrives(WorkflowFixture stage, MailboxMigration migration) {
    stage.reaches(migration, SYNCED);
    stage.reaches(migration, COMPLETED);
    stage.ends(migration);
    return migration;
  }

  static MailboxMigration pausedAndResumed(WorkflowFixture stage) {
    var migration = stage.migrates();
    stage.settles();
    stage.reaches(migration, IN_PROGRESS);
    migration.pause(Given.ANNA);
    stage.passes(Duration.ofDays(2));
    migration.resume(Given.BEN);
    stage.settles();
    migration.pauseSignalled(Given.ANNA);
    stage.settles();
    migration.resumeSignalled(null);
    stage.settles();
    return arrives(stage, migration);
  }

  static MailboxMigration held(WorkflowFixture stage) {
    var migration = stage.migrates();
    stage.settles();
    migration.hold(Given.ANNA);
    stage.reaches(migration, SYNCED);
    stage.passes(Duration.ofDays(1));
    migration.resume(Given.ANNA);
    return arrives(stage, migration);
  }

  static MailboxMigration cancelled(WorkflowFixture stage) {
    var migration = stage.migrates();
    stage.settles();
    stage.reaches(migration, IN_PROGRESS);
    migration.cancel(Given.BEN);
    stage.ends(migration);
    return migration;
  }

  static MailboxMigration questionAnswered(WorkflowFixture stage) {
    var migration = stage.migrates();
    stage.settles();
    stage.reaches(migration, SUSPENDED);
    migration.retry(Given.ANNA);
    migration.answer(Choice.RESUME, Given.BEN);
    return arrives(stage, migration);
  }

  static MailboxMigration lostAct(WorkflowFixture stage) {
    stage.exchange.loses("submitMove", PretendExchange.Loss.AFTER_THE_COMMAND);
    stage.exchange.loses("cutOver", PretendExchange.Loss.BEFORE_THE_COMMAND);
    var migration = stage.migrates();
    stage.passes(Duration.ofMinutes(1));
    stage.reaches(migration, SYNCED);
    stage.passes(Duration.ofMinutes(1));
    stage.reaches(migration, COMPLETED);
    stage.ends(migration);
    return migration;
  }

  static MailboxMigration resumedAfterFailure(WorkflowFixture stage) {
    var migration = stage.migrates();
    stage.settles();
    for (var i = 0; i < 2; i++) {
      stage.exchange.mailbox().failsWith("MdbReplicationTransientException");
      stage.tells(migration, FAILED);
      stage.passes(Duration.ofMinutes(20));
    }
    return arrives(stage, migration);
  }

  static MailboxMigration alreadyHome(WorkflowFixture stage) {
    stage.exchange.mailbox().livesInItsTarget();
    var migration = stage.migrates();
    stage.ends(migration);
    return migration;
  }

  static MailboxMigration obstacles(WorkflowFixture stage) {
    stage.exchange.hasObstacles("the target forest has no mail user");
    var migration = stage.migrates();
    stage.passes(Duration.ofMinutes(90));
    stage.exchange.hasObstacles();
    migration.retry(Given.ANNA);
    stage.settles();
    return arrives(stage, migration);
  }

  static Wave wave(WorkflowFixture stage) {
    stage.waves.lineHas(2, "nobody has this address");
    var wave = stage.starts(WaveTask.beginning(Given.plan(205)));
    stage.settles();
    wave.pauseSignalled(null);
    stage.settles();
    wave.order(new WaveOrder(WaveOrder.Verb.RESUME, Given.ANNA));
    for (var i = 1; i <= 205; i++) {
      if (i % 50 != 0) {
        wave.migrationEnded(new MigrationEnd(Given.mailbox(i), MigrationEnd.Ending.MOVED));
      } else {
        stage.waves.hasFound(i, MigrationEnd.Ending.WITHDRAWN);
      }
    }
    stage.ends(wave);
    return wave;
  }

  static MoveMonitor monitor(WorkflowFixture stage) {
    stage.watch.takes(5);
    var monitor = stage.watches();
    stage.watch.atTheEnd(monitor::wake);
    stage.ends(monitor);
    return monitor;
  }

  static PlanCheck planCheck(WorkflowFixture stage) {
    stage.waves.lineHas(2, "nobody has this address");
    var plan = Given.plan(205);
    stage.checks(plan);
    return stage.client().newWorkflowStub(PlanCheck.class, WorkflowIds.check(plan.wave(), "1"));
  }
}
