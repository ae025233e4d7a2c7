package io.mailferry.activities.exchange.shell;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.FaultTable;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script on a real PowerShell engine, with a module of fake cmdlets in place of Exchange. */
class MailferryScriptTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String PWSH = "MAILFERRY_TEST_PWSH";

  @TempDir static Path folder;
  private static Path pwsh = Path.of("pwsh");
  private static ShellPool pool;

  @BeforeAll
  static void open() {
    var found = pwsh();
    assumeTrue(
        found.isPresent(),
        "no PowerShell here: put pwsh on the PATH or name one in " + PWSH + " to run these tests");
    pwsh = found.orElseThrow();
    pool = ShellPool.open("engine", settings(module()).keeping(1), FaultTable.STANDARD);
  }

  @AfterAll
  static void close() {
    if (pool != null) {
      pool.close();
    }
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
  void carriesTheBindersOwnError() {
    var error =
        error(
            "New-MoveRequest",
            Map.of("Identity", "one", "Remote", true, "RemoteTargetDatabase", "x"));

    assertThat(error.errorId()).startsWith("AmbiguousParameterSet");
    assertThat(code(error)).isEqualTo("MF-EX-PARAMETERS");
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
  void callsNothingThatIsNotOnItsList() {
    assertThat(code(error("Get-Process", Map.of("Name", "x")))).isEqualTo("MF-EX-CMDLET");
  }

  @Test
  void saysWhichCmdletsTheSessionDoesNotHave() {
    assertThat(code(error("Get-MigrationUser", Map.of("MailboxGuid", "x"))))
        .isEqualTo("MF-EX-NO-CMDLET");
  }

  @Test
  void findsCredentialsByNameAndSendsNoneThatItDoesNotHave() {
    assertThat(
            code(
                error(
                    "New-MoveRequest",
                    Map.of("Identity", "x", "RemoteCredential", Map.of("credential", "far")))))
        .isEqualTo("MF-EX-CREDENTIAL");
  }

  @Test
  void aShellThatCannotConnectIsNotASession() {
    try (var lost = ShellFolder.create(settings("no-such-module"))) {
      assertThatExceptionOfType(ShellSession.NotConnected.class)
          .isThrownBy(
              () ->
                  ShellSession.open(
                      lost, ShellPool.script(), new Connection.Module(Path.of("no-such-module"))))
          .satisfies(failed -> assertThat(code(failed.report())).isEqualTo("MF-EX-CONNECT"));
    }
  }

  @Test
  void usesNothingThatWindowsPowerShellDoesNotKnow() throws Exception {
    // given
    var script = folder.resolve("mailferry.ps1");
    Files.writeString(script, ShellPool.script());
    var check =
        """
        $errors = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile('%s', [ref]$null, [ref]$errors)
        $new = $tree.FindAll({ param($node)
            $node.GetType().Name -in 'TernaryExpressionAst', 'PipelineChainAst' -or
            $node.NullConditional -or
            $node.Operator -in 'QuestionQuestion', 'QuestionQuestionEquals' -or
            ($node.GetType().Name -eq 'CommandParameterAst' -and $node.ParameterName -eq 'AsHashtable') }, $true)
        'errors ' + $errors.Count + ' new ' + @($new).Count
        """
            .formatted(script);

    // when
    var process =
        new ProcessBuilder(pwsh.toString(), "-NoProfile", "-Command", check)
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    // then
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said.strip()).isEqualTo("errors 0 new 0");
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

  private static ShellSettings settings(String module) {
    return ShellSettings.of(pwsh, Map.of(ShellSettings.CREDENTIALS, folder.toString()))
        .reaching(new Connection.Module(Path.of(module)))
        .with("-NoProfile");
  }

  private static String module() {
    try {
      var module = MailferryScriptTest.class.getResource("FakeExchange.psm1");
      return Path.of(requireNonNull(module).toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Optional<Path> pwsh() {
    var named = System.getProperty(PWSH, System.getenv(PWSH));
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(
            Stream.ofNullable(named).filter(each -> !each.isBlank()).map(Path::of),
            Arrays.stream(path.split(File.pathSeparator, -1)).map(each -> Path.of(each, "pwsh")))
        .filter(Files::isExecutable)
        .findFirst()
        .map(MailferryScriptTest::absolute);
  }

  private static Path absolute(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException unreadable) {
      return path.toAbsolutePath();
    }
  }
}
