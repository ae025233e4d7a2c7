package io.mailferry.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.command.line.Rendering;
import io.mailferry.activities.exchange.shell.session.TrialSession.Answer;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.CheckResult;
import io.mailferry.worker.doctor.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottlingCheckTest {
  private static final String ACCOUNT = "TARGET\\svc-mailferry";
  private static final String GLOBAL =
      "{\"Name\":\"Global_1\",\"ThrottlingPolicyScope\":\"Global\",\"PowerShellMaxConcurrency\":18}";
  private static final String OWN =
      "{\"Name\":\"Mailferry\",\"ThrottlingPolicyScope\":\"Regular\",\"PowerShellMaxConcurrency\":30}";
  private static final String OPEN =
      "{\"Name\":\"Mailferry\",\"ThrottlingPolicyScope\":\"Regular\",\"PowerShellMaxConcurrency\":null}";
  private static final String ORGANISATION =
      "{\"Name\":\"Org\",\"ThrottlingPolicyScope\":\"Organization\",\"PowerShellMaxConcurrency\":10}";
  private static final Answer OF_ITS_OWN =
      FakeSession.objects("{\"Name\":\"svc\",\"ThrottlingPolicyId\":\"Mailferry\"}");
  private static final Answer OF_EVERYBODY =
      FakeSession.objects("{\"Name\":\"svc\",\"ThrottlingPolicyId\":null}");

  @ParameterizedTest
  @CsvSource({"4, OK", "12, OK", "13, NOTE", "18, NOTE", "19, FIX"})
  void comparesWhatIsKeptWithWhatIsAllowed(int sessions, CheckResult result) {
    var finding = check(OF_EVERYBODY, FakeSession.objects(GLOBAL), sessions);

    assertThat(finding.result()).isEqualTo(result);
    assertThat(finding.sentence())
        .startsWith("policy Global_1 allows 18 sessions; this worker keeps " + sessions);
  }

  @Test
  void goesByTheAccountsOwnPolicyFirst() {
    assertThat(check(OF_ITS_OWN, FakeSession.objects(GLOBAL, ORGANISATION, OWN), 4).sentence())
        .startsWith("policy Mailferry allows 30");
  }

  @Test
  void asksTheNextPolicyForWhatOneLeavesOpen() {
    assertThat(check(OF_ITS_OWN, FakeSession.objects(GLOBAL, ORGANISATION, OPEN), 4).sentence())
        .startsWith("policy Org allows 10");
    assertThat(check(OF_ITS_OWN, FakeSession.objects(GLOBAL, OPEN), 4).sentence())
        .startsWith("policy Global_1 allows 18");
  }

  @Test
  void findsThePolicyOfEverybodyWhereVersionsKnowNoScopes() {
    assertThat(
            check(
                    OF_EVERYBODY,
                    FakeSession.objects(
                        "{\"Name\":\"Other\",\"PowerShellMaxConcurrency\":2}",
                        "{\"Name\":\"DefaultThrottlingPolicy_1\",\"PowerShellMaxConcurrency\":18}"),
                    4)
                .sentence())
        .startsWith("policy DefaultThrottlingPolicy_1 allows 18");
  }

  @Test
  void isContentWithAPolicyWithoutALimit() {
    var unlimited =
        "{\"Name\":\"Global_1\",\"ThrottlingPolicyScope\":\"Global\","
            + "\"PowerShellMaxConcurrency\":\"Unlimited\"}";

    assertThat(check(OF_EVERYBODY, FakeSession.objects(unlimited), 12))
        .isEqualTo(
            Finding.ok(
                Check.THROTTLING,
                "policy Global_1 allows any number of sessions; this worker keeps 12"));
  }

  @Test
  void notesThatItDoesNotKnowWhetherTheAccountHasItsOwn() {
    var finding =
        check(
            FakeSession.error("ManagementObjectNotFoundException", "not found"),
            FakeSession.objects(GLOBAL),
            4);

    assertThat(finding.result()).isEqualTo(CheckResult.NOTE);
    assertThat(finding.sentence()).contains("allows 18 sessions", "is not known");
  }

  @Test
  void stillWantsTooManyPutRightWhenTheAccountsOwnIsNotKnown() {
    var finding = check(new Answer.NoAnswer("the shell ended"), FakeSession.objects(GLOBAL), 19);

    assertThat(finding.result()).isEqualTo(CheckResult.FIX);
  }

  @Test
  void saysWhichRoleReadsAPolicyThatItCannot() {
    var session = new FakeSession();

    var finding = check(session, ACCOUNT, 4);

    assertThat(finding.result()).isEqualTo(CheckResult.NOTE);
    assertThat(finding.sentence()).contains("Get-ThrottlingPolicy is not offered");
    assertThat(finding.fix())
        .isNotNull()
        .satisfies(fix -> assertThat(fix.sentence()).contains("View-Only Configuration"));
  }

  @Test
  void notesThatNoPolicyTellsALimit() {
    assertThat(check(OF_EVERYBODY, FakeSession.objects(), 4).result()).isEqualTo(CheckResult.NOTE);
  }

  @Test
  void asksAboutTheAccountThatExchangeKnowsAndAboutNobodyOtherwise() {
    var session = new FakeSession().answering("Get-ThrottlingPolicy", FakeSession.objects(GLOBAL));
    check(session, ACCOUNT, 4);
    assertThat(session.asked())
        .extracting(command -> command.parameters().get("Identity"))
        .containsExactly(null, ACCOUNT);

    var other = new FakeSession().answering("Get-ThrottlingPolicy", FakeSession.objects(GLOBAL));
    assertThat(check(other, null, 4).result()).isEqualTo(CheckResult.NOTE);
    assertThat(other.asked()).hasSize(1);
  }

  private static Finding check(Answer association, Answer policies, int sessions) {
    return check(
        new FakeSession()
            .answering("Get-ThrottlingPolicyAssociation", association)
            .answering("Get-ThrottlingPolicy", policies),
        ACCOUNT,
        sessions);
  }

  private static Finding check(FakeSession session, @Nullable String account, int sessions) {
    var rendering = Rendering.at(Instant.EPOCH);
    return new ThrottlingCheck(
            cmdlet -> session.ask(rendering.of(cmdlet), Duration.ofSeconds(1)),
            new FaultWords(FaultTable.STANDARD))
        .of(account, sessions);
  }
}
