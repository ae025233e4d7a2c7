package io.mailferry.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.plan.LimitSteps;
import io.mailferry.model.plan.RequestsOfOthers;
import io.mailferry.model.plan.StopRule;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.WaveTask;
import io.temporal.common.converter.GlobalDataConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole wave in one file, from the command line to the wave. */
class WaveFileCommandsTest {
  private static PracticeTemporal temporal = new PracticeTemporal();

  @TempDir Path home;
  private CommandLineFixture cli;
  private String wave;

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
    wave = "wave-" + UUID.randomUUID();
    FakeRunbooks.FINDINGS.set(FakeRunbooks.ALL_WELL);
    // As a worker does when it starts.
    try (var journal = cli.journal()) {
      assertThat(journal.trouble()).isEmpty();
    }
  }

  private String file(String text) throws IOException {
    return Files.writeString(home.resolve("friday.yaml"), text).toString();
  }

  private String whole() throws IOException {
    return file(
        """
        wave: %s
        organisation: other
        route: pull
        zone: Europe/Berlin
        not-before: 2030-11-29 21:00
        window: Friday 20:00 - Monday 05:00
        last-start: 45m
        hold-with: exchange
        leftovers: remove
        requests-of-others: adopt
        bad-item-steps: [10, 50]
        stop-at: 50%%
        target-database: TGT-DB01
        exclude:
          - mailbox: carla@source.example
            reason: leaves the company
        rows:
          - anna@source.example
          - mailbox: bernd@source.example
            target-database: TGT-DB02
          - carla@source.example
        """
            .formatted(wave));
  }

  private WavePlan started() {
    var began =
        temporal.client().fetchHistory(WorkflowIds.wave(new WaveName(wave))).getEvents().getFirst();
    return GlobalDataConverter.get()
        .fromPayloads(
            0,
            Optional.of(began.getWorkflowExecutionStartedEventAttributes().getInput()),
            WaveTask.class,
            WaveTask.class)
        .plan();
  }

  @Test
  void carriesAllThatItSaysIntoTheWave() throws IOException {
    assertThat(cli.run("start", whole())).isZero();

    var plan = started();
    assertThat(plan.organisation()).isEqualTo(new OrganisationName("other"));
    assertThat(plan.route()).isEqualTo(Route.PULL);
    assertThat(plan.mailboxes())
        .extracting(each -> each.targetDatabase())
        .containsExactly("TGT-DB01", "TGT-DB02");
    assertThat(plan.cutover().style()).isEqualTo(CutoverStyle.HELD_BY_EXCHANGE);
    assertThat(plan.cutover().notBefore()).isEqualTo(Instant.parse("2030-11-29T20:00:00Z"));
    assertThat(plan.cutover().windows())
        .satisfies(windows -> assertThat(windows.lastStart()).isEqualTo(Duration.ofMinutes(45)));
    assertThat(plan.consents())
        .isEqualTo(
            Consents.NONE
                .with(Leftovers.REMOVE)
                .with(RequestsOfOthers.ADOPT)
                .with(new StopRule(1))
                .with(new LimitSteps(List.of(10, 50), List.of())));
  }

  @Test
  void isSaidBackBeforeAnythingStarts() throws IOException {
    var file = whole();

    assertThat(cli.run("start", file)).isZero();

    assertThat(cli.words())
        .contains(
            file + " says wave: " + wave + " · organisation: other · route: pull",
            "stop-at: 50%",
            "not-before in line 5 is understood as Friday 29 November 2030 21:00 Europe/Berlin",
            "window in line 6 is understood as Friday 20:00 - Monday 05:00 Europe/Berlin.",
            "The next windows:",
            "Note: carla@source.example is left out: leaves the company.");
    assertThat(cli.data())
        .contains("started with 2 mailboxes.", "Completed requests of earlier moves are removed.");
  }

  @Test
  void isNotStartedTwice() throws IOException {
    var file = whole();
    assertThat(cli.run("start", file)).isZero();

    assertThat(cli.run("start", file)).isEqualTo(8);
    assertThat(cli.words())
        .contains("It keeps what it was started with, whatever " + file + " says now.");
  }

  @Test
  void isNotStartedTwiceWhenItsTimeHasPassed() throws IOException {
    assertThat(cli.run("start", whole())).isZero();
    var past =
        """
        wave: %s
        zone: UTC
        not-before: 2020-11-29 21:00
        target-database: TGT-DB01
        rows:
          - mailbox: anna@source.example
            not-before: 2020-12-29 21:00
        """;

    var file = file(past.formatted(wave));

    assertThat(cli.run("start", file)).isEqualTo(8);
    assertThat(cli.words()).contains("2020 21:00 UTC, which is past.", "is running already");
    assertThat(cli.run("check", file)).isEqualTo(2);
    var typed = file("wave: " + wave + "\nrows: [a@x.example]\ntarget-database: D\n");
    assertThat(cli.run("start", typed, "--not-before", "2020-11-29 21:00 UTC")).isEqualTo(2);
    assertThat(cli.run("start", file(past.formatted("other-" + wave)))).isEqualTo(2);
    assertThat(cli.words()).contains("the cutover cannot wait for a time that is over");
  }

  @Test
  void isNotStartedWhereWhoeverIsToStayMayMove() throws IOException {
    var file =
        file(
            """
            wave: %s
            target-database: TGT-DB01
            exclude:
              - mailbox: carl@source.example
                reason: stays
            rows:
              - carla@source.example
            """
                .formatted(wave));

    assertThat(cli.run("check", file)).isZero();
    assertThat(cli.run("start", file)).isEqualTo(2);
    assertThat(cli.words())
        .contains(
            "line 4: exclude: nobody of this plan has the name \"carl@source.example\" (did you"
                + " mean carla@source.example?)",
            "nothing was changed");
  }

  @Test
  void takesNoColumnsWhereItHasNoTable() throws IOException {
    var file = file("rows: [a@x.example]\ntarget-database: D\n");

    assertThat(cli.run("check", file, "--column", "EmailAddress=Mail")).isEqualTo(2);
    assertThat(cli.words()).contains("--column says what a table calls its columns");
  }

  @ParameterizedTest
  @CsvSource({
    "'target-database: TGTDB01', --target-database, TGT DB01",
    "'not-before: 2030-1-12 3:00 UTC', --not-before, 2030-1-1 23:00 UTC",
    "'wave: Night', --wave, night"
  })
  void tellsWhatIsTypedFromWhatIsNearlyTheSame(String line, String option, String typed)
      throws IOException {
    var database = line.startsWith("target") ? "" : "target-database: D\n";

    assertThat(
            cli.run("check", file(line + "\n" + database + "rows: [a@x.example]\n"), option, typed))
        .isEqualTo(2);
    assertThat(cli.words()).contains(" " + typed + " is typed, and ");
  }

  @Test
  void isCheckedWithoutConnecting() throws IOException {
    var offline = new CommandLineFixture(home, "127.0.0.1:" + PracticeTemporal.freePort());

    assertThat(offline.run("check", whole())).isZero();
    assertThat(offline.data())
        .contains(
            "2 mailboxes, route pull, no problem of form",
            "  1 to TGT-DB01",
            "When more than 1 of the 2 mailboxes fail",
            "mailferry start " + home.resolve("friday.yaml") + "\n")
        .doesNotContain("Warning");
    assertThat(offline.run("check", whole(), "-o", "json")).isZero();
    var data = new ObjectMapper().readTree(offline.data());
    assertThat(data.get("wave").asText()).isEqualTo(wave);
    assertThat(data.get("notes").findValuesAsText("code")).contains("EXCLUDED");
  }

  @Test
  void isNamedAfterItselfWhereItSaysNothing() throws IOException {
    assertThat(cli.run("check", file("rows: [a@x.example]\ntarget-database: D\n"), "-o", "json"))
        .isZero();
    assertThat(new ObjectMapper().readTree(cli.data()).get("wave").asText()).isEqualTo("friday");
  }

  @Test
  void saysWhatToWriteWhereNoLimitIsStated() throws IOException {
    assertThat(cli.run("check", file("rows: [a@x.example]\ntarget-database: D\n"))).isZero();
    assertThat(cli.data())
        .contains("Warning: 1 mailbox has no bad-item-limit", "Write bad-item-limit: 10");
  }

  @Test
  void isNotContradictedByAnOption() throws IOException {
    var file = whole();

    assertThat(
            cli.run(
                "start",
                file,
                "--stop-at",
                "25",
                "--hold-with",
                "suspend",
                "--zone",
                "Europe/Rome"))
        .isEqualTo(2);
    assertThat(cli.words())
        .contains(
            "--zone Europe/Rome is typed, and " + file + " has in line 4 zone: Europe/Berlin",
            "--stop-at 25 is typed, and " + file + " has in line 12 stop-at: 50%",
            "--hold-with suspend is typed, and " + file + " has in line 8 hold-with: exchange",
            "or leave the option out");
  }

  @Test
  void mayBeSaidAgainByAnOptionAndAddedTo() throws IOException {
    var file = file("wave: " + wave + "\nzone: Europe/Berlin\nrows: [a@x.example]\nstop-at: 10%\n");

    assertThat(
            cli.run(
                "start",
                file,
                "--wave",
                wave,
                "--stop-at",
                "10 %",
                "--target-database",
                "D",
                "--window",
                "daily 22:00 - 05:00",
                "--leftovers",
                "remove"))
        .isZero();
    assertThat(started().consents().leftovers()).isEqualTo(Leftovers.REMOVE);
    assertThat(cli.words())
        .contains("--window is understood as")
        .doesNotContain("zone of this machine");
  }

  @Test
  void doesNotTakeTheZoneOfTheMachine() throws IOException {
    cli.setTo(ZoneId.of("Europe/Berlin"));

    assertThat(
            cli.run(
                "check",
                file("window: daily 22:00 - 05:00\nrows: [a@x.example]\ntarget-database: D\n")))
        .isEqualTo(2);
    assertThat(cli.words()).contains("line 1: window:", "with a line zone: Europe/Berlin");
    assertThat(
            cli.run(
                "check",
                file("window: daily 22:00 - 05:00\nrows: [a@x.example]\ntarget-database: D\n"),
                "--zone",
                "Europe/Rome"))
        .isZero();
  }

  @Test
  void isRefusedWithAllProblemsAndTheirLines() throws IOException {
    assertThat(cli.run("start", file("rout: pull\nstop-at: x\nrows: [foo]\ntarget-database: D\n")))
        .isEqualTo(2);
    assertThat(cli.words())
        .contains(
            "line 1: a wave file has no key \"rout\" (did you mean route?)",
            "line 2: stop-at: x is neither",
            "line 3: \"foo\" may be an alias or an account name",
            "3 problems in",
            "nothing was changed");
    assertThat(
            cli.run(
                "check", file("zone: Europe/Berlin\nrows: [a@x.example]\ntarget-database: D\n")))
        .isEqualTo(2);
    assertThat(cli.words())
        .contains("line 1: zone: Europe/Berlin says nothing without not-before or window");
  }

  @Test
  void tellsTheLinesOfItsTableWhatIsNotReady() throws IOException {
    Files.writeString(home.resolve("people.csv"), "EmailAddress\nanna@source.example\nx\n");

    assertThat(cli.run("check", file("from: people.csv\ntarget-database: D\n"))).isEqualTo(2);
    assertThat(cli.words()).contains("people.csv line 3: \"x\" is not an address");
  }

  @Test
  void isWrittenAsTheTableThatItIs() throws IOException {
    var table = home.resolve("table.csv");

    assertThat(cli.run("check", whole(), "--as", table.toString())).isZero();
    assertThat(cli.words()).contains("it has the mailboxes, and not what");
    assertThat(Files.readString(table))
        .contains("anna@source.example,TGT-DB01", "bernd@source.example,TGT-DB02")
        .doesNotContain("carla");
  }
}
