package io.mailferry.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.WaveName;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.plan.LimitSteps;
import io.mailferry.model.plan.RequestsOfOthers;
import io.mailferry.model.plan.StopRule;
import io.mailferry.model.plan.WantedApproval;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a mailbox may switch, and how it is kept from it, from the command line to the wave. */
class CutoverOptionsTest {
  private static final Instant FRIDAY = CommandLineFixture.NOW.plus(Duration.ofDays(4));

  private static PracticeTemporal temporal = new PracticeTemporal();

  @TempDir Path home;
  private CommandLineFixture cli;

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
    FakeRunbooks.FINDINGS.set(FakeRunbooks.ALL_WELL);
    // As a worker does when it starts.
    try (var journal = cli.journal()) {
      assertThat(journal.trouble()).isEmpty();
    }
  }

  @Test
  void carryTheEarliestMomentIntoTheWave() throws IOException {
    assertThat(startedWith("--cutover-not-before", FRIDAY.toString()))
        .isEqualTo(new CutoverOrder(CutoverStyle.COMPLETE_AFTER, FRIDAY));
  }

  private Path places() throws IOException {
    return Files.writeString(
        home.resolve("places.csv"),
        """
        EmailAddress,TargetDatabase,TimeZone
        anna@source.example,DB,America/New_York
        bernd@source.example,DB,
        """);
  }

  @Test
  void areCheckedBeforeAnythingIsAskedFor() throws IOException {
    var code =
        cli.run(
            "check",
            places().toString(),
            "--window",
            "Friday 20:00 - Monday 05:00",
            "--last-start",
            "90s",
            "--zone",
            "Europe/Berlin");

    assertThat(code).isZero();
    assertThat(cli.words()).contains("--window is understood as", "The next windows:");
    assertThat(cli.data())
        .contains(
            "1 mailbox switches in Friday 20:00 - Monday 05:00 America/New_York",
            "places.csv --window \"Friday 20:00 - Monday 05:00\" --last-start 90s --zone"
                + " Europe/Berlin");
  }

  @Test
  void areNotGoodInACheckThatWouldBeRefusedAtTheStart() throws IOException {
    assertThat(
            cli.run("check", places().toString(), "--not-before", "2020-01-01 20:00 Europe/Berlin"))
        .isEqualTo(2);
    assertThat(cli.words()).contains("is past");
  }

  @Test
  void sayThatSomeSwitchAtATimeOfTheirOwn() throws IOException {
    var code =
        cli.run(
            "start",
            places().toString(),
            "--window",
            "Friday 20:00 - Monday 05:00",
            "--zone",
            "Europe/Berlin");

    assertThat(code).isZero();
    assertThat(cli.data())
        .contains(
            "1 mailbox switches at a time of its own, as the plan says.",
            "Other mailboxes switch only while a window is open.");
  }

  @Test
  void carryTheStyleIntoTheWave() throws IOException {
    assertThat(startedWith("--hold-with", "suspend"))
        .isEqualTo(new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, null));
    assertThat(startedWith("--hold-with", "complete-after"))
        .isEqualTo(CutoverOrder.AS_SOON_AS_COPIED);
    assertThat(startedWith("--hold-with", "exchange"))
        .isEqualTo(new CutoverOrder(CutoverStyle.HELD_BY_EXCHANGE, null));
  }

  @Test
  void carryWhatWasAgreedToIntoTheWave() throws IOException {
    var started =
        planStartedWith(
            "--leftovers",
            "remove",
            "--bad-item-steps=10, 50",
            "--large-item-steps",
            "5",
            "--requests-of-others=leave",
            "--stop-at",
            "100%",
            "--approval");

    assertThat(started.consents())
        .isEqualTo(
            new Consents(
                Leftovers.REMOVE,
                new LimitSteps(List.of(10, 50), List.of(5)),
                RequestsOfOthers.LEAVE,
                new StopRule(1),
                new WantedApproval("operator")));
  }

  @Test
  void carryBothIntoTheWave() throws IOException {
    assertThat(startedWith("--hold-with", "suspend", "--cutover-not-before", FRIDAY.toString()))
        .isEqualTo(new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, FRIDAY));
  }

  @Test
  void meanAsSoonAsCopiedWhenNothingIsSaid() throws IOException {
    assertThat(startedWith()).isEqualTo(CutoverOrder.AS_SOON_AS_COPIED);
  }

  @Test
  void carryAMomentAsPeopleSayItIntoTheWave() throws IOException {
    assertThat(startedWith("--cutover-not-before", "Friday 20:00").notBefore())
        .isEqualTo("2026-11-27T19:00:00Z");
    assertThat(cli.words())
        .startsWith(
            "--cutover-not-before is understood as Friday 27 November 2026 20:00 Europe/Berlin"
                + " (19:00 UTC), in 3 d 22 h. Europe/Berlin is the zone of this machine; name"
                + " another with --zone.");
    assertThat(cli.data())
        .contains(
            "No mailbox switches before Friday 27 November 2026 20:00 Europe/Berlin (19:00 UTC).");
  }

  @Test
  void carryAMomentOfAnotherZoneIntoTheWave() throws IOException {
    assertThat(
            startedWith(
                    "--cutover-not-before", "11/28/2026 2:00\u202fAM", "--zone", "America/New_York")
                .notBefore())
        .isEqualTo("2026-11-28T07:00:00Z");
    assertThat(cli.words())
        .startsWith(
            "--cutover-not-before is understood as Saturday 28 November 2026 02:00 America/New_York"
                + " (07:00 UTC), in 4 d 10 h.")
        .doesNotContain("this machine");

    assertThat(
            startedWith(
                    "--cutover-not-before", "2026-11-28 02:00", "--zone", "W. Europe Standard Time")
                .notBefore())
        .isEqualTo("2026-11-28T01:00:00Z");
  }

  @Test
  void sayAMomentWithAZoneOfItsOwnInTheUsualZoneToo() throws IOException {
    assertThat(startedWith("--cutover-not-before", "2026-11-28 02:00 Asia/Tokyo").notBefore())
        .isEqualTo("2026-11-27T17:00:00Z");
    assertThat(cli.words())
        .contains("02:00 Asia/Tokyo", "That is Friday 27 November 2026 18:00 Europe/Berlin.")
        .doesNotContain("this machine");
  }

  /** Nobody who sits at such a machine thinks in its time. */
  @Test
  void askForTheZoneOnAMachineThatIsSetToUtc() throws IOException {
    cli.setTo(ZoneId.of("Etc/UTC"));

    assertThat(cli.run("start", plan(), "--cutover-not-before", "Friday 20:00")).isEqualTo(2);
    assertThat(cli.words())
        .startsWith("mailferry: --cutover-not-before: Friday 20:00 names no time zone")
        .contains("Friday 20:00 Europe/Berlin", "give --zone Europe/Berlin", "set to Etc/UTC");

    assertThat(startedWith("--cutover-not-before", "Friday 20:00", "--zone", "UTC").notBefore())
        .isEqualTo("2026-11-27T20:00:00Z");
    assertThat(startedWith("--cutover-not-before", "Friday 20:00 Europe/Berlin").notBefore())
        .isEqualTo("2026-11-27T19:00:00Z");
  }

  @Test
  void areRefusedWhereTheyMayMeanTwoThings() throws IOException {
    assertThat(cli.run("start", plan(), "--cutover-not-before", "3/4/2027 02:00")).isEqualTo(2);
    assertThat(cli.words())
        .startsWith("mailferry: --cutover-not-before: 3/4/2027 is 3 April 2027 or 4 March 2027;")
        .contains("Try: mailferry start --help");

    var start = List.of("start", plan(), "--cutover-not-before", "Friday 20:00", "--zone", "CET");
    assertThat(cli.run(start.toArray(String[]::new))).isEqualTo(2);
    assertThat(cli.words()).startsWith("mailferry: --zone: CET is not taken for a time zone");
  }

  /** Whoever names a zone has forgotten the moment, and the mailboxes would switch at once. */
  @Test
  void areRefusedWhereOnlyAZoneIsNamed() throws IOException {
    assertThat(cli.run("start", plan(), "--zone", "Europe/Berlin")).isEqualTo(2);
    assertThat(cli.words())
        .startsWith("mailferry: --zone: says nothing without --cutover-not-before");
  }

  /** What the wave was started with, as Temporal keeps it. */
  private CutoverOrder startedWith(String... options) throws IOException {
    return planStartedWith(options).cutover();
  }

  private WavePlan planStartedWith(String... options) throws IOException {
    var wave = new WaveName("wave-" + UUID.randomUUID());
    var command = List.of("start", plan(), "--wave", wave.value());
    var code = cli.run(Stream.concat(command.stream(), Stream.of(options)).toArray(String[]::new));
    assertThat(code).as(cli.words()).isZero();
    var began = temporal.client().fetchHistory(WorkflowIds.wave(wave)).getEvents().getFirst();
    return GlobalDataConverter.get()
        .fromPayloads(
            0,
            Optional.of(began.getWorkflowExecutionStartedEventAttributes().getInput()),
            WaveTask.class,
            WaveTask.class)
        .plan();
  }

  private String plan() throws IOException {
    return Files.writeString(
            home.resolve("plan.csv"), "EmailAddress,TargetDatabase\nanna@source.example,TGT-DB01\n")
        .toString();
  }
}
