package io.mailferry.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.SessionCmdlets;
import io.mailferry.activities.exchange.shell.SessionInfo;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.CheckResult;
import io.mailferry.worker.doctor.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionCheckTest {
  private static final FaultWords WORDS = new FaultWords(FaultTable.STANDARD);
  private static final SessionInfo SAID =
      new SessionInfo(
          new SessionCmdlets(Map.of()),
          "exch1.target.example",
          "7.6.9",
          "Core",
          "TARGET\\svc-mailferry");

  @Test
  void tellsHowLongItTookAsWhomAndWhere() {
    assertThat(SessionCheck.opened(SAID, Duration.ofMillis(1_440), ShellTransport.OWN))
        .isEqualTo(
            Finding.ok(
                Check.SESSION,
                "opened in 1.4 s as TARGET\\svc-mailferry, on exch1.target.example"));
  }

  @Test
  void notesASlowOne() {
    assertThat(SessionCheck.opened(SAID, Duration.ofSeconds(20), ShellTransport.OWN).result())
        .isEqualTo(CheckResult.OK);
    assertThat(
            SessionCheck.opened(SAID, Duration.ofSeconds(21), ShellTransport.JPOWERSHELL).result())
        .isEqualTo(CheckResult.NOTE);
  }

  @Test
  void explainsARefusalByTheTableOfFaultsAndNamesNobody() {
    var finding =
        SessionCheck.refused(
            new ErrorReport(
                "MF-EX-CONNECT,IncorrectProtocolVersion,PSSessionOpenFailed",
                "PSRemotingTransportException",
                "[FailureCategory=AuthZ-CmdletAccessDeniedException] The user"
                    + " \"target.example/Service/Anna Berg\" isn't assigned to any management"
                    + " roles.",
                List.of()),
            WORDS);

    assertThat(finding.result()).isEqualTo(CheckResult.FIX);
    assertThat(finding.sentence())
        .startsWith("MF-EX-NO-ROLE: ")
        .doesNotContain("Anna")
        .contains("management roles");
    assertThat(finding.fix())
        .isNotNull()
        .satisfies(
            fix -> {
              assertThat(fix.sentence()).contains("Move Mailboxes");
              assertThat(fix.page()).isEqualTo("docs/operate/errors.md#mf-ex-no-role");
            });
  }

  @Test
  void tellsWhoeverWaitsForExchangeToComeAgain() {
    var finding =
        SessionCheck.refused(
            new ErrorReport(
                "PSSessionOpenFailed",
                "PSRemotingTransportException",
                "Fail to create runspace because you have exceeded your budget to create runspace."
                    + " Please wait for 30 seconds.",
                List.of()),
            WORDS);

    assertThat(finding.sentence()).startsWith("MF-EX-RUNSPACE-BUDGET: ");
    assertThat(finding.fix())
        .isNotNull()
        .satisfies(fix -> assertThat(fix.sentence()).isNotBlank().doesNotStartWith("Nothing"));
  }
}
