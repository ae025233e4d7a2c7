package io.mailferry.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.activities.exchange.CommandLog;
import io.mailferry.journal.PlanKeyUnusable;
import io.mailferry.model.OrganisationName;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.monitor.MoveMonitor;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole application, with a Temporal that comes and goes. */
class WorkerTest {
  private static final String UP = "\"status\":\"UP\"";
  private static final String OUT = "\"status\":\"OUT_OF_SERVICE\"";

  @TempDir Path folder;

  @Test
  void startsWhileTemporalIsDownAndConnectsWhenItComesUp() throws IOException {
    var port = PracticeTemporal.freePort();
    try (var worker = RunningWorker.start(folder, port)) {
      assertThat(worker.get("/actuator/health/temporal"))
          .contains(OUT)
          .contains("it is tried again by itself");
      assertThat(worker.status("/actuator/health/readiness")).isEqualTo(503);
      assertThat(worker.get("/actuator/health/liveness")).contains(UP);

      try (var temporal = PracticeTemporal.at(port)) {
        Await.until(
            "Temporal is found", () -> worker.get("/actuator/health/temporal").contains(UP));
        assertThat(worker.status("/actuator/health/readiness")).isEqualTo(200);
        assertThat(worker.bean(WorkerFactory.class).isStarted()).isTrue();
        assertThat(temporal.client()).isNotNull();
        assertThat(worker.logged()).contains("connected to Temporal; working");
      }

      Await.until(
          "Temporal is missed", () -> worker.get("/actuator/health/temporal").contains(OUT));
      assertThat(worker.get("/actuator/health/liveness")).contains(UP);
      Await.until(
          "the pollers miss it too", () -> worker.logged().contains("Temporal does not answer"));
      assertThat(worker.logged()).doesNotContain("\tat io.temporal.internal.worker.");
    }
  }

  @Test
  void makesItsJournalBeforeThereIsWorkAndTellsHowItIs() throws IOException {
    try (var worker = RunningWorker.start(folder, PracticeTemporal.freePort())) {
      assertThat(folder.resolve("journal.mv.db")).exists();
      assertThat(worker.get("/actuator/health/journal"))
          .contains(UP)
          .contains("freeMegabytes")
          .contains("jdbc:h2:file:" + folder.resolve("journal"));
    }
  }

  @Test
  void startsWhileTheJournalIsAwayAndTellsWhy() throws IOException {
    try (var worker =
        RunningWorker.start(
            folder,
            PracticeTemporal.freePort(),
            "--mailferry.journal.url=jdbc:postgresql://127.0.0.1:1/journal")) {
      assertThat(worker.get("/actuator/health/journal"))
          .contains(OUT)
          .contains("the journal at jdbc:postgresql://127.0.0.1:1/journal cannot be used");
      assertThat(worker.get("/actuator/health/liveness")).contains(UP);
      assertThat(worker.logged()).contains("it is tried again by itself");
    }
  }

  @Test
  void saysInASentenceWhatIsWrongWithItsKeyFile() throws IOException {
    var key = Files.writeString(folder.resolve("plan.key"), "not a key");
    if (key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    assertThatThrownBy(() -> RunningWorker.start(folder, PracticeTemporal.freePort()))
        .hasRootCauseInstanceOf(PlanKeyUnusable.class);

    assertThat(Files.readString(folder.resolve("worker.log")))
        .contains("does not hold a key", "mailferry.key-file")
        .doesNotContain("\tat ");
  }

  /** A stop that had to wait says so in the log when its time is over. */
  @Test
  void stopsWithoutWaitingForAnythingWhileTemporalIsDown() throws IOException {
    var worker = RunningWorker.start(folder, PracticeTemporal.freePort());

    worker.close();

    assertThat(worker.logged()).isNotEmpty().doesNotContain("still under way");
  }

  @Test
  void countsCommandsAndTemporalsRequestsForPrometheus() throws IOException {
    var port = PracticeTemporal.freePort();
    try (var temporal = PracticeTemporal.at(port);
        var worker = RunningWorker.start(folder, port)) {
      worker.bean(CommandLog.class).ended("Get-MoveRequest", Duration.ofMillis(250), CommandLog.OK);
      worker.bean(CommandLog.class).ended("New-MoveRequest", Duration.ofSeconds(2), "MF-EX-BUSY");
      Await.until(
          "Temporal's own metrics", () -> worker.get("/actuator/prometheus").contains("temporal_"));

      assertThat(worker.get("/actuator/prometheus").lines())
          .anyMatch(
              line ->
                  line.startsWith("mailferry_exchange_commands_seconds_count{")
                      && line.contains("cmdlet=\"Get-MoveRequest\"")
                      && line.contains("outcome=\"OK\"")
                      && line.endsWith(" 1"))
          .anyMatch(line -> line.contains("outcome=\"MF-EX-BUSY\""))
          .anyMatch(line -> line.startsWith("temporal_"));
      assertThat(temporal.stubs().healthCheck()).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TaskQueues.WORKFLOWS, TaskQueues.FORMER_WORKFLOWS})
  void servesTheWorkflowsEvenWithoutAnOrganisation(String queue) throws IOException {
    var port = PracticeTemporal.freePort();
    try (var temporal = PracticeTemporal.at(port);
        var worker = RunningWorker.start(folder, port)) {
      var monitor =
          temporal
              .client()
              .newWorkflowStub(
                  MoveMonitor.class,
                  WorkflowOptions.newBuilder()
                      .setWorkflowId("monitor/elsewhere")
                      .setTaskQueue(queue)
                      .build());
      WorkflowClient.start(monitor::watch, new OrganisationName("elsewhere"));

      Await.until(
          "the workflow asks for its activity",
          () ->
              temporal.client().fetchHistory("monitor/elsewhere").getEvents().stream()
                  .anyMatch(
                      event ->
                          event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED));
      assertThat(worker.bean(ActivitiesWiring.Organisations.class).all()).isEmpty();
    }
  }
}
