package io.mailferry.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.journal.write.ProgressNote;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Orders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCommandTest {
  private static final Instant NOW = CommandLineFixture.NOW;
  private static final OrganisationName TARGET = new OrganisationName("target");
  private static final long GB = 1L << 30;

  private static PracticeTemporal temporal = new PracticeTemporal();

  @TempDir Path home;
  private CommandLineFixture cli;
  private WaveName wave;
  private MailboxGuid anna;
  private MailboxGuid ben;

  @BeforeAll
  static void begin() {
    temporal = temporal.withWorker();
  }

  @AfterAll
  static void end() {
    temporal.close();
  }

  @BeforeEach
  void sitDown() {
    cli = new CommandLineFixture(home, temporal.target());
    wave = new WaveName("wave-" + UUID.randomUUID());
    anna = new MailboxGuid(UUID.randomUUID());
    ben = new MailboxGuid(UUID.randomUUID());
  }

  @Test
  void tellsWhenTheRestOfAWaveWillBeOver() throws IOException {
    twoOfThemLookedUp(2);
    benHasMoved();
    migrating(Orders.NONE);

    assertThat(cli.run("forecast", wave.value())).isZero();
    assertThat(cli.data())
        .containsSubsequence(
            "Wave " + wave + ": over between ",
            "1 mailbox to switch as soon as copied",
            "MAILBOX",
            "EARLIEST (UTC)",
            "anna@source.example",
            "copy",
            "its copy ends between");

    cli.run("forecast", wave.value(), "-o", "json");
    var data = new ObjectMapper().readTree(cli.data());
    assertThat(data.get("ended").asInt()).isEqualTo(1);
    assertThat(data.at("/causes/COPY").asInt()).isEqualTo(1);
    var earliest = Instant.parse(data.at("/mailboxes/0/earliest").asText());
    var latest = Instant.parse(data.at("/mailboxes/0/latest").asText());
    // Two gigabytes in half an hour, and one is left.
    assertThat(Duration.between(NOW, earliest)).isLessThan(Duration.ofMinutes(15));
    assertThat(Duration.between(NOW, latest))
        .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(180));
  }

  @Test
  void saysOfWhomNobodyCanTell() throws IOException {
    twoOfThemLookedUp(7);
    benHasMoved();
    migrating(Orders.NONE.held(Order.because("lunch")));

    assertThat(cli.run("forecast", wave.value())).isEqualTo(3);
    assertThat(cli.data())
        .contains("nobody can tell yet when it will be over")
        .contains("1 mailbox resting until a pause or a hold is lifted")
        .contains("5 lines of the plan that nobody has looked up yet");
  }

  @Test
  void saysThatNoMigrationRunsForAMailbox() {
    twoOfThemLookedUp(2);

    assertThat(cli.run("forecast", wave.value())).isEqualTo(3);
    assertThat(cli.data()).contains("2 mailboxes without a migration", "not watched");
  }

  @Test
  void knowsNoOtherWave() {
    assertThat(cli.run("forecast", "no-such-wave")).as("there is no journal").isEqualTo(1);
    twoOfThemLookedUp(2);
    assertThat(cli.run("forecast", "no-such-wave")).isEqualTo(2);
  }

  @Test
  void aPlanIsForecastByWhatAPersonSays() throws IOException {
    var plan =
        file(
            """
            EmailAddress,TargetDatabase,BadItemLimit,TotalItemSize
            anna@source.example,TGT-DB01,10,"10 GB (10,737,418,240 bytes)"
            ben@source.example,TGT-DB01,10,
            """);

    assertThat(cli.run("check", plan, "--what-if")).isEqualTo(2);
    assertThat(cli.words()).contains("say how much goes into each database, e.g. --pace 20GB/h");
    assertThat(cli.run("check", plan, "--what-if", "--pace", "20GB/h")).isEqualTo(2);
    assertThat(cli.words()).contains("how large 1 mailbox is neither the plan nor");

    assertThat(
            cli.run(
                "check",
                plan,
                "--what-if",
                "--pace",
                "10 GB/h",
                "--average-size",
                "20 GB",
                "-o",
                "json"))
        .isZero();
    var whatIf = new ObjectMapper().readTree(cli.data()).get("whatIf");
    assertThat(whatIf.at("/basis/0").asText())
        .isEqualTo("10.0 GB an hour into each database, as you say");
    // Ten gigabytes are an hour; the other thirty are three.
    var first = Instant.parse(whatIf.at("/mailboxes/0/earliest").asText());
    var second = Instant.parse(whatIf.at("/mailboxes/1/latest").asText());
    assertThat(Duration.between(NOW, first)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
    assertThat(Duration.between(NOW, second)).isBetween(Duration.ofHours(3), Duration.ofHours(8));
  }

  @Test
  void aPlanIsForecastByWhatEarlierWavesCameTo() throws IOException {
    twoOfThemLookedUp(2);
    benHasMoved();
    var plan = file("EmailAddress,TargetDatabase,BadItemLimit\ncarla@source.example,TGT-DB01,10\n");

    assertThat(cli.run("check", plan, "--what-if")).isZero();
    assertThat(cli.data())
        .containsSubsequence(
            "If it were started now:",
            "an hour into each database, as 1 earlier wave came to",
            "for a mailbox whose line does not tell (1)",
            "over between",
            "Whether the mailboxes and databases exist");
  }

  /** A thousand lines nobody reads. */
  @Test
  void manyWithTimesOfTheirOwnShareALine() throws IOException {
    var plan = new StringBuilder("EmailAddress,TargetDatabase,BadItemLimit\n");
    for (var i = 1; i <= 100; i++) {
      plan.append("user").append(i).append("@source.example,TGT-DB01,10\n");
    }

    assertThat(
            cli.run(
                "check",
                file(plan.toString()),
                "--what-if",
                "--pace",
                "10GB/h",
                "--average-size",
                "15GB",
                "--window",
                "Friday 20:00 - Friday 22:00 UTC"))
        .isZero();
    assertThat(cli.data().lines().filter(line -> line.contains("window, or the next"))).hasSize(1);
    assertThat(cli.data()).contains("and 62 more", "each at a time of its own, which -o json has");
  }

  @Test
  void refusesAPaceThatIsNone() throws IOException {
    var plan = file("EmailAddress,TargetDatabase,BadItemLimit\ncarla@source.example,TGT-DB01,10\n");

    assertThat(cli.run("check", plan, "--what-if", "--pace", "fast")).isEqualTo(2);
    assertThat(cli.words()).contains("fast is not a pace; write for example 20GB/h");
    assertThat(cli.run("check", plan, "--what-if", "--average-size", "0 GB")).isEqualTo(2);
    assertThat(cli.words()).contains("0 GB is not a size");
    assertThat(cli.run("check", plan, "--what-if", "--average-size", "1.000 GB")).isEqualTo(2);
    assertThat(cli.words()).contains("1.000 GB is not a size");
    assertThat(cli.run("check", plan, "--pace", "300 MB/min")).isEqualTo(2);
    assertThat(cli.words()).contains("--pace says nothing without --what-if");
  }

  private String file(String text) throws IOException {
    return Files.writeString(home.resolve("plan.csv"), text).toString();
  }

  /** Anna is half copied, half an hour after her request was submitted. */
  private void twoOfThemLookedUp(int lines) {
    try (var journal = cli.journal()) {
      assertThat(journal.trouble()).isEmpty();
      var writer = journal.writer();
      var began = NOW.minus(Duration.ofMinutes(30));
      writer.wavePlanned(new PlannedWaveNote(wave, TARGET, Route.PULL, lines, began));
      writer.lineResolved(
          new LineNote(wave, 2, "anna@source.example", anna, "SRC-DB01", "TGT-DB01", null, began));
      writer.lineResolved(
          new LineNote(wave, 3, "ben@source.example", ben, "SRC-DB01", "TGT-DB01", null, began));
      writer.fact(fact(anna, FactKind.SUBMITTED, began));
      writer.fact(fact(ben, FactKind.SUBMITTED, began));
      writer.decided(
          new DecisionNote(
              wave, anna, NOW, Phase.COPYING, Attention.NONE, "Exchange copies.", "COPYING"));
      writer.progress(
          List.of(
              new ProgressNote(
                  anna,
                  NOW,
                  RequestStatus.IN_PROGRESS,
                  "CopyingMessages",
                  48,
                  GB,
                  2 * GB,
                  "SRC-DB01",
                  "TGT-DB01")));
    }
  }

  private void benHasMoved() {
    try (var journal = cli.journal()) {
      journal.writer().fact(fact(ben, FactKind.COPIED, NOW.minus(Duration.ofMinutes(10))));
      journal
          .writer()
          .outcome(
              new OutcomeEntry(
                  wave,
                  ben,
                  NOW,
                  new MigrationOutcome.Moved(
                      "SRC-DB01", "TGT-DB01", NOW, NOW, GB, 1, false, false)));
    }
  }

  private Fact fact(MailboxGuid mailbox, FactKind kind, Instant at) {
    return new Fact(mailbox + "/" + kind, at, wave, mailbox, kind, "It happened.", null);
  }

  private void migrating(Orders orders) {
    var intention =
        new Intention(
            wave,
            TARGET,
            anna,
            Route.PULL,
            MailboxScope.PRIMARY_AND_ARCHIVE,
            new Database(UUID.randomUUID(), "TGT-DB01", "CN=TGT-DB01,DC=target,DC=example"),
            null,
            Limits.NONE,
            CutoverOrder.AS_SOON_AS_COPIED);
    FakeRunbooks.Migration.STATUS.set(
        new MigrationStatus(intention, null, NOW, null, null, orders, null, null, null));
    var migration =
        temporal
            .client()
            .newWorkflowStub(
                MailboxMigration.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.mailbox(anna))
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .build());
    WorkflowClient.start(migration::migrate, MigrationTask.beginning(intention));
  }
}
