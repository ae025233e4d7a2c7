package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.transport.ShellScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of the script, of which nothing is run: what every shell that may meet it can read. */
@NeedsPowerShell
class MailferryScriptTextTest {
  @TempDir static Path folder;

  @Test
  void isPlainAsciiBecauseWindowsPowerShellReadsItInTheSystemsCode() {
    assertThat(ShellScript.text()).matches("[\\x00-\\x7f]*");
  }

  @Test
  void neverMentionsInputBecauseAShellWouldThenReadTheRequestsItself() {
    assertThat(ShellScript.text()).doesNotContainIgnoringCase("$input");
  }

  @Test
  void usesNothingThatWindowsPowerShellDoesNotKnow() throws Exception {
    assertThat(newerThanWindowsPowerShell(ShellScript.text())).isEqualTo("errors 0 new");
  }

  /** A redirection would take the credential to a server that nobody named. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SkipCACheck",
        "SkipCNCheck",
        "SkipRevocationCheck",
        "SkipCertificateCheck",
        "ServerCertificateValidationCallback",
        "NoEncryption",
        "AllowRedirection",
        "MaximumRedirection"
      })
  void leavesOutNoCheckOfWhomItTalksTo(String word) {
    assertThat(ShellScript.text()).doesNotContainIgnoringCase(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$x = $true ? 1 : 2",
        "$x = $null ?? 1",
        "$x ??= 1",
        "${x}?.Length",
        "${x}?[0]",
        "Get-Item x && Get-Item y",
        "Get-Item x || Get-Item y",
        "Get-Item x &",
        "'{}' | ConvertFrom-Json -AsHashtable",
        "1 | ForEach-Object -Parallel { $_ }",
        "Get-Error",
        "class Clean { } ; function f { clean { } }"
      })
  void wouldNoticeWhatWindowsPowerShellDoesNotKnow(String script) throws Exception {
    assertThat(newerThanWindowsPowerShell(script)).isNotEqualTo("errors 0 new");
  }

  /** Parses as PowerShell 7 does, and names what is newer than 5.1 in the tree. */
  private static String newerThanWindowsPowerShell(String text) throws Exception {
    var script = Files.writeString(Files.createTempFile(folder, "script", ".ps1"), text);
    return said(
        """
        $errors = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile('%s', [ref]$null, [ref]$errors)
        $new = $tree.FindAll({ param($node)
            $kind = $node.GetType().Name
            $kind -in 'TernaryExpressionAst', 'PipelineChainAst' -or
            $node.NullConditional -or $node.Background -or $node.CleanBlock -or
            $node.Operator -in 'QuestionQuestion', 'QuestionQuestionEquals' -or
            ($kind -eq 'CommandParameterAst' -and
                $node.ParameterName -in 'AsHashtable', 'Parallel', 'DateKind', 'NoTypeInformation', 'SkipCertificateCheck') -or
            ($kind -eq 'CommandAst' -and $node.GetCommandName() -in 'Get-Error', 'Test-Json', 'Join-String', 'Get-Uptime') }, $true)
        'errors ' + $errors.Count + ' new' + $(foreach ($node in $new) { ' ' + $node.GetType().Name })
        """
            .formatted(script));
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
}
