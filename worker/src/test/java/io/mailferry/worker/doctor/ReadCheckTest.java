package io.mailferry.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.BindingProblem;
import io.mailferry.activities.exchange.shell.session.TrialSession.Answer;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.CheckResult;
import io.mailferry.worker.doctor.finding.Finding;
import org.junit.jupiter.api.Test;

class ReadCheckTest {
  @Test
  void tellsHowManyDatabasesAndHowFast() {
    assertThat(check(FakeSession.objects("{}", "{}", "{}")))
        .isEqualTo(Finding.ok(Check.READ, "Get-MailboxDatabase answered 3 databases in 12 ms"));
    assertThat(check(FakeSession.objects("{}")).sentence()).contains("1 database in");
  }

  @Test
  void notesAnOrganisationWithoutDatabasesBecauseAScopeMayHideThem() {
    assertThat(check(FakeSession.objects()).result()).isEqualTo(CheckResult.NOTE);
  }

  @Test
  void explainsAnErrorByTheTableOfFaults() {
    var finding = check(FakeSession.error("FluxCapacitorException", "The flux capacitor is cold."));

    assertThat(finding.result()).isEqualTo(CheckResult.FIX);
    assertThat(finding.sentence()).startsWith("MF-EX-UNKNOWN: ").contains("flux capacitor");
  }

  @Test
  void wantsALostAnswerPutRight() {
    var finding = check(new Answer.NoAnswer("no answer within 60 s"));

    assertThat(finding.result()).isEqualTo(CheckResult.FIX);
    assertThat(finding.sentence()).endsWith("no answer within 60 s");
  }

  @Test
  void leavesAMissingCmdletToTheRoles() {
    assertThat(
            check(new Answer.NotOffered(new BindingProblem.NoCmdlet("Get-MailboxDatabase")))
                .result())
        .isEqualTo(CheckResult.SKIPPED);
  }

  private static Finding check(Answer answer) {
    return ReadCheck.of(answer, new FaultWords(FaultTable.STANDARD));
  }
}
