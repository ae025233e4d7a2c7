package io.mailferry.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.Journal;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.IdentityKind;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.Seal;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.check.LineProblem;
import io.mailferry.workflows.check.PlanCheck;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings, wiring, LDAP, shell, runbook and steps, all real; only Exchange is a practice one. */
@Tag("process")
class WorkerAndSimulatorTest {
  private static final String TOP_SECRET = "hunter2-and-nothing-else";
  private static final WaveName WAVE = new WaveName("smoke");

  @TempDir Path folder;

  private static PlannedMailbox line(Seal seal, int line, String address) {
    return new PlannedMailbox(
        line, seal.seal(address), "TGT-DB01", null, Limits.NONE, MailboxScope.PRIMARY_AND_ARCHIVE);
  }

  private static PlannedMailbox named(Seal seal, int line, String alias) {
    return new PlannedMailbox(
        line,
        seal.seal(alias),
        "TGT-DB01",
        null,
        Limits.NONE,
        MailboxScope.PRIMARY_AND_ARCHIVE,
        IdentityKind.ALIAS);
  }

  @Test
  void checkAPlanTogetherAndKeepThePasswordToThemselves() throws IOException {
    var port = PracticeTemporal.freePort();
    try (var simulator =
            Simulator.start(
                SimulatorConfig.builder().mailboxes(2).speed(1).password(TOP_SECRET).build());
        var temporal = PracticeTemporal.at(port);
        var worker =
            RunningWorker.start(folder, port, PracticeSettings.of(simulator, folder, TOP_SECRET))) {
      Await.until(
          "a shell is open", () -> worker.get("/actuator/health/exchange").contains("1 ready"));
      var seal = worker.bean(Seal.class);
      var address = simulator.mailboxes().getFirst().address();
      var other = simulator.mailboxes().getLast().address();
      var alias = other.substring(0, other.indexOf('@'));
      var plan =
          new WavePlan(
              WAVE,
              new OrganisationName("target"),
              Route.PULL,
              CutoverOrder.AS_SOON_AS_COPIED,
              List.of(
                  line(seal, 2, address),
                  line(seal, 3, "nobody@source.example"),
                  named(seal, 4, alias)));

      var findings =
          temporal
              .client()
              .newWorkflowStub(
                  PlanCheck.class,
                  WorkflowOptions.newBuilder()
                      .setWorkflowId(WorkflowIds.check(WAVE, "1"))
                      .setTaskQueue(TaskQueues.WORKFLOWS)
                      .build())
              .check(plan);

      assertThat(findings.health().well()).as(findings.health().toString()).isTrue();
      assertThat(findings.ready()).isEqualTo(2);
      assertThat(findings.problems()).extracting(LineProblem::line).containsExactly(3);
      assertThat(worker.get("/actuator/prometheus"))
          .contains("mailferry_exchange_commands_seconds_count")
          .containsPattern(
              "mailferry_shell_sessions\\{organisation=\"target\",state=\"ready\"} 1\\.0");
      assertThat(worker.get("/actuator/health"))
          .contains("\"dc1.target.example\":\"answers\"")
          .doesNotContain(TOP_SECRET);
      assertThat(queuesOf(new OrganisationName("target")))
          .allSatisfy(
              queue -> assertThat(worker.bean(WorkerFactory.class).getWorker(queue)).isNotNull());
      assertThat(worker.logged())
          .isNotEmpty()
          .doesNotContain(TOP_SECRET)
          .doesNotContain(address)
          .doesNotContain(alias);
      assertThat(temporal.client().fetchHistory(WorkflowIds.check(WAVE, "1")).toJson(true))
          .doesNotContain(address)
          .doesNotContain(alias)
          .doesNotContain(TOP_SECRET);
    }
  }

  @Test
  void tellTheJournalOfAControllerThatIsAwayThoughNobodyLooks() throws IOException {
    try (var simulator =
        Simulator.start(
            SimulatorConfig.builder().mailboxes(1).speed(1).password(TOP_SECRET).build())) {
      simulator.script().now().controllerGoesAway("dc1.target.example", Duration.ofDays(1));
      try (var worker =
          RunningWorker.start(
              folder,
              PracticeTemporal.freePort(),
              PracticeSettings.of(simulator, folder, TOP_SECRET))) {
        var journal = worker.bean(Journal.class).reader();

        Await.until("the journal knows it", () -> !journal.openIncidents().isEmpty());

        assertThat(journal.openIncidents())
            .extracting(incident -> incident.dependency().key())
            .containsExactly("controller/dc1.target.example");
      }
    }
  }

  /** What was scheduled under a queue's former name is served for one release. */
  private static List<String> queuesOf(OrganisationName organisation) {
    return List.of(
        TaskQueues.activities(organisation),
        TaskQueues.formerActivities(organisation),
        TaskQueues.monitor(organisation),
        TaskQueues.formerMonitor(organisation));
  }
}
