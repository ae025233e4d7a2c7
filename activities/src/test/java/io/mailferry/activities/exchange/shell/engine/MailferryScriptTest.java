package io.mailferry.activities.exchange.shell.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.CredentialReference;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.exchange.shell.session.ShellSession;
import io.mailferry.activities.exchange.shell.session.TrialSession;
import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script on a real PowerShell engine, with a module of fake cmdlets in place of Exchange: the
 * same answers whichever transport carries them.
 */
@NeedsPowerShell
@ParameterizedClass(name = "{0}")
@EnumSource(ShellTransport.class)
class MailferryScriptTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static ShellPool pool;

  @Parameter private ShellTransport transport;

  @BeforeParameterizedClassInvocation
  static void open(ShellTransport transport) throws Exception {
    vault();
    storeInAFile("far");
    var settings = settings(Resources.path("FakeExchange.psm1")).over(transport);
    pool = ShellPool.open("engine", settings, FaultTable.STANDARD);
  }

  /** A module that keeps secrets as SecretManagement does, found by its name alone. */
  private static void vault() throws Exception {
    var module = Files.createDirectories(folder.resolve("modules/Vaults"));
    Files.writeString(
        module.resolve("Vaults.psm1"),
        """
        function Get-Secret {
            param([string]$Name, [string]$Vault)
            $secure = New-Object System.Security.SecureString
            foreach ($letter in 'pass'.ToCharArray()) { $secure.AppendChar($letter) }
            if ($Name -eq 'text') { return 'only a text' }
            if ($Name -eq 'locked') { Write-Error 'The vault is locked.' }
            New-Object System.Management.Automation.PSCredential "$Vault-$Name", $secure
        }
        Export-ModuleMember -Function Get-Secret
        """);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    pool.close();
  }

  @Test
  void splatsParametersInTheTypesThatCmdletsWant() {
    // when
    var move =
        result(
            "New-MoveRequest",
            Map.of(
                "Identity",
                "x'; Remove-Item * # $(1) `n \"",
                "Remote",
                true,
                "RemoteHostName",
                "mail.source.example",
                "TargetDatabase",
                "TGT-DB01",
                "BadItemLimit",
                10,
                "CompleteAfter",
                Map.of("utc", "2026-11-23T10:00:00Z")));

    // then
    assertThat(move.path("BatchName").asText()).isEqualTo("x'; Remove-Item * # $(1) `n \"");
    assertThat(move.path("Direction").asText()).isEqualTo("Pull");
    assertThat(move.path("CompleteAfter").asText()).isEqualTo("2026-11-23T10:00:00.0000000Z");
    assertThat(move.path("BadItemLimit").asInt()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-23T10:00:00Z", "/Date(1448236800000)/", "true", "12", "null", "=x", "{}"})
  void leavesATextATextWhateverItLooksLike(String text) {
    var move =
        result(
            "New-MoveRequest", Map.of("Identity", text, "Outbound", true, "RemoteHostName", "h"));

    assertThat(move.path("BatchName").isTextual()).isTrue();
    assertThat(move.path("BatchName").asText()).isEqualTo(text);
  }

  @Test
  void projectsWhatExchangePrintsOnPlainScalars() {
    var move = result("Get-MoveRequestStatistics", Map.of("Identity", "one"));

    assertThat(move.path("Status").asText()).isEqualTo("InProgress");
    assertThat(move.path("ExchangeGuid").asText())
        .isEqualTo("3f1c0000-0000-0000-0000-00000000000a");
    assertThat(move.path("TotalMailboxSize").asLong()).isEqualTo(5_684_054_577L);
    assertThat(move.path("BytesTransferred").asLong()).isEqualTo(159_449_088L);
    assertThat(move.path("OverallDuration").asLong()).isEqualTo(93_784);
    assertThat(move.path("TotalFinalizationDuration").asLong()).isEqualTo(61);
    assertThat(move.path("TotalStalledDuration").asLong()).isEqualTo(90);
    assertThat(move.path("BadItemLimit").asText()).isEqualTo("Unlimited");
    assertThat(move.path("PercentComplete").asInt()).isEqualTo(42);
    assertThat(move.path("SuspendWhenReadyToComplete").isBoolean()).isTrue();
    assertThat(move.path("TargetDatabase").asText()).isEqualTo("TGT-DB01");
    assertThat(move.path("QueuedTimestamp").asText()).isEqualTo("2026-11-23T09:00:00.0000000Z");
    assertThat(move.path("CompletionTimestamp").isNull()).isTrue();
    assertThat(move.has("Secret")).isFalse();
  }

  @Test
  void tellsTheEndOfAReportALineForEachFailureAndEntry() {
    var move = reported("objects");

    assertThat(move.path("ReportFailures").asText().lines())
        .hasSize(20)
        .last()
        .isEqualTo(
            "2026-11-23T09:30:00.0000000Z Source Failure30 Exchange,MRSTransient line one line two"
                + " <- MapiExceptionNetworkError");
    assertThat(move.path("ReportEntries").asText().lines())
        .containsExactly(
            "11/23/2026 9:01:00 AM [EX1] entry 1",
            "11/23/2026 9:02:00 AM [EX1] entry 2",
            "11/23/2026 9:03:00 AM [EX1] entry 3");
  }

  @Test
  void tellsAReportThatHasBecomeATextOnItsWay() {
    var move = reported("text");

    assertThat(move.path("ReportFailures").asText()).isEmpty();
    assertThat(move.path("ReportEntries").asText().lines()).hasSize(3);
  }

  @Test
  void tellsNoMoreThanTheEndOfALongReport() {
    assertThat(reported("long").path("ReportEntries").asText())
        .hasSizeLessThanOrEqualTo(65_536)
        .endsWith("\nthe end");
  }

  @Test
  void tellsThatThereIsNoReport() {
    assertThat(reported("none").path("ReportEntries").isNull()).isTrue();
    assertThat(result("Get-MoveRequestStatistics", Map.of("Identity", "one")).has("ReportEntries"))
        .as("nobody asked for it")
        .isFalse();
  }

  private JsonNode reported(String which) {
    return result("Get-MoveRequestStatistics", Map.of("Identity", which, "IncludeReport", true));
  }

  @Test
  void readsATimeInWordsByTheClockOfTheShellUnlessItSaysWhose() {
    var move = result("Get-MoveRequestStatistics", Map.of("Identity", "one"));

    assertThat(move.path("StartTimestamp").asText()).isEqualTo("2026-11-23T09:30:00.0000000Z");
    assertThat(move.path("LastUpdateTimestamp").asText()).isEqualTo("2026-11-23T09:45:00.0000000Z");
    assertThat(move.path("SuspendedTimestamp").isNull()).isTrue();
  }

  @Test
  void readsEachOfSeveralObjectsForItselfHoweverMuchTheyAreAlike() {
    var moves = ask("Get-MoveRequestStatistics", Map.of("Identity", "several")).result();

    assertThat(moves.stream().map(move -> move.path("TargetDatabase").asText()))
        .containsExactly("Sales", "sales", "Sales", "Sales");
    assertThat(moves.stream().map(move -> move.path("PercentComplete").asInt()))
        .containsExactly(42, 42, 43, 42);
    assertThat(moves.stream().map(move -> move.path("TotalMailboxSize").asText()))
        .containsExactly("1024", "1025", "1026", "Unlimited");
    assertThat(moves.stream().map(move -> move.path("Suspend")))
        .containsExactly(BooleanNode.FALSE, BooleanNode.FALSE, BooleanNode.TRUE, BooleanNode.TRUE);
    assertThat(moves.stream().map(move -> move.path("OverallDuration").asText()))
        .containsExactly("60", "60", "120", "null");
    assertThat(moves.stream().map(move -> move.path("TotalStalledDuration").asInt()))
        .as("a sum of parts of seconds, cut off only at the end")
        .containsExactly(2, 3, 0, 2);
  }

  @Test
  void bringsLongAnswersBackWhole() {
    var reply = ask("Get-MoveRequest", Map.of("BatchName", "many"));

    assertThat(reply.result()).hasSize(2_000);
    assertThat(reply.result().getLast().path("BatchName").asText()).isEqualTo("ü 2000");
  }

  @Test
  void keepsWarningsApartFromResultsAndNoiseApartFromBoth() {
    var reply = ask("Resume-MoveRequest", Map.of("Identity", "one"));

    assertThat(reply.error()).isNull();
    assertThat(reply.result()).isEmpty();
    assertThat(reply.warnings()).containsExactly("The change was stored; MRS was not told.");
  }

  @Test
  void takesAnErrorThatDoesNotEndTheCmdletForAnError() {
    var error = error("Set-MoveRequest", Map.of("Identity", "one"));

    assertThat(error.errorId()).startsWith("4A2B");
    assertThat(error.message()).contains("is already being moved to");
    assertThat(code(error)).isEqualTo("MF-EX-ALREADY-MOVING");
  }

  @Test
  void survivesACmdletThatThrows() {
    var error = error("Remove-MoveRequest", Map.of("Identity", "one", "Confirm", false));

    assertThat(error.reason()).isEqualTo("InvalidOperationException");
    assertThat(error.innerTypes()).contains("TimeoutException");
    assertThat(ask("Resume-MoveRequest", Map.of("Identity", "one")).error()).isNull();
  }

  @Test
  void keepsWhatACmdletWroteBeforeItThrew() {
    var reply = ask("New-MoveRequest", Map.of("Identity", "half", "TargetDatabase", "TGT-DB01"));

    assertThat(requireNonNull(reply.error()).message()).isEqualTo("It broke after it had begun.");
    assertThat(reply.result()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:far", "far", "env:FAR", "vault:far", "vault:Other/far"})
  void findsACredentialByItsReference(String reference) {
    // when
    var move =
        result(
            "New-MoveRequest",
            Map.of(
                "Identity",
                "x",
                "Remote",
                true,
                "RemoteHostName",
                "h",
                "RemoteCredential",
                Map.of("credential", reference)));

    // then
    assertThat(move.path("RemoteHostName").asText())
        .isIn("FILE\\far:pass", "ENV\\far:pass", "-far:pass", "Other-far:pass");
  }

  /** As an administrator would, with the shell itself. */
  private static void storeInAFile(String name) throws Exception {
    if (Files.exists(folder.resolve(name + ".xml"))) {
      return;
    }
    var command =
        """
        $secure = New-Object System.Security.SecureString
        foreach ($letter in 'pass'.ToCharArray()) { $secure.AppendChar($letter) }
        New-Object System.Management.Automation.PSCredential 'FILE\\far', $secure |
            Export-Clixml -Path '%s'
        """
            .formatted(folder.resolve(name + ".xml"));
    assertThat(said(command)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "file:nobody", "env:NOBODY", "vault:text", "vault:locked"})
  void sendsNothingWithACredentialThatItDoesNotHave(String reference) {
    var error =
        error(
            "New-MoveRequest",
            Map.of(
                "Identity",
                "x",
                "Remote",
                true,
                "RemoteHostName",
                "h",
                "RemoteCredential",
                Map.of("credential", reference)));

    assertThat(code(error)).isEqualTo("MF-EX-CREDENTIAL");
    assertThat(error.message()).contains(reference);
  }

  @Test
  void tellsWhatTheSessionOffers() throws Exception {
    try (var shells = ShellFolder.create(here(Resources.path("FakeExchange.psm1")))) {
      var session =
          ShellSession.open(shells, new Connection.Module(Resources.path("FakeExchange.psm1")));
      try {
        var info = session.sessionInfo();

        assertThat(info.version()).startsWith("7.");
        assertThat(info.account()).isNotBlank();
        assertThat(info.cmdlets().sets().keySet())
            .contains("New-MoveRequest", "Get-MoveRequest")
            .doesNotContain("Get-MigrationUser", "Get-Process");
        var sets = requireNonNull(info.cmdlets().sets().get("New-MoveRequest"));
        assertThat(sets).hasSize(3);
        assertThat(sets)
            .filteredOn(set -> set.mandatory().containsKey("Remote"))
            .singleElement()
            .satisfies(
                set -> {
                  assertThat(set.mandatory())
                      .containsEntry("identity", true)
                      .containsEntry("RemoteHostName", true)
                      .containsEntry("RemoteCredential", false)
                      .doesNotContainKeys("Verbose", "Outbound", "RemoteTargetDatabase");
                });
      } finally {
        session.leave();
      }
      assertThat(session.process().isAlive()).as("it is let go, and ends by itself").isFalse();
    }
  }

  @Test
  void aShellThatCannotConnectIsNotASession() {
    try (var shells = ShellFolder.create(here(Path.of("no-such-module")))) {
      assertThatExceptionOfType(ShellSession.NotConnected.class)
          .isThrownBy(
              () -> ShellSession.open(shells, new Connection.Module(folder.resolve("none.psm1"))))
          .satisfies(failed -> assertThat(code(failed.report())).isEqualTo("MF-EX-CONNECT"));
    }
  }

  @Test
  void refusesATextThatNoShellCanCarryAndSendsNothing() {
    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> ask("Resume-MoveRequest", Map.of("Identity", "a\0b")))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-NUL"));
  }

  @Test
  void tellsWhomTheCredentialBelongsToEvenWhenNoSessionOpens() {
    var remote =
        new Connection.Remote(
            URI.create("http://127.0.0.1:1/PowerShell/"),
            Connection.Authentication.NEGOTIATE,
            new CredentialReference("env:FAR"));

    assertThat(TrialSession.open(here(Resources.path("FakeExchange.psm1")), remote))
        .isInstanceOfSatisfying(
            TrialSession.Opening.NotConnected.class,
            refused -> {
              assertThat(refused.sessionInfo().account()).isEqualTo("ENV\\far");
              assertThat(refused.sessionInfo().version()).isNotBlank();
            });
  }

  private static String said(String command) throws Exception {
    var process =
        new ProcessBuilder(PowerShellOfTests.path().toString(), "-NoProfile", "-Command", command)
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
    return said.strip();
  }

  private static String code(ErrorReport error) {
    return FaultTable.STANDARD.classify(error).code();
  }

  private static JsonNode result(String cmdlet, Map<String, Object> parameters) {
    var reply = ask(cmdlet, parameters);
    assertThat(reply.error()).isNull();
    return reply.result().getFirst();
  }

  private static ErrorReport error(String cmdlet, Map<String, Object> parameters) {
    return requireNonNull(ask(cmdlet, parameters).error());
  }

  private static ShellReply ask(String cmdlet, Map<String, Object> parameters) {
    return pool.ask(
        new ShellCommand(cmdlet, new LinkedHashMap<>(parameters), Effect.CHANGES), LONG, LONG);
  }

  private ShellSettings here(Path module) {
    return settings(module).over(transport);
  }

  private static ShellSettings settings(Path module) {
    return ShellSettings.of(
            PowerShellOfTests.path(),
            Map.of(
                "TZ",
                "America/New_York",
                ShellSettings.CREDENTIALS,
                folder.toString(),
                "FAR_USER",
                "ENV\\far",
                "FAR_PASSWORD",
                "pass",
                "PSModulePath",
                List.of(folder.resolve("modules"), enginesOwn()).stream()
                    .map(Path::toString)
                    .reduce((one, other) -> one + java.io.File.pathSeparator + other)
                    .orElseThrow()))
        .reaching(new Connection.Module(module))
        .keeping(1)
        .recordedIn(folder.resolve("shells"));
  }

  private static Path enginesOwn() {
    return requireNonNull(PowerShellOfTests.path().getParent()).resolve("Modules");
  }
}
