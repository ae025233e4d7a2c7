package io.mailferry.activities.steps;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.write.FactKind;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.policy.Patience;
import io.mailferry.model.policy.Step;
import io.mailferry.model.policy.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyingTest {
  private final Stage stage = Stage.set();

  @BeforeEach
  void exchangeSaysThatItIsDone() {
    stage.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETED));
    stage.annaHasArrived();
  }

  @AfterEach
  void endsTheStage() {
    stage.close();
  }

  private Verification verified() {
    return requireNonNull(stage.remembered(stage.steps::verifyMailbox).memory().verification());
  }

  private void sourceIs(Home home) {
    stage.source.has(Given.living(stage.source.entry(Given.ANNA), home));
  }

  @Test
  void provesThreeThings() {
    var verification = verified();

    assertThat(verification.passed()).isTrue();
    assertThat(verification.checks())
        .extracting(Verification.Check::what)
        .containsExactly("lives in TGT-DB01", "the source routes mail on", "can be logged on to");
    assertThat(stage.exchange.said).contains("log on via dc1.target.example");
    assertThat(stage.journal.kinds()).containsOnlyOnce(FactKind.VERIFIED);
  }

  @Test
  void noticesThatTheSourceIsStillAMailbox() {
    sourceIs(Given.in(Given.SOURCE));

    var verification = verified();

    assertThat(verification.passed()).isFalse();
    assertThat(verification.shortfall())
        .startsWith("the source is still a mailbox in CN=SRC-DB01")
        .endsWith("mail may split between the two");
    assertThat(stage.journal.kinds()).doesNotContain(FactKind.VERIFIED);
  }

  @Test
  void noticesThatTheSourceRoutesNowhere() {
    sourceIs(new Home.MailUser(null));

    assertThat(verified().shortfall()).isEqualTo("the source mail user has no targetAddress");
  }

  @Test
  void noticesThatTheSourceIsGone() {
    stage.source.forgets(Given.ANNA);

    assertThat(verified().shortfall()).contains("the source object is gone");
  }

  @Test
  void takesASourceThatCannotBeReadForUnproven() {
    stage.source.isAway();

    assertThat(verified().shortfall())
        .contains("the source forest cannot be read")
        .contains("no controller of source.example answered");
  }

  @Test
  void noticesThatNobodyCanLogOn() {
    stage.exchange.letsNobodyLogOn("the store said no");

    assertThat(verified().shortfall()).isEqualTo("logging on failed: the store said no");
  }

  @Test
  void namesEveryCheckThatFails() {
    sourceIs(Given.in(Given.SOURCE));
    stage.exchange.letsNobodyLogOn("the store said no");

    assertThat(verified().checks()).filteredOn(check -> !check.passed()).hasSize(2);
    assertThat(verified().shortfall()).contains("still a mailbox").contains("logging on failed");
  }

  @Test
  void checksAgainForAWhileAndThenAsks() {
    sourceIs(Given.in(Given.SOURCE));
    verified();
    var first = requireNonNull(stage.memory.verification()).firstAt();

    assertThat(stage.polls().decision().next()).isInstanceOf(Step.WaitAndLook.class);
    stage.passes(Patience.DEFAULT.settleLook());
    assertThat(stage.polls().decision().next()).isInstanceOf(Step.Verify.class);
    assertThat(verified().firstAt()).isEqualTo(first);

    stage.passes(Patience.DEFAULT.settle());
    var report = stage.polls();
    assertThat(report.decision().next()).isInstanceOf(Step.Ask.class);
    assertThat(report.decision().sentence()).contains("still a mailbox");
  }

  @Test
  void verifiesNothingThatIsNotThere() {
    stage.target.has(
        Given.stamped(Given.prepared(Given.ANNA, "anna"), stage.target.entry(Given.ANNA).stamp()));

    stage.remembered(stage.steps::verifyMailbox);

    assertThat(stage.memory.verification()).isNull();
    assertThat(stage.exchange.said).noneMatch(said -> said.startsWith("log on"));
  }

  @Test
  void saysThatALogOnCannotBeTriedFromTheSource() {
    try (var inTheSource = Stage.setInTheSource()) {
      inTheSource.annaHasArrived();
      inTheSource.exchange.has(
          Given.ANNA,
          Given.request(
              RequestStatus.COMPLETED,
              "Completed",
              io.mailferry.model.Route.PUSH,
              Given.WAVE.batchName()));

      var report = inTheSource.remembered(inTheSource.steps::verifyMailbox);

      var verification = requireNonNull(report.memory().verification());
      assertThat(verification.passed()).isTrue();
      assertThat(verification.checks().getLast().detail()).contains("not testable");
    }
  }
}
