package io.mailferry.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.activities.exchange.shell.transport.PowerShells;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.world.ExchangeVersion;
import io.mailferry.simulator.world.Organisation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole command, with real settings, directories and shells; only Exchange is practice. */
@Tag("process")
class ShellDoctorTest {
  private static final String SECRET = "hunter2-and-nothing-else";
  private static final String ANNA = "anna.berg@source.example";
  private static final String SHELL = "--mailferry.organisations.target.shell.";

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void findsEverythingWellAtASiteThatIs() throws IOException {
    try (var simulator = simulator(ExchangeVersion.E2019)) {
      var code = check(settings(simulator));

      assertThat(code).as(printed()).isZero();
    }
    assertThat(printed())
        .contains("organisation target, the shell itself")
        .containsPattern("ok +session +opened in \\d+\\.\\d s")
        .containsPattern("ok +cmdlets")
        .containsPattern("ok +roles +none is missing")
        .containsPattern("ok +clock")
        .containsPattern("ok +read +Get-MailboxDatabase answered")
        .endsWith("Everything is well.\n")
        .doesNotContain(SECRET);
  }

  @Test
  void saysWhichProgramIsNotThereAndWhichSettingToCorrect() throws IOException {
    try (var simulator = simulator(ExchangeVersion.E2019)) {
      var settings = settings(simulator);
      settings.removeIf(each -> each.startsWith(SHELL + "executable"));
      settings.add(SHELL + "executable=" + folder.resolve("away"));

      assertThat(check(settings)).isEqualTo(3);
    }
    assertThat(printed())
        .containsPattern("FIX +shell +there is no program")
        .contains("→ Put the full path of powershell.exe or pwsh into")
        .containsPattern("skip +read +no session")
        .endsWith("1 thing to put right.\n");
  }

  @Test
  void printsOneObjectForPrograms() throws IOException {
    try (var simulator = simulator(ExchangeVersion.E2019)) {
      var settings = settings(simulator);
      settings.add("--json");

      assertThat(check(settings)).as(printed()).isZero();
    }
    var report = new ObjectMapper().readTree(printed());
    assertThat(report.path("well").asBoolean()).isTrue();
    assertThat(report.path("subjects").path(0).path("findings").findValuesAsText("check"))
        .contains(
            "shell", "session", "cmdlets", "roles", "directory", "clock", "throttling", "read");
  }

  @Test
  void triesOneMailboxThatHasNoRequestAndSaysWhatThatCannotTell() throws IOException {
    try (var simulator = simulator(ExchangeVersion.E2019)) {
      var settings = settings(simulator);
      settings.addAll(List.of("--mailbox", ANNA));

      assertThat(check(settings)).as(printed()).isZero();
      assertThat(simulator.counts().moveRequestsCreated()).isZero();
    }
    assertThat(printed())
        .containsPattern("ok +mailbox +Get-MailUser -Identity [-0-9a-f]+ finds it, as LDAP does at")
        .containsPattern("note +stamp +cannot tell: this mailbox has no move request")
        .containsPattern("skip +status +no move request to look at")
        .containsPattern("ok +batch +no migration batch")
        .containsPattern("ok +move +with -WhatIf, which creates nothing, Exchange takes")
        .containsPattern("TGT-DB01\\s+\\(the\\s+first\\s+of")
        .endsWith("Everything is well.\n")
        .doesNotContain(ANNA);
  }

  @Test
  void readsStampAndStatusOfOneThatIsBeingMoved() throws IOException {
    try (var simulator = simulator(ExchangeVersion.E2019)) {
      moves(simulator, "mailferry/one");
      var settings = settings(simulator);
      settings.addAll(List.of("--json", "--mailbox=" + ANNA));

      assertThat(check(settings)).as(printed()).isZero();
    }
    var findings = new ObjectMapper().readTree(printed()).path("subjects").path(0).path("findings");
    assertThat(findings.findValuesAsText("check"))
        .endsWith("read", "mailbox", "stamp", "status", "batch", "move");
    assertThat(findings.findValuesAsText("verdict"))
        .containsOnly("ok", "skip")
        .endsWith("ok", "skip");
  }

  @Test
  void wantsAMailboxTakenOutOfItsMigrationBatch() throws IOException {
    try (var simulator = simulator(ExchangeVersion.E2019)) {
      moves(simulator, "MigrationService:Batch1");
      var settings = settings(simulator);
      settings.addAll(List.of("--mailbox", ANNA));

      assertThat(check(settings)).isEqualTo(3);
    }
    assertThat(printed())
        .containsPattern("FIX +batch +the migration batch “Batch1” has the mailbox")
        .endsWith("1 thing to put right.\n");
  }

  /** Its source has no mail users for those who live in the target from the start. */
  @Test
  void leavesAMailboxToTheOrganisationThatHasIt() throws IOException {
    try (var simulator = twoOrganisations()) {
      var settings = settingsOfTwo(simulator);
      settings.addAll(List.of("--mailbox", local(simulator)));

      assertThat(check(settings)).as(printed()).isZero();
    }
    assertThat(printed())
        .containsSubsequence("organisation source", "organisation target")
        .containsPattern("skip +mailbox +no object of source.example owns the address; a forest")
        .containsPattern("ok +mailbox +Get-Mailbox -Identity")
        .endsWith("Everything is well.\n");
  }

  @Test
  void wantsAnotherAddressWhenNoOrganisationHasIt() throws IOException {
    try (var simulator = twoOrganisations()) {
      var settings = settingsOfTwo(simulator);
      settings.addAll(List.of("--mailbox", "nobody@source.example"));

      assertThat(check(settings)).isEqualTo(3);
    }
    assertThat(printed())
        .containsPattern("FIX +mailbox +no object of source.example owns the address\n")
        .containsPattern("FIX +mailbox +no object of target.example owns the address\n");
  }

  @Test
  void saysWhyExchangeWouldRefuseItsMove() throws IOException {
    try (var simulator = simulator(ExchangeVersion.E2019)) {
      var settings = settings(simulator);
      settings.removeIf(each -> each.contains("delivery-domain"));
      settings.addAll(
          List.of(
              "--mailferry.organisations.target.far.delivery-domain=other.example",
              "--mailbox",
              ANNA,
              "--target-database=TGT-DB02"));

      assertThat(check(settings)).as(printed()).isEqualTo(3);
      assertThat(simulator.counts().moveRequestsCreated()).isZero();
    }
    assertThat(printed())
        .containsPattern("FIX +move +New-MoveRequest: MF-EX-DELIVERY-DOMAIN")
        .contains("docs/operate/errors.md#mf-ex-delivery-domain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--target-database=TGT-DB01",
        "--target-database= --mailbox=" + ANNA,
        "--mailbox=" + ANNA + " --target-database"
      })
  void refusesATargetDatabaseThatIsNoneOrIsOfNoMailbox(String arguments) {
    assertThat(check(List.of(arguments.split(" ")))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--target-database takes the name");
  }

  private static Simulator twoOrganisations() {
    return Simulator.start(
        SimulatorConfig.builder()
            .mailboxes(1)
            .localMailboxes(1)
            .speed(1)
            .start(Instant.now())
            .password(SECRET)
            .build());
  }

  private List<String> settingsOfTwo(Simulator simulator) throws IOException {
    var settings = settings(simulator);
    settings.removeIf(each -> each.contains(".target.far"));
    var shell = simulator.writeShellLauncher(folder.resolve("other"), Organisation.SOURCE);
    settings.addAll(
        List.of(
            "--mailferry.organisations.source.forest=source",
            "--mailferry.organisations.source.shell.executable=" + shell,
            "--mailferry.organisations.source.shell.sessions=1"));
    return settings;
  }

  private static String local(Simulator simulator) {
    return simulator.mailboxes().stream()
        .filter(each -> each.home().organisation() == Organisation.TARGET)
        .findFirst()
        .orElseThrow()
        .address();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna", "", "--json", "a b@source.example"})
  void refusesWhatIsNoAddress(String address) {
    assertThat(run(List.of("check", "--mailbox", address))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--mailbox takes the address");
  }

  @Test
  void triesOneMailboxOnARealEngine() throws IOException {
    assertThat(checkOnRealEngine(ExchangeVersion.E2019, "--mailbox=" + ANNA))
        .as(printed())
        .isZero();

    assertThat(printed())
        .containsPattern("ok +mailbox +Get-MailUser")
        .containsPattern("ok +stamp +the directory's account reads the stamp of a request of this")
        .containsPattern("ok +status +it comes as a word that is known")
        .containsPattern("ok +batch ")
        .containsPattern("skip +move +it has a move request already");
  }

  @Test
  void triesAMoveOnARealEngineAndCreatesNothing() throws IOException {
    assertThat(checkOnRealEngine(ExchangeVersion.E2019, "--mailbox=bernd.vogt@source.example"))
        .as(printed())
        .isZero();

    assertThat(printed()).containsPattern("ok +move +with -WhatIf");
  }

  @Test
  void refusesWrongSettingsWithTheWorkersOwnList() {
    assertThat(check(List.of("--mailferry.organisations.target.forest=away"))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("mailferry.organisations.target.forest: \"away\" is none of mailferry.forests");
  }

  @Test
  void refusesASettingThatNoReleaseKnows() {
    assertThat(check(List.of("--mailferry.organization=typo"))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("  - mailferry.organization: no release knows a setting of this name");
  }

  @Test
  void namesTheSettingWhoseValueIsOfTheWrongKind() {
    assertThat(check(List.of("--mailferry.shell.sessions-per-account=many"))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("  - mailferry.shell.sessions-per-account: ", "many");
  }

  @Test
  void keepsStandardOutputForTheReportWhenTheSettingsCannotBeRead() throws Exception {
    // given
    var broken = Files.writeString(folder.resolve("broken.yaml"), "mailferry:\n  : [\n");
    var said = folder.resolve("said");
    var complained = folder.resolve("complained");

    // when
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ShellDoctor.class.getName(),
                "check",
                "--json",
                "--spring.config.additional-location=file:" + broken)
            .redirectOutput(said.toFile())
            .redirectError(complained.toFile())
            .start();
    var ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();

    // then
    assertThat(ended).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(Files.readString(said)).isEmpty();
    assertThat(Files.readString(complained))
        .startsWith("the worker's settings cannot be read, and nothing was started:")
        .contains("line 2")
        .doesNotContain("\tat ");
  }

  @Test
  void wantsADirectoryPutRightThatNobodyCanRead() throws IOException {
    List<String> settings;
    try (var simulator = simulator(ExchangeVersion.E2019)) {
      settings = settings(simulator);
    }

    assertThat(check(settings)).isEqualTo(3);
    assertThat(printed())
        .containsPattern("FIX +clock +MF-AD-AWAY: no domain controller of target.example")
        .containsPattern("FIX +session +MF-EX-CONNECT")
        .endsWith("3 things to put right.\n");
  }

  @Test
  void refusesAWordThatItDoesNotKnowAndTellsItsUsage() {
    assertThat(run(List.of("cure"))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("cure", "Usage:");
    assertThat(run(List.of())).isZero();
    assertThat(printed()).startsWith("Usage: mailferry shell check");
  }

  @Test
  void findsAPracticeModuleOf2019WellOnARealEngine() throws IOException {
    assertThat(checkOnRealEngine(ExchangeVersion.E2019)).as(printed()).isZero();

    assertThat(printed()).containsPattern("ok +shell +PowerShell \\d").contains("module ");
  }

  @Test
  void findsTheSameOverJPowerShellAndSaysWhatItCosts() throws IOException {
    assertThat(checkOnRealEngine(ExchangeVersion.E2019, "--mailferry.shell.transport=jpowershell"))
        .as(printed())
        .isZero();

    assertThat(printed())
        .containsPattern(
            "ok +session +opened in [\\d.]+ s over jpowershell .five of them are its own")
        .containsPattern("ok +read ");
  }

  @Test
  void refusesATransportThatThereIsNot() {
    assertThat(check(List.of("--mailferry.shell.transport=winrm"))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("mailferry.shell.transport", "winrm", "own and jpowershell");
  }

  @Test
  void tellsWhatExchange2010LacksOnARealEngine() throws IOException {
    assertThat(checkOnRealEngine(ExchangeVersion.E2010)).as(printed()).isZero();

    assertThat(printed())
        .containsPattern("note +cmdlets +the session's New-MoveRequest has no")
        .contains("--hold-with suspend");
  }

  private int checkOnRealEngine(ExchangeVersion version, String... more) throws IOException {
    var engine = realEngine();
    try (var simulator = simulator(version)) {
      if (List.of(more).contains("--mailbox=" + ANNA)) {
        moves(simulator, "mailferry/one");
      }
      var settings = settings(simulator);
      settings.removeIf(each -> each.startsWith(SHELL + "executable"));
      settings.add(SHELL + "executable=" + engine);
      settings.add(SHELL + "module=" + simulator.writePracticeModule(folder.resolve("module")));
      settings.addAll(List.of(more));
      var before = simulator.counts().moveRequestsCreated();
      var code = check(settings);
      assertThat(simulator.counts().moveRequestsCreated()).isEqualTo(before);
      return code;
    }
  }

  /** Where none is found the test is left out, but on a build server it fails. */
  private static Path realEngine() {
    var found = PowerShells.find().filter(Files::isExecutable);
    assertThat(found.isPresent() || System.getenv().getOrDefault("CI", "").isEmpty())
        .as("a build server has a PowerShell")
        .isTrue();
    assumeTrue(found.isPresent(), "no PowerShell here: name one in " + PowerShells.VARIABLE);
    return found.orElseThrow();
  }

  private static void moves(Simulator simulator, String batch) {
    assertThat(
            simulator.command(
                "New-MoveRequest",
                Map.of(
                    "Identity",
                    ANNA,
                    "Remote",
                    true,
                    "RemoteHostName",
                    "mail.source.example",
                    "TargetDeliveryDomain",
                    "target.example",
                    "TargetDatabase",
                    "TGT-DB01",
                    "BatchName",
                    batch)))
        .containsEntry("ok", true);
  }

  private static Simulator simulator(ExchangeVersion version) {
    return Simulator.start(
        SimulatorConfig.builder()
            .mailboxes(2)
            .speed(1)
            .start(Instant.now())
            .version(version)
            .password(SECRET)
            .build());
  }

  private List<String> settings(Simulator simulator) throws IOException {
    var settings = new ArrayList<>(List.of(PracticeSettings.of(simulator, folder, SECRET)));
    settings.add("--mailferry.shell.folder=" + folder.resolve("shells"));
    return settings;
  }

  private int check(List<String> settings) {
    var arguments = new ArrayList<>(List.of("check"));
    arguments.addAll(settings);
    return run(arguments);
  }

  private int run(List<String> arguments) {
    return ShellDoctor.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
