package io.mailferry.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.SealedText;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.operations.client.ConnectionSettings;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Note;
import io.mailferry.operations.status.FollowWave;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveTask;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * All side by side: each has a home of its own, and mostly waits for somebody who does not come.
 */
@Execution(ExecutionMode.CONCURRENT)
class OutageTest {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final MailboxGuid ANNA = new MailboxGuid(UUID.randomUUID());

  @TempDir Path home;

  @Test
  void saysThatNobodyListens() throws IOException {
    // given
    var cli = new CommandLineFixture(home, "127.0.0.1:" + PracticeTemporal.freePort());

    // then
    saysForty(cli, "connection refused", "start", plan());
  }

  @Test
  void saysThatThereIsNoSuchHost() throws IOException {
    // given
    var cli = new CommandLineFixture(home, "no-such-host.invalid:7233");

    // then
    saysForty(cli, "does not answer", "start", plan());
  }

  @Test
  void saysThatSomebodyListensAndNeverAnswers() throws IOException {
    // given
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var cli = new CommandLineFixture(home, "127.0.0.1:" + silent.getLocalPort());

      // then
      saysForty(cli, "no answer within 6 seconds", "start", plan());
    }
  }

  @Test
  void saysThatNoWorkerTakesTheCheckUp() throws IOException {
    // given
    try (var temporal = new PracticeTemporal()) {
      var cli = new CommandLineFixture(home, temporal.target());

      // then
      saysForty(cli, "no worker does", "start", plan());
    }
  }

  @Test
  void leavesAnOrderInTemporalWhenNoWorkerTakesIt() {
    // given
    try (var temporal = new PracticeTemporal()) {
      var cli = new CommandLineFixture(home, temporal.target());
      var migration =
          temporal
              .client()
              .newUntypedWorkflowStub(
                  "MailboxMigration",
                  WorkflowOptions.newBuilder()
                      .setWorkflowId(WorkflowIds.mailbox(ANNA))
                      .setTaskQueue(TaskQueues.WORKFLOWS)
                      .build());
      migration.start("a task that nobody reads");

      // when
      var code = cli.run("hold", ANNA.toString(), "--reason", "help desk is full");

      // then
      assertThat(code).isEqualTo(40);
      assertThat(cli.words()).contains("is carried out when a worker is back");
      assertThat(temporal.client().fetchHistory(WorkflowIds.mailbox(ANNA)).getEvents())
          .filteredOn(HistoryEvent::hasWorkflowExecutionSignaledEventAttributes)
          .extracting(event -> event.getWorkflowExecutionSignaledEventAttributes().getSignalName())
          .containsExactly("hold");
    }
  }

  @Test
  void showsTheJournalsCopyMeanwhile() {
    // given
    var cli = new CommandLineFixture(home, "127.0.0.1:" + PracticeTemporal.freePort());
    started(cli);

    // then
    saysForty(cli, "This is the journal's copy", "status", "first-wave");
    assertThat(cli.data()).contains("anna@source.example");
    saysForty(cli, "This is the journal's copy", "explain", "anna@source.example");
    assertThat(cli.data()).contains("anna@source.example");
    saysForty(cli, "connection refused", "pause", "anna@source.example", "--reason", "x");
    saysForty(cli, "connection refused", "watch", "first-wave");
  }

  @Test
  void showsTheJournalsCopyWhileNoWorkerAnswers() {
    // given
    try (var temporal = new PracticeTemporal()) {
      var cli = new CommandLineFixture(home, temporal.target());
      started(cli);
      runs(temporal);

      // then
      saysForty(cli, "no worker does", "status", "first-wave");
      assertThat(cli.data()).contains("anna@source.example");
    }
  }

  @Test
  void listsTheWavesOfTheJournalWhileNoWorkerAnswers() {
    // given
    try (var temporal = new PracticeTemporal()) {
      var cli = new CommandLineFixture(home, temporal.target());
      started(cli);
      runs(temporal);

      // then
      saysForty(cli, "no worker does", "status");
      assertThat(cli.data()).contains("first-wave");
    }
  }

  @Test
  void tellsWhoWatchesThatNoWorkerAnswers() {
    // given
    try (var temporal = new PracticeTemporal();
        var connections = connections(temporal)) {
      runs(temporal);

      // when
      var look = FollowWave.begin(connections, WAVE).look();

      // then
      assertThat(look.over()).isFalse();
      assertThat(look.notes()).extracting(Note::code).contains(Note.Code.WORKERS_SILENT);
    }
  }

  private static void runs(PracticeTemporal temporal) {
    var wave =
        temporal
            .client()
            .newWorkflowStub(
                Wave.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.wave(WAVE))
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .build());
    var plan =
        new WavePlan(
            WAVE,
            new OrganisationName("target"),
            Route.PULL,
            CutoverOrder.AS_SOON_AS_COPIED,
            List.of(
                new PlannedMailbox(
                    2,
                    new SealedText("c2VhbGVk"),
                    "TGT-DB01",
                    null,
                    Limits.NONE,
                    MailboxScope.PRIMARY_AND_ARCHIVE)));
    WorkflowClient.start(wave::run, WaveTask.beginning(plan));
  }

  private Connections connections(PracticeTemporal temporal) {
    return new Connections(
        new ConnectionSettings(
            temporal.target(), "default", null, null, () -> "", null, home.resolve(".mailferry")));
  }

  @Test
  void writesAReportWithoutTemporal() {
    // given
    var cli = new CommandLineFixture(home, "127.0.0.1:" + PracticeTemporal.freePort());
    started(cli);

    // then
    assertThat(cli.run("report", "first-wave", "--to", home.toString())).isZero();
  }

  @Test
  void saysInOneSentenceThatTheJournalCannotBeOpened() throws IOException {
    // given
    var cli = new CommandLineFixture(home, "127.0.0.1:" + PracticeTemporal.freePort());
    Files.createFile(home.resolve("blocked"));

    // when
    var code =
        cli.run(
            "report",
            "first-wave",
            "--to",
            home.toString(),
            "--journal",
            "jdbc:h2:file:" + home.resolve("blocked").resolve("journal"));

    // then
    assertThat(code).isEqualTo(1);
    assertThat(cli.words().lines()).hasSize(1);
    assertThat(cli.words()).contains("there is no journal at");
  }

  @Test
  void saysThatThereIsNoJournalInsteadOfMakingOne() {
    // given
    var cli = new CommandLineFixture(home, "127.0.0.1:" + PracticeTemporal.freePort());

    // when
    var code = cli.run("status");

    // then
    assertThat(code).isEqualTo(1);
    assertThat(cli.words())
        .contains("there is no journal at")
        .contains("MAILFERRY_JOURNAL")
        .doesNotContain("No wave has been started");
    assertThat(home.resolve(".mailferry")).doesNotExist();
  }

  @Test
  void saysInWhichJournalItFoundNoWave() {
    try (var temporal = new PracticeTemporal()) {
      // given
      var cli = new CommandLineFixture(home, temporal.target());
      var place = "jdbc:h2:mem:" + UUID.randomUUID();
      var url = place + ";DB_CLOSE_DELAY=-1;PASSWORD=s3cret";
      try (var journal = Journal.open(JournalSettings.of(url))) {
        assertThat(journal.trouble()).isEmpty();

        // when
        var code = cli.run("status", "--journal", url);

        // then
        assertThat(code).as(cli.words()).isZero();
        assertThat(cli.words())
            .contains("No wave has been started yet, as far as this journal knows: " + place + ".")
            .doesNotContain("s3cret");
      }
    }
  }

  @Test
  void doesNotShowThePasswordOfTheJournalsAddress() {
    // given
    var cli = new CommandLineFixture(home, "127.0.0.1:" + PracticeTemporal.freePort());

    for (var address :
        List.of(
            "jdbc:postgresql://me:s3cret@127.0.0.1:1/journal",
            "jdbc:postgresql://127.0.0.1:none/journal?password=s3cret",
            "jdbc:mysql://127.0.0.1/journal?password=s3cret")) {
      // when
      var code = cli.run("status", "--verbose", "--journal", address);

      // then
      assertThat(code).isNotZero();
      assertThat(cli.words()).isNotEmpty().doesNotContain("s3cret");
    }
  }

  @Test
  void saysWhatIsWrongWithTheKeyFile() throws IOException {
    // given
    var cli = new CommandLineFixture(home, "127.0.0.1:" + PracticeTemporal.freePort());
    var key = Files.writeString(home.resolve("bad.key"), "not a key");
    if (key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    // when
    var code = cli.run("start", plan(), "--key-file", key.toString());

    // then
    assertThat(code).isEqualTo(2);
    assertThat(cli.words()).contains("does not hold a key");
  }

  private static void saysForty(CommandLineFixture cli, String words, String... command) {
    assertThat(cli.run(command)).isEqualTo(40);
    assertThat(cli.words()).contains(words).contains("Temporal").doesNotContain("Exception");
  }

  private static void started(CommandLineFixture cli) {
    try (var journal = cli.journal()) {
      journal
          .writer()
          .wavePlanned(
              new PlannedWaveNote(
                  WAVE, new OrganisationName("target"), Route.PULL, 1, CommandLineFixture.NOW));
      journal
          .writer()
          .lineResolved(
              new LineNote(
                  WAVE,
                  2,
                  "anna@source.example",
                  ANNA,
                  "SRC-DB01",
                  "TGT-DB01",
                  null,
                  CommandLineFixture.NOW));
    }
  }

  private String plan() throws IOException {
    return Files.writeString(
            home.resolve("plan.csv"), "EmailAddress,TargetDatabase\nanna@source.example,DB\n")
        .toString();
  }
}
