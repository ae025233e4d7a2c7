package io.mailferry.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.SessionCmdlets;
import io.mailferry.activities.exchange.shell.SessionInfo;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.CheckResult;
import io.mailferry.worker.doctor.finding.Finding;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellCheckTest {
  private static final Path PWSH = Path.of("/usr/bin/pwsh");
  private static final ShellLocation FOUND =
      new ShellLocation(PWSH, null, PWSH, List.of("/usr/bin", "/bin"));
  private static final Connection EXCH1 =
      new Connection.Remote(
          URI.create("http://exch1.target.example/PowerShell/"),
          Connection.Authentication.KERBEROS,
          null);

  @Test
  void tellsVersionEditionPlaceAndHowItWasFound() {
    assertThat(ShellCheck.answered(FOUND, said("7.6.9", "Core"), EXCH1, true))
        .isEqualTo(
            Finding.ok(Check.SHELL, "PowerShell 7.6.9 (Core), /usr/bin/pwsh, found on the PATH"));
  }

  @ParameterizedTest
  @CsvSource({"5.1.14393.0, Desktop", "7.4.0, Core", "8.0.0, Core", "10.0, Core"})
  void takesTheVersionsThatTheScriptIsWrittenFor(String version, String edition) {
    assertThat(ShellCheck.answered(FOUND, said(version, edition), EXCH1, true).result())
        .isEqualTo(CheckResult.OK);
  }

  @ParameterizedTest
  @CsvSource({"5.0.10586.117, Desktop", "4.0, Desktop", "6.2.7, Core"})
  void refusesOlderOnes(String version, String edition) {
    assertThat(ShellCheck.answered(FOUND, said(version, edition), EXCH1, true).result())
        .isEqualTo(CheckResult.FIX);
  }

  @Test
  void believesAShellThatDoesNotTellItsVersion() {
    assertThat(ShellCheck.answered(FOUND, said(null, null), new Connection.Ready(), false))
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.OK);
              assertThat(finding.sentence()).startsWith("a shell that does not tell its version");
            });
  }

  @Test
  void warnsOfASessionWithExchangeFromElsewhereThanWindows() {
    assertThat(ShellCheck.answered(FOUND, said("7.6.9", "Core"), EXCH1, false).result())
        .isEqualTo(CheckResult.NOTE);
    assertThat(
            ShellCheck.answered(FOUND, said("7.6.9", "Core"), new Connection.Ready(), false)
                .result())
        .isEqualTo(CheckResult.OK);
  }

  @Test
  void saysWhereItLookedWhenNothingIsStatedOrFound() {
    var finding =
        ShellCheck.away(
            new ShellLocation(Path.of("pwsh"), null, null, List.of("/usr/bin", "/bin")));

    assertThat(finding.result()).isEqualTo(CheckResult.FIX);
    assertThat(finding.sentence())
        .isEqualTo(
            "no PowerShell is on the PATH: looked for pwsh, powershell.exe and pwsh.exe in"
                + " /usr/bin, /bin");
  }

  @Test
  void namesTheSettingThatLeadsNowhere() {
    var finding =
        ShellCheck.away(
            new ShellLocation(
                Path.of("/opt/pwsh"), "mailferry.shell.executable", null, List.of("/bin")));

    assertThat(finding.sentence())
        .isEqualTo(
            "there is no program /opt/pwsh that can be run (named by mailferry.shell.executable)");
    assertThat(finding.fix())
        .isNotNull()
        .satisfies(fix -> assertThat(fix.sentence()).contains("mailferry.shell.executable"));
  }

  @Test
  void saysWhereAMereNameWasLookedFor() {
    assertThat(
            ShellCheck.away(
                    new ShellLocation(
                        Path.of("own-shell"), "MAILFERRY_SHELL_EXECUTABLE", null, List.of("/bin")))
                .sentence())
        .endsWith("(named by MAILFERRY_SHELL_EXECUTABLE), looked for in /bin");
  }

  @Test
  void leadsToTheExecutionPolicyWhenTheProgramDoesNotAnswer() {
    var finding = ShellCheck.silent(FOUND, "no answer within 90 s");

    assertThat(finding.result()).isEqualTo(CheckResult.FIX);
    assertThat(finding.sentence()).contains("/usr/bin/pwsh", "no answer within 90 s");
    assertThat(finding.fix())
        .isNotNull()
        .satisfies(fix -> assertThat(fix.page()).endsWith("#when-scripts-are-restricted"));
  }

  private static SessionInfo said(@Nullable String version, @Nullable String edition) {
    return new SessionInfo(new SessionCmdlets(Map.of()), null, version, edition, null);
  }
}
