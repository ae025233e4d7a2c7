package io.mailferry.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.journal.write.Asked;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.DriftKind;
import io.mailferry.journal.write.DriftNote;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.IncidentNote;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.journal.write.ProgressNote;
import io.mailferry.journal.write.ReportNote;
import io.mailferry.journal.write.WantedCutover;
import io.mailferry.journal.write.WantedMove;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.model.window.Window;
import io.mailferry.starter.command.ExitCode;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.check.LineProblem;
import io.mailferry.workflows.check.OrganisationHealth;
import io.mailferry.workflows.check.PlanFindings;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.mailferry.workflows.wave.MigrationEnd;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveTally;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
  private static PracticeTemporal temporal = new PracticeTemporal();

  @TempDir Path home;
  private CommandLineFixture cli;
  private WaveName wave;
  private MailboxGuid anna;

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
    FakeRunbooks.FINDINGS.set(FakeRunbooks.ALL_WELL);
    FakeRunbooks.FAILURE.set(null);
    // As a worker does when it starts.
    try (var journal = cli.journal()) {
      assertThat(journal.trouble()).isEmpty();
    }
  }

  @Test
  void checksAPlanWithoutConnecting() throws IOException {
    // given
    var offline = new CommandLineFixture(home, "127.0.0.1:" + PracticeTemporal.freePort());

    // when
    var code = offline.run("check", plan());

    // then
    assertThat(code).isZero();
    assertThat(offline.data()).contains("2 mailboxes, route pull, no problem of form");
    assertThat(offline.words()).isEmpty();
  }

  @Test
  void warnsOfBlankLimitsAndTakesThePlanAllTheSame() throws IOException {
    // given
    var blank = file("EmailAddress,TargetDatabase\nanna@source.example,TGT-DB01\n");

    // then
    assertThat(cli.run("check", blank)).isZero();
    assertThat(cli.data()).containsOnlyOnce("Warning: 1 mailbox has no BadItemLimit");
    assertThat(cli.run("check", blank, "-o", "json")).isZero();
    var warning = new ObjectMapper().readTree(cli.data()).get("warnings").get(0);
    assertThat(warning.get("code").asText()).isEqualTo("BAD_ITEM_LIMIT_BLANK");
    assertThat(warning.get("mailboxes").asInt()).isEqualTo(1);
  }

  @Test
  void namesEveryProblemOfAPlanAndEndsWithTwo() throws IOException {
    // given
    var bad = file("EmailAddress,TargetDatabase\nanna,DB\nben@x.example,\n");

    // when
    var code = cli.run("check", bad, "-o", "json");

    // then
    assertThat(code).isEqualTo(2);
    var problems = new ObjectMapper().readTree(cli.data()).get("problems");
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0).get("code").asText()).isEqualTo("ADDRESS_INVALID");
    assertThat(problems.get(1).get("code").asText()).isEqualTo("DATABASE_MISSING");
    assertThat(cli.words()).contains("line 2: ", "line 3: ", "2 problems", "nothing was changed");
  }

  @Test
  void startsAWaveUnderItsOwnIdWithoutAnyAddress() throws IOException {
    // when
    var code = cli.run("start", plan(), "--wave", wave.value());

    // then
    assertThat(cli.words()).isEmpty();
    assertThat(code).isZero();
    var seen = temporal.client().newUntypedWorkflowStub(WorkflowIds.wave(wave)).describe();
    assertThat(seen.getTypedSearchAttributes().get(io.mailferry.workflows.SearchAttributes.WAVE))
        .isEqualTo(wave.value());
    var history = temporal.client().fetchHistory(WorkflowIds.wave(wave)).toJson(true);
    assertThat(history).doesNotContain("anna@");
    try (var journal = cli.journal()) {
      assertThat(journal.reader().wave(wave)).isPresent();
    }
  }

  @Test
  void namesTheWaveAfterItsFile() throws IOException {
    // given
    var named = home.resolve(wave + ".csv");
    Files.copy(Path.of(plan()), named);

    // when
    var code = cli.run("start", named.toString());

    // then
    assertThat(code).isZero();
    assertThat(cli.data()).contains("Wave " + wave + " started with 2 mailboxes");
  }

  @Test
  void saysBackWhatWasAgreedToBeforehand() throws IOException {
    // when
    var code =
        cli.run(
            "start",
            plan(),
            "--wave",
            wave.value(),
            "--bad-item-steps",
            "10,50",
            "--large-item-steps=5",
            "--requests-of-others",
            "Adopt",
            "--stop-at",
            "50 %");

    // then
    assertThat(code).isZero();
    assertThat(cli.data())
        .contains(
            "Where more items are damaged than a line allows, its limit rises to the next of 10, 50,"
                + " step by step, before anybody is asked.",
            "Where more items are too large than a line allows, its limit rises to the next of 5,"
                + " step by step, before anybody is asked.",
            "Requests that others made for the same moves are taken over.",
            "When more than 1 of the 2 mailboxes fail and need a person, the wave is paused.");
    assertThat(cli.run("start", plan(), "--wave", wave.value(), "--bad-item-steps", "20"))
        .isEqualTo(8);
    assertThat(cli.words()).contains("changes nothing for the wave that runs: --bad-item-steps");
  }

  @Test
  void refusesStepsThatDoNotRise() throws IOException {
    assertThat(cli.run("start", plan(), "--wave", wave.value(), "--bad-item-steps", "50,10"))
        .isNotZero();
    assertThat(cli.words())
        .contains("--bad-item-steps: each step is above the one before it; 10 comes after 50");
    for (var wrong : List.of("a few", "101%", "-1", "10.5%")) {
      assertThat(cli.run("start", plan(), "--wave", wave.value(), "--stop-at=" + wrong))
          .isEqualTo(2);
      assertThat(cli.words()).contains("neither a number of mailboxes (25) nor a share (10%)");
    }
  }

  @Test
  void joinsAWaveThatIsRunningInsteadOfStartingItTwice() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());

    // when
    var code = cli.run("start", plan(), "--wave", wave.value());

    // then
    assertThat(code).isEqualTo(8);
    assertThat(cli.words()).contains("is running already; it was not started again");
    assertThat(cli.data()).contains("0 of 2 moved");
  }

  @Test
  void keepsTheNameOfAWaveThatIsOver() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    finish(MigrationEnd.Ending.MOVED);

    // when
    var code = cli.run("start", plan(), "--wave", wave.value());

    // then
    assertThat(code).isEqualTo(2);
    assertThat(cli.words())
        .contains("wave " + wave + " is over", "--wave " + wave + "-2", "nothing was changed");
    assertThat(cli.run("status", wave.value())).as("its status is still there").isNotEqualTo(8);
  }

  @Test
  void goesOnUnderTheNameOfAWaveThatSomebodyTerminated() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    temporal.client().newUntypedWorkflowStub(WorkflowIds.wave(wave)).terminate("by mistake");

    // then
    assertThat(cli.run("start", plan(), "--wave", wave.value())).isZero();
  }

  @Test
  void startsNothingWhileALineIsNotReady() throws IOException {
    // given
    FakeRunbooks.FINDINGS.set(
        new PlanFindings(
            new OrganisationHealth(null, null, List.of(), false),
            List.of(new LineProblem(3, "no database TGT-DB02 is known")),
            1));

    // when
    var code = cli.run("start", plan(), "--wave", wave.value());

    // then
    assertThat(code).isEqualTo(2);
    assertThat(cli.words())
        .contains("line 3: ben@source.example: no database TGT-DB02 is known")
        .contains("nothing was changed");
    assertThat(cli.run("status", wave.value())).isEqualTo(2);
  }

  @Test
  void startsTheRestWhenAskedTo() throws IOException {
    // given
    FakeRunbooks.FINDINGS.set(
        new PlanFindings(
            new OrganisationHealth(null, null, List.of(), false),
            List.of(new LineProblem(3, "no database")),
            1));

    // when
    var code = cli.run("start", plan(), "--wave", wave.value(), "--skip-unready");

    // then
    assertThat(code).isZero();
    assertThat(cli.words()).contains("1 line is skipped, 1 mailbox is started");
    assertThat(cli.data()).contains("Wave " + wave + " started with 1 mailbox.");
  }

  @ParameterizedTest
  @CsvSource({"no controller of target answers,,20", ",no session could be opened,30"})
  void tellsWhichSideIsAway(@Nullable String directory, @Nullable String exchange, int expected)
      throws IOException {
    // given
    FakeRunbooks.FINDINGS.set(
        new PlanFindings(
            new OrganisationHealth(directory, exchange, List.of(), false), List.of(), 0));

    // when
    var code = cli.run("start", plan(), "--wave", wave.value());

    // then
    assertThat(code).isEqualTo(expected);
    assertThat(cli.words())
        .contains(directory == null ? exchange : directory)
        .contains("Nothing was started: start the wave again when this is put right");
  }

  @ParameterizedTest
  @CsvSource({
    "MF-AD-AWAY,20",
    "MF-EX-NO-SESSION,30",
    "io.mailferry.model.plan.Seal$WrongSeal,2",
    "java.lang.IllegalStateException,1"
  })
  void tellsWhatKeptTheCheckFromItsEndInTheWordsOfTheWorker(String type, int expected)
      throws IOException {
    // given
    FakeRunbooks.FAILURE.set(
        ApplicationFailure.newNonRetryableFailureWithCause(
            "the worker says why", type, new IllegalStateException("Tag mismatch")));

    // when
    var code = cli.run("start", plan(), "--wave", wave.value());

    // then
    assertThat(code).isEqualTo(expected);
    assertThat(cli.words())
        .contains("nothing was started: the worker says why")
        .doesNotContain("Tag mismatch", "Exception");
  }

  @Test
  void namesAllThatExchangeLacksAndStartsNothing() throws IOException {
    // given
    var lacks =
        List.of(
            "the session does not offer Set-MoveRequest; “Move Mailboxes” grants it",
            "the session's New-MoveRequest has no -CompleteAfter");
    FakeRunbooks.FINDINGS.set(
        new PlanFindings(new OrganisationHealth(null, null, lacks, false), List.of(), 0));

    // when
    var code = cli.run("start", plan(), "--wave", wave.value());

    // then
    assertThat(code).isEqualTo(ExitCode.ATTENTION.number());
    assertThat(cli.words()).contains(lacks).contains("Exchange lacks 2 things", "nothing was");
  }

  @Test
  void watchesAWaveToItsEnd() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    asks();
    settled();
    benIsThereAlready();
    finish(MigrationEnd.Ending.MOVED);

    // when
    var code = cli.run("watch", wave.value(), "--exit-status", "--interval", "10ms");

    // then
    assertThat(code).isZero();
    assertThat(cli.data()).contains("Wave " + wave + ": ");
  }

  @Test
  void endsAWatchWithThreeWhenSomethingWasLeftOver() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    finish(MigrationEnd.Ending.NOT_STARTED);

    // then
    assertThat(cli.run("watch", wave.value(), "--exit-status", "-o", "json")).isEqualTo(3);
    assertThat(cli.run("watch", wave.value())).isZero();
    assertThat(cli.run("status", wave.value())).isEqualTo(3);
  }

  @Test
  void endsAWatchWithThreeWhenTheWaveWasTerminatedMeanwhile() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    temporal.client().newUntypedWorkflowStub(WorkflowIds.wave(wave)).terminate("by hand");

    // then
    assertThat(cli.run("watch", wave.value())).isEqualTo(3);
    assertThat(cli.words()).contains("was stopped in Temporal (terminated)");
    assertThat(cli.run("watch", wave.value(), "--exit-status")).isEqualTo(3);
    assertThat(cli.run("status", wave.value())).isEqualTo(3);
  }

  @Test
  void endsAStartWithZeroWhenAllThatItWatchesArrive() throws Exception {
    // given
    var plan = plan();
    cli.run("start", plan, "--wave", wave.value());
    asks();
    settled();
    benIsThereAlready();

    // when
    var code = new FutureTask<>(() -> cli.run("start", plan, "--wave", wave.value(), "--watch"));
    Thread.startVirtualThread(code);
    while (!cli.words().contains("is running already")) {
      Thread.onSpinWait();
    }
    finish(MigrationEnd.Ending.MOVED);

    // then
    assertThat(code.get()).isZero();
  }

  @Test
  void endsAStartWithThreeWhenTheWaveThatItWatchesIsStopped() throws IOException {
    // when
    var code =
        cli.run(
            "start",
            plan(),
            "--wave",
            wave.value(),
            "--organisation",
            FakeRunbooks.BROKEN.value(),
            "--watch");

    // then
    assertThat(code).isEqualTo(3);
    assertThat(cli.words())
        .contains("Wave " + wave + " started with 2 mailboxes")
        .contains("was stopped in Temporal (failed)");
  }

  @Test
  void endsWithThreeForAForgottenWaveThatNeedsSomebody() {
    // given
    planned();
    asks();

    // then
    assertThat(cli.run("status", wave.value())).isEqualTo(3);
    assertThat(cli.run("watch", wave.value())).isEqualTo(3);
    assertThat(cli.words()).contains("Temporal does not know the wave");
    endedInTheJournal();
    assertThat(cli.run("status", wave.value())).isEqualTo(3);
    assertThat(cli.run("watch", wave.value(), "--exit-status")).isEqualTo(3);
    settled();
    assertThat(cli.run("status", wave.value())).isZero();
    assertThat(cli.run("watch", wave.value(), "--exit-status")).isZero();
  }

  private void planned() {
    try (var journal = cli.journal()) {
      journal
          .writer()
          .wavePlanned(
              new PlannedWaveNote(wave, new OrganisationName("target"), Route.PULL, 1, at(0)));
    }
  }

  private void endedInTheJournal() {
    try (var journal = cli.journal()) {
      journal.writer().waveEnded(wave, at(10));
    }
  }

  @Test
  void startsNothingWhenNoLineIsReadyAlthoughTheOthersMayBeSkipped() throws IOException {
    // given
    FakeRunbooks.FINDINGS.set(
        new PlanFindings(
            new OrganisationHealth(null, null, List.of(), false),
            List.of(new LineProblem(2, "no mail user"), new LineProblem(3, "no database")),
            0));

    // when
    var code = cli.run("start", plan(), "--wave", wave.value(), "--skip-unready");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(cli.words()).contains("2 problems", "nothing was changed");
    assertThat(cli.run("status", wave.value())).isEqualTo(2);
  }

  @Test
  void tellsByItsExitCodeHowAWaveStands() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());

    // then
    assertThat(cli.run("status", wave.value())).isEqualTo(8);
    asks();
    assertThat(cli.run("status", wave.value())).isEqualTo(3);
    assertThat(cli.data()).contains("needs attention").contains("anna@source.example");
    finish(MigrationEnd.Ending.MOVED);
    settled();
    benIsThereAlready();
    assertThat(cli.run("status", wave.value(), "-o", "json")).isZero();
    assertThat(new ObjectMapper().readTree(cli.data()).get("verified").asInt()).isEqualTo(1);
  }

  @Test
  void doesNotSayThatAllIsWellWhenTheJournalLacksMailboxes() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    finish(MigrationEnd.Ending.MOVED);

    // then
    assertThat(cli.run("status", wave.value())).isEqualTo(3);
    assertThat(cli.words())
        .contains("The journal lacks 2 mailboxes of the wave " + wave)
        .contains("2 of 2 moved");
    assertThat(cli.run("watch", wave.value(), "--exit-status")).isEqualTo(3);
    assertThat(cli.words()).contains("The journal lacks 2 mailboxes");
    for (var command : List.of("explain", "pause")) {
      assertThat(
              command.equals("explain")
                  ? cli.run(command, "anna@source.example")
                  : cli.run(command, "anna@source.example", "--reason", "lunch"))
          .isEqualTo(2);
      assertThat(cli.words()).contains("it lacks mailboxes of " + wave);
    }
    try (var journal = cli.journal()) {
      journal.writer().waveEnded(wave, at(9));
    }
    assertThat(cli.run("status")).isEqualTo(3);
    assertThat(cli.words()).contains("The journal lacks 2 mailboxes of the wave " + wave);
    assertThat(cli.run("report", wave.value(), "--to", home.toString())).isEqualTo(3);
    assertThat(cli.data()).contains("2 not known to the journal").doesNotContain("under way");
    assertThat(home.resolve(wave + ".html"))
        .content()
        .contains("The journal lacks 2 mailboxes of this wave")
        .doesNotContain("under way");
  }

  @Test
  void saysThatItDoesNotKnowAWaveWhenThereIsNoJournal() {
    // when
    var code = cli.run("status", "no-wave", "--journal", "jdbc:h2:file:" + home.resolve("other"));

    // then
    assertThat(code).isEqualTo(1);
    assertThat(cli.words()).contains("does not know the wave no-wave").contains("no journal at");
    assertThat(home.resolve("other.mv.db")).doesNotExist();
  }

  @Test
  void startsNothingWithoutItsWorkersJournal() throws IOException {
    // when
    var code =
        cli.run(
            "start",
            plan(),
            "--wave",
            wave.value(),
            "--journal",
            "jdbc:h2:file:" + home.resolve("other"));

    // then
    assertThat(code).isEqualTo(1);
    assertThat(cli.words()).contains("there is no journal at");
    assertThat(cli.run("status", wave.value())).isEqualTo(2);
  }

  @Test
  void writesAStatusInEveryForm() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    asks();

    // then
    cli.run("status", wave.value(), "-o", "jsonl");
    assertThat(cli.data().lines()).singleElement().asString().startsWith("{\"line\":2");
    cli.run("status", wave.value(), "-o", "csv");
    assertThat(cli.data().lines()).hasSize(2).first().asString().startsWith("line,address,");
    cli.run("-o", "csv", "status");
    assertThat(cli.data()).startsWith("wave,state,").contains(wave + ",running");
  }

  @Test
  void guessesWhichWaveWasMeant() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());

    // when
    var code = cli.run("status", wave.value() + "x");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(cli.words()).contains("did you mean " + wave + "?");
  }

  @Test
  void guessesWhichMailboxWasMeant() throws IOException {
    // given
    asks();

    // when
    var code = cli.run("explain", "ana@source.example");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(cli.words()).contains("did you mean anna@source.example?");
  }

  @Test
  void refusesTheGuidOfZeros() {
    assertThat(cli.run("explain", "00000000-0000-0000-0000-000000000000")).isEqualTo(2);
    assertThat(cli.words()).contains("names no mailbox");
  }

  @Test
  void passesAnOrderOnAndTellsWhatWasDecided() throws IOException {
    // given
    asks();
    migrating();

    // when
    var code = cli.run("pause", "Anna@source.example", "--reason", "back-up tonight");

    // then
    assertThat(cli.data()).contains("the request will rest: back-up tonight");
    assertThat(code).isZero();
  }

  @Test
  void endsWithFourWhenAnOrderIsRefused() throws IOException {
    // given
    asks();
    migrating();

    // when
    var code = cli.run("resume", anna.toString(), "--reason", "now");

    // then
    assertThat(code).isEqualTo(4);
    assertThat(cli.words()).contains("neither pause nor hold is in force");
    assertThat(cli.data()).isEmpty();
  }

  @Test
  void liftsOnlyTheHold() throws IOException {
    // given
    asks();
    migrating();

    // when
    var code = cli.run("resume", anna.toString(), "--only", "hold", "--reason", "now");

    // then
    assertThat(code).isZero();
    assertThat(cli.data()).contains("HOLD is lifted");
  }

  @Test
  void endsWithTwoWhenThereIsNothingToOrder() throws IOException {
    // given
    asks();

    // then
    assertThat(cli.run("pause", anna.toString(), "--reason", "now")).isEqualTo(2);
    assertThat(cli.words()).contains("there is no migration of mailbox");
  }

  @Test
  void ordersAWholeWave() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());

    // when
    var code = cli.run("hold", wave.value(), "--reason", "the help desk is full");

    // then
    assertThat(code).isZero();
    assertThat(cli.data()).contains("hold for 2 mailboxes, as operator wished");
  }

  @Test
  void ordersThoseOfWhichItHolds() throws IOException {
    // given
    planned(1);
    asks();
    migrating();

    // when
    var code =
        cli.run("pause", wave.value(), "--where", "phase=needs attention", "--reason", "a storm");

    // then
    assertThat(cli.words()).contains("pause for 1 mailbox of wave " + wave);
    assertThat(cli.data()).contains("pause was taken by 1 of 1 mailbox of wave " + wave);
    assertThat(code).isZero();
    assertThat(cli.run("pause", wave.value(), "--where", "phase=copying", "--reason", "a storm"))
        .isEqualTo(4);
    assertThat(cli.words()).contains("nobody is under way of wave " + wave);
  }

  @Test
  void asksWhatWouldBeSaidAndOrdersNothing() throws IOException {
    // given
    planned(1);
    asks();
    migrating();

    // then
    assertThat(cli.run("resume", anna.toString(), "--dry-run")).isEqualTo(4);
    assertThat(cli.data())
        .contains("nothing was ordered", "refused by 1: it is neither paused nor held");
    assertThat(
            cli.run(
                "pause", wave.value(), "--where=line=2", "--dry-run", "--reason=x", "-o", "json"))
        .isZero();
    var said = new ObjectMapper().readTree(cli.data());
    assertThat(said.get("dryRun").asBoolean()).isTrue();
    assertThat(said.get("taken").asInt()).isEqualTo(1);
    assertThat(said.get("mailboxes").get(0).get("result").asText()).isEqualTo("taken");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hold    | --reason=x                  | 0 |
          resume  | --reason=x                  | 2 | resume would be for 30 mailboxes of wave
          retry   | --reason=x --yes            | 0 |
          retry   | --reason=x --mailboxes=30   | 0 |
          hold    | --reason=x --mailboxes=29   | 2 | more than 29; nothing was changed
          cancel  | --reason=x                  | 2 | say --yes
          cancel  | --reason=x --where=line<=25 | 4 |
          pause   | --reason=x --where=line<=26 | 2 | say --yes
          retry   | --reason=x --dry-run        | 2 | --where "address=*"
          cutover | --reason=x --now            | 2 | say --yes
          """)
  void anOrderForManyIsConfirmed(String order, String options, int code, @Nullable String said)
      throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    planned(30);
    for (var line = 1; line <= 30; line++) {
      looked(line);
    }

    // then
    assertThat(
            cli.run(
                Stream.concat(Stream.of(order, wave.value()), words(options))
                    .toArray(String[]::new)))
        .isEqualTo(code);
    if (said != null) {
      assertThat(cli.words()).contains(said);
    }
  }

  @Test
  void manyAreCancelledOnlyByTheirNumber() {
    // Lines that nobody has looked up yet will be cancelled, too.
    planned(51);
    for (var line = 1; line <= 3; line++) {
      looked(line);
    }

    assertThat(cli.run("cancel", wave.value(), "--reason", "x", "--yes")).isEqualTo(2);
    assertThat(cli.words())
        .contains(
            "cancel would be for 51 mailboxes of wave " + wave,
            "and cannot be taken back",
            "say --mailboxes 51; nothing was changed");
  }

  @Test
  void saysThatThereIsNoWaveOfThatName() {
    planned(1);

    assertThat(cli.run("resume", wave + "x", "--reason", "x")).isEqualTo(2);
    assertThat(cli.words()).contains("there is no wave " + wave + "x", "did you mean " + wave);
  }

  @Test
  void saysWhomAnOrderIsForInOneWayOnly() {
    assertThat(cli.run("pause", "--reason", "x")).isEqualTo(2);
    assertThat(cli.words()).contains("name a mailbox or a wave, or say with --where");
    assertThat(cli.run("pause", anna.toString(), "--where", "line=1", "--reason", "x"))
        .isEqualTo(2);
    assertThat(cli.words()).contains("--where chooses among the mailboxes of a wave");
    assertThat(cli.run("pause", "--where", "colour=red", "--reason", "x")).isEqualTo(2);
    assertThat(cli.words()).contains("the field colour, which there is not");
  }

  private static Stream<String> words(String options) {
    return Stream.of(options.strip().split(" "));
  }

  private void planned(int lines) {
    try (var journal = cli.journal()) {
      journal
          .writer()
          .wavePlanned(
              new PlannedWaveNote(wave, new OrganisationName("target"), Route.PULL, lines, at(0)));
    }
  }

  private void looked(int line) {
    try (var journal = cli.journal()) {
      journal
          .writer()
          .lineResolved(
              new LineNote(
                  wave,
                  line,
                  "u" + line + "@source.example",
                  new MailboxGuid(UUID.randomUUID()),
                  "SRC-DB01",
                  "TGT-DB01",
                  null,
                  at(0)));
    }
  }

  @Test
  void wantsAReasonForEveryOrder() {
    assertThat(cli.run("cancel", anna.toString())).isEqualTo(2);
    assertThat(cli.words()).contains("--reason");
    assertThat(cli.run("cancel", anna.toString(), "--reason", " ")).isEqualTo(2);
  }

  @Test
  void answersAQuestion() throws IOException {
    // given
    asks();
    migrating();

    // when
    var code = cli.run("answer", "anna@source.example", "submit-again", "--reason", "it is gone");

    // then
    assertThat(code).isZero();
    assertThat(cli.data()).contains("it will submit a new request");
  }

  @Test
  void anAnswerTakesLimitsAndOneOfThemNeedsThem() throws IOException {
    // given
    asks();
    migrating();

    // then
    assertThat(cli.run("answer", "anna@source.example", "raise-limits", "--reason", "agreed"))
        .isEqualTo(2);
    assertThat(cli.words()).contains("how many items may be left behind?", "--bad-items NUMBER");

    // when
    var code =
        cli.run(
            "answer",
            "anna@source.example",
            "raise-limits",
            "--bad-items",
            "50",
            "--reason",
            "agreed");

    // then
    assertThat(code).isZero();
    assertThat(cli.data()).contains("50 damaged and 0 too large items");
  }

  @Test
  void tellsOnTopOfAllWavesWhatTheyAskAndIsAnsweredForAll() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    asks();
    try (var journal = cli.journal()) {
      journal
          .writer()
          .decided(
              new DecisionNote(
                  wave,
                  anna,
                  at(6),
                  Phase.ATTENTION,
                  Attention.QUESTION,
                  "Our request is gone.",
                  "REQUEST_VANISHED",
                  new Asked("request-vanished", List.of(Choice.LOOK_AGAIN, Choice.SUBMIT_AGAIN)),
                  null));
    }
    migrating();

    // when
    cli.run("status");

    // then
    assertThat(cli.data())
        .containsSubsequence(
            "QUESTION request-vanished",
            "1 mailbox waits",
            "anna@source.example:",
            "answer with: mailferry answer look-again|submit-again --cause request-vanished"
                + " --reason …",
            "WAVE");
    assertThat(cli.run("answer", "submit-again", "--cause", "quota", "--reason", "gone"))
        .isEqualTo(4);
    assertThat(cli.words()).contains("no mailbox of a wave that runs asks about quota; what is");
    assertThat(cli.run("answer", "submit-again", "--cause", "request-vanished", "--reason", "gone"))
        .isZero();
    assertThat(cli.data()).contains("all waves: " + wave + ": sent to 1 mailbox");
    assertThat(cli.run("answer", "submit-again", "--reason", "gone")).isEqualTo(2);
    assertThat(cli.words()).contains("whose question? Name a mailbox");
    assertThat(cli.run("answer", "anna@source.example", "what", "--reason", "gone")).isEqualTo(2);
    assertThat(cli.words()).contains("what is not one of: look-again");
    assertThat(
            cli.run("answer", "anna@source.example", "ben@x.example", "leave", "--reason", "gone"))
        .isEqualTo(2);
    assertThat(cli.words()).contains("one word too many");
  }

  @Test
  void givesRequestsAnotherFarEnd() throws IOException {
    // given
    asks();
    migrating();

    // when
    var code = cli.run("repoint", "anna@source.example", "--reason", "a new password");

    // then
    assertThat(code).isZero();
    assertThat(cli.data()).contains("it gets the far end of today's settings");
  }

  @Test
  void letsMoreBeLeftBehind() throws IOException {
    // given
    asks();
    migrating();

    // then
    assertThat(cli.run("limits", "anna@source.example", "--reason", "agreed")).isEqualTo(2);
    assertThat(cli.run("limits", "anna@source.example", "--bad-items", "0", "--reason", "agreed"))
        .isEqualTo(2);
    assertThat(cli.words()).contains("limits are only ever raised");

    // when
    var code = cli.run("limits", "anna@source.example", "--large-items", "7", "--reason", "agreed");

    // then
    assertThat(code).isZero();
    assertThat(cli.data()).contains("limits of 0 damaged and 7 too large items");
  }

  @Test
  void explainsWhatAMailboxWaitsForAndOnWhatEvidence() throws IOException {
    // given
    asks();
    migrating();

    // when
    var code = cli.run("explain", "anna@source.example");

    // then
    assertThat(code).isEqualTo(3);
    assertThat(cli.data())
        .containsSubsequence(
            "anna@source.example",
            "In short        NEEDS A PERSON: our move request has disappeared",
            "We say",
            "needs attention, since 2026-11-23 20:48:00 UTC (12 min ago)",
            "Exchange says   no move request in the queue · 13 min ago",
            "Directory says  no trace of a request · 13 min ago",
            "target forest: mail user",
            "through dc1.target.example",
            "Next",
            "QUESTION",
            "the request has disappeared",
            "mailferry answer anna@source.example submit-again",
            "To see for yourself, in Exchange's shell of organisation target (changes nothing):",
            "Get-MoveRequest -Identity '" + anna + "' -DomainController 'dc1.target.example'",
            "To change it:",
            "mailferry cancel anna@source.example --reason …",
            "What happened",
            "The request was created.");
  }

  @Test
  void showsTheEndOfAReportAndAllOfItWhenItIsWanted() throws IOException {
    // given
    asks();
    migrating();
    try (var journal = cli.journal()) {
      journal
          .writer()
          .report(
              new ReportNote(
                  wave,
                  anna,
                  new UUID(3, 3),
                  at(40),
                  at(41),
                  FailureFamily.NETWORK,
                  "MapiExceptionNetworkError",
                  "one\ntwo\nthree\nfour",
                  "[EX1] Fatal error has occurred."));
    }

    // when
    cli.run("explain", "anna@source.example");

    // then
    assertThat(cli.data())
        .containsSubsequence(
            "Exchange's report of the failure of 2026-11-23 20:40:00 UTC: the way between the"
                + " servers is broken or overloaded (most often MapiExceptionNetworkError)",
            "two",
            "three",
            "four",
            "mailferry explain anna@source.example --report")
        .doesNotContain("one\n", "Fatal error");

    // when
    cli.run("explain", "anna@source.example", "--report");

    // then
    assertThat(cli.data())
        .containsSubsequence("one", "four", "The end of the report:", "[EX1] Fatal error")
        .doesNotContain("We say");
    cli.run("explain", "anna@source.example", "--report", "-o", "json");
    assertThat(new ObjectMapper().readTree(cli.data()).at("/report/entries/0").asText())
        .isEqualTo("[EX1] Fatal error has occurred.");
  }

  @Test
  void countsWhatWentWrongByKindAndShowsTheWordsOfWhatIsNotKnown() throws IOException {
    // given
    assertThat(cli.run("failures")).isIn(0, 1);
    asks();
    try (var journal = cli.journal()) {
      journal.writer().fact(coded("1", FactKind.TROUBLE, "failed/network", null));
      journal.writer().fact(coded("2", FactKind.HEALED, "resumed", null));
      journal.writer().fact(coded("3", FactKind.COMPLETED, "completed", null));
    }

    // then
    assertThat(cli.run("failures", wave.value())).isZero();
    assertThat(cli.data())
        .containsSubsequence(
            "KIND",
            "MAILBOXES",
            "TIMES",
            "OPEN",
            "TRIED",
            "HELPED",
            "WHAT",
            "failed/network",
            "resumed",
            "resumed",
            "the way between the servers");

    // given
    try (var journal = cli.journal()) {
      journal.writer().fact(coded("4", FactKind.TROUBLE, "failed/unknown", "NewException: what?"));
    }

    // then
    assertThat(cli.run("failures")).isEqualTo(3);
    assertThat(cli.data())
        .containsSubsequence("Not known to Mailferry (failed/unknown):", "  NewException: what?");
    cli.run("failures", "-o", "json");
    var kinds = new ObjectMapper().readTree(cli.data()).get("failures");
    assertThat(kinds.at("/0/unknown").asBoolean()).isTrue();
    assertThat(kinds.at("/1/helped/resumed").asInt()).isEqualTo(1);
    assertThat(cli.run("failures", "no-such-wave")).isEqualTo(2);
  }

  private Fact coded(String id, FactKind kind, String code, @Nullable String evidence) {
    return new Fact("coded/" + id, at(30), wave, anna, kind, "It happened.", evidence, null, code);
  }

  @Test
  void explainsWhenAMailboxMaySwitchAndWhatExchangeSaidSince() throws IOException {
    // given
    asks();
    copies();
    migrating(
        new OrganisationName("target"),
        new CutoverOrder(CutoverStyle.COMPLETE_AFTER, CommandLineFixture.NOW.plusSeconds(5400)));

    // when
    cli.run("explain", "anna@source.example");

    // then
    assertThat(cli.data())
        .contains(
            "Since then      IN_PROGRESS / CopyingMessages, 75 %, as of 2026-11-23 20:55:00 UTC",
            "Cutover         not before 2026-11-23 22:30:00 UTC (in 1 h 30 min)");
    cli.run("explain", "anna@source.example", "-o", "json");
    assertThat(new ObjectMapper().readTree(cli.data()).get("cutoverNotBefore").asText())
        .isEqualTo("2026-11-23T22:30:00Z");
  }

  @Test
  void explainsInWhichWindowsAMailboxMaySwitch() throws IOException {
    // given
    asks();
    migrating(
        new OrganisationName("target"),
        new CutoverOrder(
            CutoverStyle.COMPLETE_AFTER,
            null,
            new CutoverWindows(
                List.of(
                    new Window.Weekly(
                        DayOfWeek.MONDAY,
                        LocalTime.of(22, 30),
                        DayOfWeek.TUESDAY,
                        LocalTime.of(5, 0),
                        ZoneOffset.UTC)),
                List.of())));

    // when
    cli.run("explain", "anna@source.example");

    // then
    assertThat(cli.data().replaceAll("\\s+", " "))
        .contains(
            "Cutover only in its windows: Monday 22:30 - Tuesday 05:00 UTC; it may begin at"
                + " 2026-11-23 22:30:00 UTC (in 1 h 30 min)");
    cli.run("explain", "anna@source.example", "-o", "json");
    assertThat(new ObjectMapper().readTree(cli.data()).get("cutoverWindows").get(0).asText())
        .isEqualTo("Monday 22:30 - Tuesday 05:00 UTC");
  }

  private void copies() {
    try (var journal = cli.journal()) {
      journal
          .writer()
          .progress(
              List.of(
                  new ProgressNote(
                      anna,
                      at(55),
                      RequestStatus.IN_PROGRESS,
                      "CopyingMessages",
                      75,
                      750,
                      1000,
                      null,
                      null)));
    }
  }

  @Test
  void saysBackFromWhenOnMailboxesMaySwitch() throws IOException {
    // when
    var code =
        cli.run(
            "start",
            plan(),
            "--wave",
            wave.value(),
            "--cutover-not-before",
            "2026-11-27T21:00:00+01:00");

    // then
    assertThat(code).isZero();
    assertThat(cli.data())
        .contains("No mailbox switches before Friday 27 November 2026 21:00 +01:00 (20:00 UTC).");
    assertThat(cli.words())
        .isEqualToIgnoringNewLines(
            "--cutover-not-before is understood as Friday 27 November 2026 21:00 +01:00 (20:00"
                + " UTC), in 3 d 23 h.");
  }

  @Test
  void refusesACutoverTimeThatIsPast() throws IOException {
    // when
    var code =
        cli.run(
            "start",
            plan(),
            "--wave",
            wave.value(),
            "--cutover-not-before",
            "2026-11-23T21:30:00+01:00");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(cli.words())
        .contains("2026-11-23 20:30:00 UTC is past", "it is 2026-11-23 21:00:00 UTC now")
        .startsWith(
            "--cutover-not-before is understood as Monday 23 November 2026 21:30 +01:00 (20:30"
                + " UTC), which is past.")
        .contains("nothing was changed");
    assertThat(cli.run("status", wave.value())).isEqualTo(2);
  }

  @Test
  void refusesACutoverTimeThatIsPastAlsoWhenTheWaveRuns() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());

    // when
    var code =
        cli.run(
            "start",
            plan(),
            "--wave",
            wave.value(),
            "--cutover-not-before",
            "2026-11-23T21:30:00+01:00");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(cli.words()).contains("2026-11-23 20:30:00 UTC is past", "nothing was changed");
  }

  @Test
  void saysThatWhatIsTypedChangesNothingForAWaveThatRuns() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());

    // when
    var code =
        cli.run(
            "start",
            plan(),
            "--wave",
            wave.value(),
            "--skip-unready",
            "--cutover-not-before",
            "2026-11-27T21:00:00+01:00");

    // then
    assertThat(code).isEqualTo(8);
    assertThat(cli.words())
        .contains(
            "changes nothing for the wave that runs: --skip-unready, --cutover-not-before.",
            "mailferry hold " + wave);

    // when
    cli.run("start", plan(), "--wave", wave.value());

    // then
    assertThat(cli.words()).doesNotContain("changes nothing");
  }

  @Test
  void saysBackInWhichWindowsMailboxesSwitch() throws IOException {
    // when
    var code =
        cli.run(
            "start",
            plan(),
            "--wave",
            wave.value(),
            "--window",
            "Friday 20:00 - Monday 05:00",
            "--window",
            "2026-12-01 22:00 - 24:00 America/New_York",
            "--blackout",
            "2026-12-04 - 2026-12-07: freeze",
            "--last-start",
            "45m",
            "--zone",
            "Europe/Berlin");

    // then
    assertThat(code).isZero();
    assertThat(cli.words())
        .contains(
            "--window is understood as Friday 20:00 - Monday 05:00 Europe/Berlin.",
            "--window is understood as 2026-12-01 22:00 - 2026-12-02 00:00 America/New_York.",
            "--blackout is understood as 2026-12-04 00:00 - 2026-12-08 00:00 Europe/Berlin: freeze.");
    assertThat(cli.data()).contains("Mailboxes switch only while a window is open.");
    assertThat(cli.words())
        .contains(
            "The next windows:",
            "  Friday 27 November 2026 20:00 Europe/Berlin (19:00 UTC) to Monday 30 November 2026"
                + " 05:00 Europe/Berlin (04:00 UTC), the last start at 04:15",
            "  Wednesday 2 December 2026 04:00 Europe/Berlin (03:00 UTC) to Wednesday 2 December"
                + " 2026 06:00 Europe/Berlin (05:00 UTC), the last start at 05:15",
            "  Friday 11 December 2026 20:00 Europe/Berlin (19:00 UTC)");
  }

  @Test
  void refusesWindowsThatAreNotUnderstoodAndThoseThatAreOver() throws IOException {
    assertThat(cli.run("start", plan(), "--window", "Friday night")).isEqualTo(2);
    assertThat(cli.words()).startsWith("mailferry: --window: Friday night is not a window");

    assertThat(cli.run("start", plan(), "--last-start", "45m")).isEqualTo(2);
    assertThat(cli.words())
        .startsWith("mailferry: --last-start: says nothing without --window or --blackout");

    assertThat(
            cli.run(
                "start",
                plan(),
                "--wave",
                wave.value(),
                "--window",
                "2026-11-20 20:00 - 2026-11-23 05:00 UTC"))
        .isEqualTo(2);
    assertThat(cli.words()).contains("no window is left in which a mailbox could switch");
    assertThat(cli.run("status", wave.value())).isEqualTo(2);
  }

  @Test
  void givesTheCutoverAnotherTime() throws IOException {
    // given
    asks();
    migrating();

    assertThat(cli.run("cutover", "anna@source.example", "--now", "--reason", "she asked"))
        .isZero();
    assertThat(cli.data()).contains("anna@source.example: cutover now");

    assertThat(
            cli.run(
                "cutover",
                "anna@source.example",
                "--window",
                "daily 22:00 - 05:00 UTC",
                "--reason",
                "three are left"))
        .isZero();
    assertThat(cli.words()).contains("--window is understood as daily 22:00 - 05:00 UTC.");
    assertThat(cli.data()).contains("cutover in daily 22:00 - 05:00 UTC");
    assertThat(cli.words())
        .contains("Monday 23 November 2026 23:00 Europe/Berlin (22:00 UTC) to Tuesday");

    assertThat(
            cli.run(
                "cutover",
                "anna@source.example",
                "--not-before",
                "Saturday 22:00 UTC",
                "--reason",
                "storage is slow"))
        .isZero();
    assertThat(cli.data()).contains("cutover not before 2026-11-28T22:00:00Z");

    assertThat(cli.run("cutover", "anna@source.example", "--reason", "why")).isEqualTo(2);
    assertThat(cli.words()).contains("name when mailboxes are to switch");
    assertThat(
            cli.run(
                "cutover",
                "anna@source.example",
                "--now",
                "--not-before",
                "Saturday 22:00 UTC",
                "--reason",
                "why"))
        .isEqualTo(2);
    assertThat(cli.words()).contains("--now goes with no other time");
    assertThat(cli.run("cutover", "anna@source.example", "--window", "now", "--reason", "why"))
        .isEqualTo(2);
    assertThat(cli.words()).contains("write --now in place of --window now");
    assertThat(
            cli.run(
                "cutover",
                "anna@source.example",
                "--not-before",
                "2026-11-20 22:00 UTC",
                "--reason",
                "why"))
        .isEqualTo(2);
    assertThat(cli.words()).contains("is past", "nothing was changed");
    assertThat(
            cli.run(
                "cutover",
                "anna@source.example",
                "--blackout",
                "2026-12-24 UTC",
                "--reason",
                "why"))
        .isZero();
    assertThat(cli.data()).contains("cutover not in 2026-12-24 00:00 - 2026-12-25 00:00 UTC");
    assertThat(cli.run("cutover", "anna@source.example", "--last-start", "45m", "--reason", "why"))
        .isZero();
    assertThat(cli.data()).contains("cutover, the last start 45 min before the end");
    assertThat(cli.run("cutover", "anna@source.example", "--last-start", "999h", "--reason", "why"))
        .isEqualTo(2);
  }

  @Test
  void takesAWindowCalledNowForNone() throws IOException {
    assertThat(cli.run("start", plan(), "--wave", wave.value(), "--window", "now")).isZero();
    assertThat(cli.data()).doesNotContain("window");
  }

  /** Whoever copies an example gets what it promises, for years. */
  @Test
  void showsNoExampleOfACutoverTimeThatIsSoonPast() throws IOException {
    // given
    cli.run("start", "--help");
    var texts =
        List.of(
            cli.data(), Files.readString(Path.of("..", "docs", "operate", "operator-guide.md")));

    // then
    var moment = Pattern.compile("--cutover-not-before \"?(20[0-9]{2}-[0-9]{2}-[0-9]{2})\\b");
    assertThat(texts)
        .allSatisfy(
            text ->
                assertThat(moment.matcher(text).results())
                    .isNotEmpty()
                    .allSatisfy(
                        shown ->
                            assertThat(LocalDate.parse(shown.group(1))).isAfter("2030-01-01")));
  }

  @Test
  void explainsThatSomethingIsAwayAndIsTriedAgain() throws Exception {
    // given
    asks();
    migrating(FakeRunbooks.AWAY, CutoverOrder.AS_SOON_AS_COPIED);
    FakeRunbooks.NobodyAnswers.awaitSecondTry(WorkflowIds.mailbox(anna));

    // when
    var code = cli.run("explain", "anna@source.example");

    // then
    assertThat(code).isEqualTo(3);
    assertThat(cli.data())
        .containsPattern("Next +pollMove is tried again by itself, attempt [2-9]")
        .contains("no controller answered")
        .doesNotContain("at work on it now");
    cli.run("explain", "anna@source.example", "-o", "json");
    var pending = new ObjectMapper().readTree(cli.data()).get("pending");
    assertThat(pending.get("activity").asText()).isEqualTo("pollMove");
    assertThat(pending.get("attempt").asInt()).isGreaterThan(1);
    assertThat(pending.get("code").asText()).isEqualTo("MF-AD-AWAY");
  }

  @Test
  void showsWithEveryStatusWhatIsAwayAndTriedAgain() throws Exception {
    // given
    cli.run("start", plan(), "--wave", wave.value(), "--organisation", "away");
    FakeRunbooks.NobodyAnswers.awaitSecondTry(WorkflowIds.wave(wave));

    // then
    assertThat(cli.run("status", wave.value(), "-o", "json")).isEqualTo(8);
    assertThat(new ObjectMapper().readTree(cli.data()).get("notes").get(0).get("code").asText())
        .isEqualTo("TRIED_AGAIN");
    assertThat(cli.run("status")).as("a wave runs").isEqualTo(8);
    assertThat(cli.words()).contains("is asked again by itself: no controller answered");
  }

  @Test
  void showsAnIncidentWithWhoWaitsForItUntilItHasEnded() throws Exception {
    // given
    var target = new OrganisationName("target");
    var database = new Dependency(Dependency.Kind.DATABASE, "TGT-DB01");
    cli.run("start", plan(), "--wave", wave.value());
    waitsFor(database);
    try (var journal = cli.journal()) {
      journal
          .writer()
          .incident(
              new IncidentNote(
                  target, database, at(5), "MF-EX-UNKNOWN", "Create TGT-DB01.", null, true));
    }

    // then
    assertThat(cli.run("status", wave.value())).isEqualTo(3);
    assertThat(cli.data())
        .containsSubsequence(
            "Wave " + wave,
            "INCIDENT database TGT-DB01 (MF-EX-UNKNOWN) since",
            "1 mailbox waits",
            "Create TGT-DB01.",
            "Mailferry goes on by itself when it is put right.",
            "MAILBOX");
    cli.run("status", wave.value(), "-o", "json");
    var incident = new ObjectMapper().readTree(cli.data()).get("incidents").get(0);
    assertThat(incident.get("dependency").asText()).isEqualTo("database/TGT-DB01");
    assertThat(incident.get("code").asText()).isEqualTo("MF-EX-UNKNOWN");
    assertThat(incident.get("lasting").asBoolean()).isTrue();
    assertThat(incident.get("mailboxes").asInt()).isEqualTo(1);
    cli.run("explain", "anna@source.example");
    assertThat(cli.data()).contains("Incident        database TGT-DB01 (MF-EX-UNKNOWN) since");

    // when
    try (var journal = cli.journal()) {
      journal.writer().incidentEnded(target, database, at(6));
    }

    // then
    assertThat(cli.run("status", wave.value())).isEqualTo(8);
    assertThat(cli.data()).doesNotContain("INCIDENT");
  }

  @Test
  void showsRequestsThatShouldNotBeThereOnceOnTopAndWhereTheyBelong() throws IOException {
    // given
    var target = new OrganisationName("target");
    cli.run("start", plan(), "--wave", wave.value());
    asks();
    try (var journal = cli.journal()) {
      journal
          .writer()
          .drift(
              target,
              at(5),
              List.of(
                  new DriftNote(
                      DriftKind.UNWATCHED,
                      anna,
                      wave,
                      wave.batchName(),
                      "TGT-DB01",
                      RequestStatus.SYNCED,
                      at(4)),
                  new DriftNote(
                      DriftKind.UNWATCHED,
                      new MailboxGuid(UUID.randomUUID()),
                      null,
                      "mailferry/lost",
                      "TGT-DB02",
                      RequestStatus.SYNCED,
                      at(5))));
    }

    // then
    cli.run("status");
    assertThat(cli.data())
        .startsWith("DRIFT 2 move requests of ours that no migration watches since")
        .containsSubsequence(
            "e.g. anna@source.example (TGT-DB01, SYNCED, wave " + wave + "):",
            "If Temporal lost its wave, start its plan again",
            "WAVE");
    cli.run("status", "-o", "json");
    var drift = new ObjectMapper().readTree(cli.data()).get("drift").get(0);
    assertThat(drift.get("kind").asText()).isEqualTo("UNWATCHED");
    assertThat(drift.get("mailboxes").asInt()).isEqualTo(2);
    cli.run("status", wave.value());
    assertThat(cli.data())
        .containsSubsequence("Wave " + wave, "DRIFT 1 move request of ours", "MAILBOX");
    cli.run("status", wave.value(), "-o", "json");
    assertThat(new ObjectMapper().readTree(cli.data()).get("drift")).hasSize(1);
    cli.run("explain", "anna@source.example");
    assertThat(cli.data()).contains("Drift           1 move request of ours");

    // when
    try (var journal = cli.journal()) {
      journal.writer().drift(target, at(6), List.of());
    }

    // then
    cli.run("status");
    assertThat(cli.data()).doesNotContain("DRIFT");
  }

  @Test
  void saysOfAnIncidentWhileItWatches() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    asks();
    settled();
    benIsThereAlready();
    try (var journal = cli.journal()) {
      journal
          .writer()
          .incident(
              new IncidentNote(
                  new OrganisationName("target"),
                  new Dependency(Dependency.Kind.FOREST, "target.example"),
                  at(5),
                  "MF-AD-AWAY",
                  "No controller answers.",
                  null,
                  false));
    }
    finish(MigrationEnd.Ending.MOVED);

    // then
    assertThat(cli.run("watch", wave.value(), "--interval", "10ms")).isZero();
    assertThat(cli.words())
        .containsOnlyOnce("INCIDENT forest target.example (MF-AD-AWAY): No controller answers.");
  }

  private void waitsFor(Dependency dependency) {
    try (var journal = cli.journal()) {
      var writer = journal.writer();
      writer.lineResolved(
          new LineNote(wave, 2, "anna@source.example", anna, "SRC-DB01", "TGT-DB01", null, at(0)));
      writer.decided(
          new DecisionNote(
              wave,
              anna,
              at(5),
              Phase.SUBMITTING,
              Attention.WAITING,
              "It waits.",
              "DEPENDENCY_AWAY",
              null,
              dependency.key()));
    }
  }

  @Test
  void explainsFromTheJournalWhatTemporalHasForgotten() throws IOException {
    // given
    asks();
    settled();

    // when
    var code = cli.run("explain", "anna@source.example", "-o", "json");

    // then
    assertThat(code).isZero();
    var view = new ObjectMapper().readTree(cli.data());
    assertThat(view.get("source").asText()).isEqualTo("JOURNAL");
    assertThat(view.get("phase").asText()).isEqualTo("DONE");
    assertThat(view.get("outcome").asText()).isEqualTo("VERIFIED");
    assertThat(cli.data()).contains("The request was created.");
    assertThat(cli.words()).contains("journal's copy");
  }

  @Test
  void explainsAsDataInTheWordsOfTheStatus() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    asks();
    migrating();

    // when
    cli.run("explain", "anna@source.example", "-o", "json");
    var explained = new ObjectMapper().readTree(cli.data());
    cli.run("status", wave.value(), "-o", "json");
    var row = new ObjectMapper().readTree(cli.data()).get("mailboxes").get(0);

    // then
    for (var name : List.of("phase", "attention", "outcome", "reason")) {
      assertThat(explained.get(name)).as(name).isEqualTo(row.get(name));
    }
    assertThat(explained.get("phase").asText()).isEqualTo("ATTENTION");
    assertThat(explained.get("question").get("code").asText()).isEqualTo("REQUEST_VANISHED");
    assertThat(explained.get("question").get("choices").get(1).asText()).isEqualTo("submit-again");
    assertThat(explained.get("evidence").get("queue").get("is").asText()).isEqualTo("absent");
    assertThat(explained.get("evidence").get("targetHome").get("routesTo").asText())
        .isEqualTo("source.example");
    assertThat(explained.get("orders").get("pause").isNull()).isTrue();
  }

  @Test
  void tellsTheSameNamesOfAMigrationAndOfItsCopy() throws IOException {
    // given
    asks();
    cli.run("explain", "anna@source.example", "-o", "json");
    var copy = new ObjectMapper().readTree(cli.data());
    migrating();

    // when
    cli.run("explain", "anna@source.example", "-o", "json");

    // then
    assertThat(new ObjectMapper().readTree(cli.data()).fieldNames())
        .toIterable()
        .containsExactlyElementsOf(() -> copy.fieldNames());
  }

  @Test
  void writesAReport() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    asks();
    settled();

    // when
    var code = cli.run("report", wave.value(), "--to", home.resolve("out").toString());

    // then
    assertThat(code).isZero();
    assertThat(home.resolve("out").resolve(wave + ".html")).exists();
    assertThat(cli.data()).contains("1 of 2 migrated and verified in Exchange, 0 human");
  }

  @Test
  void writesWhatIsUnfinishedAsANewPlan() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    asks();
    settled();
    var next = home.resolve("next.csv");
    assertThat(cli.run("report", wave.value(), "--unfinished-as", next.toString())).isEqualTo(3);
    assertThat(cli.data()).contains("The journal lacks 1 mailbox", "no plan was written");
    try (var journal = cli.journal()) {
      journal
          .writer()
          .lineResolved(
              new LineNote(
                  wave,
                  3,
                  "ben@source.example",
                  new MailboxGuid(UUID.randomUUID()),
                  "SRC-DB01",
                  "TGT-DB02",
                  null,
                  at(0),
                  new WantedMove(
                      null,
                      new Limits(7, 0),
                      MailboxScope.PRIMARY_ONLY,
                      null,
                      new WantedCutover(
                          "2020-11-27T19:00:00Z",
                          "Friday 20:00 - Monday 05:00 Asia/Tokyo",
                          "2036-12-24 00:00 - 2036-12-27 00:00 Asia/Tokyo"),
                      "Asia/Tokyo")));
    }

    // when
    var code = cli.run("report", wave.value(), "--unfinished-as", next.toString());

    // then
    assertThat(code).isZero();
    assertThat(cli.data()).contains("1 of 2 mailboxes have not arrived, and stand in " + next);
    assertThat(Files.readString(next))
        .as("a moment that is over is not waited for any more")
        .contains(
            "ben@source.example,TGT-DB02,,7,,PrimaryOnly,,Friday 20:00 - Monday 05:00"
                + " Asia/Tokyo,2036-12-24 00:00 - 2036-12-27 00:00 Asia/Tokyo,Asia/Tokyo");
    assertThat(cli.run("check", next.toString())).isZero();
    assertThat(cli.data()).contains("1 mailbox, route pull");
    assertThat(cli.run("report", wave.value(), "--unfinished-as", next.toString())).isEqualTo(2);
    assertThat(cli.words()).contains("there is a file " + next + " already");
  }

  @Test
  void writesWhatWasMovedAsAPlanThatMovesItBack() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    asks();
    var back = home.resolve("back.csv");
    assertThat(cli.run("report", wave.value(), "--return-as", back.toString())).isEqualTo(3);
    assertThat(cli.data()).contains("nothing of wave " + wave + " to move back");
    assertThat(back).doesNotExist();
    settled();

    // when
    var code = cli.run("report", wave.value(), "--return-as", back.toString());

    // then
    assertThat(code).as("one line of the plan is not known").isEqualTo(3);
    assertThat(cli.data())
        .contains(
            "1 of 2 mailboxes stands in " + back,
            "Nothing was moved.",
            "its far.delivery-domain is that of the forest to which they go back",
            "mailferry check " + back + " --route push --organisation NAME --live");
    assertThat(Files.readString(back))
        .contains("RemoteTargetDatabase")
        .contains("anna@source.example,SRC-DB01,");
    assertThat(cli.run("check", back.toString(), "--route", "push")).isZero();
    assertThat(cli.run("report", wave.value(), "--return-as", back.toString())).isEqualTo(2);
  }

  @Test
  void tellsWhoHasSwitched() throws IOException {
    // given
    cli.run("start", plan(), "--wave", wave.value());
    asks();
    assertThat(cli.run("switched", wave.value())).isZero();
    assertThat(cli.words()).contains("Nobody has switched.");
    settled();

    // then
    assertThat(cli.run("switched", wave.value())).isZero();
    assertThat(cli.data()).contains("anna@source.example", "SRC-DB01", "TGT-DB01", wave.value());
    cli.run("switched", "-o", "json");
    var all = new ObjectMapper().readTree(cli.data()).get("switched");
    assertThat(all).isNotEmpty();
    var last = all.get(all.size() - 1);
    assertThat(last.get("verifiedAt").asText()).isNotEmpty();
    cli.run("switched", wave.value(), "--since", last.get("verifiedAt").asText(), "-o", "csv");
    assertThat(cli.data()).contains("verifiedAt,completedAt,address,mailbox,from,to,wave,route");
    assertThat(cli.run("switched", wave.value(), "--since", "2999-01-01T00:00:00Z")).isZero();
    assertThat(cli.words()).contains("Nobody has switched since 2999-01-01T00:00:00Z.");
    assertThat(cli.run("switched", "--since", "Friday")).isEqualTo(2);
    assertThat(cli.words()).contains("--since Friday is neither a length of time (24h, 90m)");
    assertThat(cli.run("switched", "no-such-wave")).isEqualTo(2);
  }

  @Test
  void looksAPlanUpAndStartsNothing() throws IOException {
    var code = cli.run("check", plan(), "--live", "--wave", wave.value());

    assertThat(code).isZero();
    assertThat(cli.data())
        .contains(
            "Directory and Exchange were asked, and nothing stands in the way. Start it with:"
                + " mailferry start "
                + plan()
                + " --wave "
                + wave);
    assertThat(cli.run("status", wave.value())).as("there is no such wave").isEqualTo(2);
  }

  @Test
  void namesWhatStandsInTheWayOfAPlanThatIsLookedUp() throws IOException {
    FakeRunbooks.FINDINGS.set(
        new PlanFindings(
            FakeRunbooks.ALL_WELL.health(),
            List.of(new LineProblem(3, "no database TGT-DB02 is known")),
            1));

    var code = cli.run("check", plan(), "--live");

    assertThat(code).isEqualTo(2);
    assertThat(cli.words())
        .contains(
            "line 3: ben@source.example: no database TGT-DB02 is known",
            "1 problem in " + plan() + "; nothing was changed");
  }

  @Test
  void endsWithTwoForAReportOfNoWave() {
    assertThat(cli.run("report", "no-such-wave", "--to", home.toString())).isEqualTo(2);
    assertThat(cli.words()).contains("there is no wave no-such-wave");
  }

  @Test
  void endsWithTwoForWhatItDoesNotUnderstand() {
    assertThat(cli.run()).isEqualTo(2);
    assertThat(cli.run("migrate")).isEqualTo(2);
    assertThat(cli.run("status", "-o", "yaml")).isEqualTo(2);
    assertThat(cli.run("status", "--temporal", "nowhere")).isEqualTo(2);
    assertThat(cli.run("watch", "not/a/wave")).isEqualTo(2);
    assertThat(cli.run("start", "x.csv", "--cutover-not-before", "tomorrow")).isEqualTo(2);
    assertThat(cli.words()).contains("tomorrow says no time of day");
  }

  @Test
  void helpsWithExitCodesAndAnExample() {
    for (var command :
        List.of(
            "check",
            "start",
            "status",
            "watch",
            "explain",
            "failures",
            "switched",
            "forecast",
            "pause",
            "resume",
            "hold",
            "approve",
            "cancel",
            "retry",
            "resync",
            "answer",
            "cutover",
            "limits",
            "repoint",
            "report")) {
      assertThat(cli.run(command, "--help")).isZero();
      assertThat(cli.data()).as(command).contains("Exit codes:").contains("Example:");
    }
  }

  private String plan() throws IOException {
    return file(
        """
        EmailAddress,TargetDatabase
        anna@source.example,TGT-DB01
        ben@source.example,TGT-DB02
        """);
  }

  private String file(String text) throws IOException {
    return Files.writeString(home.resolve("plan.csv"), text).toString();
  }

  private void finish(MigrationEnd.Ending ending) {
    var id = WorkflowIds.wave(wave);
    temporal
        .client()
        .newWorkflowStub(Wave.class, id)
        .migrationEnded(new MigrationEnd(anna, ending));
    var ignored = temporal.client().newUntypedWorkflowStub(id).getResult(WaveTally.class);
  }

  private void asks() {
    try (var journal = cli.journal()) {
      var writer = journal.writer();
      writer.lineResolved(
          new LineNote(wave, 2, "anna@source.example", anna, "SRC-DB01", "TGT-DB01", null, at(0)));
      writer.decided(
          new DecisionNote(
              wave,
              anna,
              at(5),
              Phase.ATTENTION,
              Attention.QUESTION,
              "Our request is gone.",
              "REQUEST_VANISHED"));
      writer.fact(
          new Fact(
              anna + "/1",
              at(1),
              wave,
              anna,
              FactKind.SUBMITTED,
              "The request was created.",
              null));
    }
  }

  private void settled() {
    try (var journal = cli.journal()) {
      journal
          .writer()
          .outcome(
              new OutcomeEntry(
                  wave,
                  anna,
                  at(9),
                  new MigrationOutcome.Moved(
                      "SRC-DB01", "TGT-DB01", at(1), at(9), 1, 1, false, false)));
    }
  }

  private void benIsThereAlready() {
    var ben = new MailboxGuid(UUID.randomUUID());
    try (var journal = cli.journal()) {
      journal
          .writer()
          .lineResolved(
              new LineNote(
                  wave, 3, "ben@source.example", ben, "TGT-DB02", "TGT-DB02", null, at(0)));
      journal
          .writer()
          .outcome(
              new OutcomeEntry(wave, ben, at(9), new MigrationOutcome.AlreadyHome("TGT-DB02")));
    }
  }

  private void migrating() {
    migrating(new OrganisationName("target"), CutoverOrder.AS_SOON_AS_COPIED);
  }

  private void migrating(OrganisationName organisation, CutoverOrder cutover) {
    var intention =
        new Intention(
            wave,
            organisation,
            anna,
            Route.PULL,
            MailboxScope.PRIMARY_AND_ARCHIVE,
            new Database(UUID.randomUUID(), "TGT-DB01", "CN=TGT-DB01,DC=target,DC=example"),
            null,
            Limits.NONE,
            cutover);
    var question =
        new Question(
            Question.Code.REQUEST_VANISHED,
            "the request has disappeared",
            List.of(Choice.LOOK_AGAIN, Choice.SUBMIT_AGAIN));
    FakeRunbooks.Migration.STATUS.set(
        new MigrationStatus(
            intention,
            new Decision(
                new Action.Ask(question),
                Reason.REQUEST_VANISHED,
                "A person has to say.",
                Phase.ATTENTION,
                Attention.QUESTION,
                null),
            at(48),
            organisation.equals(FakeRunbooks.AWAY) ? null : at(65),
            new Sighting(
                at(47),
                "dc1.target.example",
                new Stamp.Absent(),
                new QueueItem.Absent(),
                new Home.MailUser("source.example"),
                new Home.InDatabase("CN=SRC-DB01,DC=source,DC=example"),
                "dc1.source.example"),
            Orders.NONE,
            question,
            null,
            null));
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

  private static Instant at(int minute) {
    return CommandLineFixture.NOW.minusSeconds(3600).plusSeconds(minute * 60L);
  }
}
