package io.mailferry.activities.mailbox;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.Given;
import io.mailferry.activities.fault.Fault;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.policy.Timings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyingTest {
  private final ActivityFixture fixture = ActivityFixture.set();

  @BeforeEach
  void exchangeSaysThatItIsDone() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETED));
    fixture.annaHasArrived();
  }

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  private Verification verified() {
    return requireNonNull(
        fixture.remembered(fixture.steps::verifyMailbox).memory().arrival().verification());
  }

  private void sourceIs(Home home) {
    fixture.source.has(Given.living(fixture.source.entry(Given.ANNA), home));
  }

  @Test
  void provesThreeThings() {
    var verification = verified();

    assertThat(verification.passed()).isTrue();
    assertThat(verification.checks())
        .extracting(Verification.Check::what)
        .containsExactly("lives in TGT-DB01", "the source routes mail on", "can be logged on to");
    assertThat(fixture.exchange.said).contains("log on via dc1.target.example");
    assertThat(fixture.journal.kinds()).containsOnlyOnce(FactKind.VERIFIED);
  }

  private void archiveLivesIn(Home home) {
    fixture.intention = Given.withArchiveTo(fixture.intention, Given.OTHER_TARGET);
    fixture.target.has(Given.withArchive(fixture.target.entry(Given.ANNA), home));
  }

  @Test
  void provesThatTheArchiveIsInTheDatabaseOfItsOwn() {
    archiveLivesIn(Given.in(Given.OTHER_TARGET));

    assertThat(verified().checks())
        .extracting(Verification.Check::what)
        .contains("its archive lives in TGT-DB02");
  }

  @Test
  void noticesThatTheArchiveStayedWithItsMailbox() {
    archiveLivesIn(Given.in(Given.TARGET));

    assertThat(verified().shortfall())
        .isEqualTo("dc1.target.example shows its archive in TGT-DB01");
  }

  @Test
  void tellsThatExchangeCompletedTheMoveBeforeItTellsThatItArrived() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETION_IN_PROGRESS));
    fixture.polls();
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETED));

    verified();

    assertThat(fixture.journal.kinds())
        .containsSubsequence(FactKind.COMPLETED, FactKind.VERIFIED)
        .containsOnlyOnce(FactKind.COMPLETED);
  }

  @Test
  void noticesThatTheSourceIsStillAMailbox() {
    sourceIs(Given.in(Given.SOURCE));

    var verification = verified();

    assertThat(verification.passed()).isFalse();
    assertThat(verification.shortfall())
        .startsWith("the source is still a mailbox in CN=SRC-DB01")
        .endsWith("mail may split between the two");
    assertThat(verification.shortfallWord()).isEqualTo("two-mailboxes");
    assertThat(fixture.journal.kinds()).doesNotContain(FactKind.VERIFIED);
  }

  @Test
  void noticesThatTheSourceRoutesNowhere() {
    sourceIs(new Home.MailUser(null));

    assertThat(verified().shortfall()).isEqualTo("the source mail user has no targetAddress");
  }

  @Test
  void noticesThatTheSourceIsGone() {
    fixture.source.forgets(Given.ANNA);

    assertThat(verified().shortfall()).contains("the source object is gone");
  }

  @Test
  void takesASourceThatCannotBeReadForUnproven() {
    fixture.source.isAway();

    assertThat(verified().shortfall())
        .contains("the source forest cannot be read")
        .contains("no controller of source.example answered");
  }

  @Test
  void waitsForASourceThatCannotBeReadHoweverLongAnOutageLastsAndAsksNobody() {
    fixture.source.isAway();
    for (var hour = 0; hour < 5; hour++) {
      verified();
      assertThat(fixture.polls().decision().next()).isInstanceOf(Action.WaitAndLook.class);
      fixture.passes(ofHours(1));
      assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Verify.class);
    }

    fixture.source.isBack();
    fixture.passes(ofSeconds(20));

    assertThat(verified().passed()).isTrue();
    assertThat(fixture.journal.kinds()).doesNotContain(FactKind.QUESTION);
  }

  @Test
  void takesItsQuestionBackWhenTheSourceRoutesMailAtLast() {
    sourceIs(Given.in(Given.SOURCE));
    verified();
    fixture.passes(Timings.DEFAULT.settle());
    verified();
    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Ask.class);

    fixture.annaHasArrived();
    fixture.passes(Timings.DEFAULT.releasedLook());

    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Verify.class);
    assertThat(verified().passed()).isTrue();
    assertThat(fixture.polls().decision().outcome()).isInstanceOf(MigrationOutcome.Moved.class);
  }

  @Test
  void noticesThatNobodyCanLogOn() {
    fixture.exchange.letsNobodyLogOn("the store said no");

    var verification = verified();
    assertThat(verification.shortfall())
        .startsWith("logging on failed: the store said no")
        .contains("New-MailboxRepairRequest -CorruptionType LockedMoveTarget -Mailbox ")
        .doesNotContain("-Archive");
    assertThat(verification.shortfallWord()).isEqualTo("logon");
  }

  @Test
  void asksWhoCanAcceptItWhenTheLogOnMayNotBeTested() {
    fixture.exchange.letsNobodyTestLogOn(
        FakeExchange.refused("MF-EX-ROLE", Fault.Refused.Reason.NOT_ALLOWED));

    assertThat(verified().shortfall()).startsWith("the test was refused: ");
    assertThat(verified().failed()).isFalse();

    fixture.passes(ofDays(1));
    assertThat(verified().passed()).isFalse();
    assertThat(fixture.polls().decision().next())
        .isInstanceOfSatisfying(
            Action.Ask.class,
            ask -> assertThat(ask.question().choices()).contains(Choice.ACCEPT, Choice.LEAVE));
  }

  @Test
  void namesEveryCheckThatFails() {
    sourceIs(Given.in(Given.SOURCE));
    fixture.exchange.letsNobodyLogOn("the store said no");

    assertThat(verified().checks()).filteredOn(check -> !check.passed()).hasSize(2);
    assertThat(verified().shortfall()).contains("still a mailbox").contains("logging on failed");
  }

  @Test
  void checksAgainForAWhileAndThenAsks() {
    sourceIs(Given.in(Given.SOURCE));
    verified();
    var first = requireNonNull(fixture.memory.arrival().verification()).firstAt();

    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.WaitAndLook.class);
    fixture.passes(Timings.DEFAULT.settleLook());
    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Verify.class);
    assertThat(verified().firstAt()).isEqualTo(first);

    fixture.passes(Timings.DEFAULT.settle());
    assertThat(fixture.polls().decision().next())
        .as("what was seen before is old")
        .isInstanceOf(Action.Verify.class);
    assertThat(verified().firstAt()).isEqualTo(first);
    var report = fixture.polls();
    assertThat(report.decision().next()).isInstanceOf(Action.Ask.class);
    assertThat(report.decision().sentence()).contains("still a mailbox");
  }

  @Test
  void verifiesNothingThatIsNotThere() {
    fixture.target.has(
        Given.stamped(
            Given.prepared(Given.ANNA, "anna"), fixture.target.entry(Given.ANNA).stamp()));

    fixture.remembered(fixture.steps::verifyMailbox);

    assertThat(fixture.memory.arrival().verification()).isNull();
    assertThat(fixture.exchange.said).noneMatch(said -> said.startsWith("log on"));
  }

  @Test
  void saysThatALogOnCannotBeTriedFromTheSource() {
    try (var inTheSource = ActivityFixture.setInTheSource()) {
      inTheSource.annaHasArrived();
      inTheSource.exchange.has(
          Given.ANNA,
          Given.request(
              RequestStatus.COMPLETED,
              "Completed",
              io.mailferry.model.Route.PUSH,
              Given.WAVE.batchName()));

      var report = inTheSource.remembered(inTheSource.steps::verifyMailbox);

      var verification = requireNonNull(report.memory().arrival().verification());
      assertThat(verification.passed()).isTrue();
      assertThat(verification.checks())
          .extracting(Verification.Check::what)
          .containsExactly("lives in TGT-DB01", "the source routes mail on");
      assertThat(inTheSource.exchange.said).noneMatch(said -> said.startsWith("log on"));
      assertThat(inTheSource.journal.facts)
          .extracting(fact -> fact.sentence())
          .anyMatch(
              said ->
                  said.startsWith("verified: lives in TGT-DB01, the source routes mail on; not")
                      && said.contains("not checked: whether it can be logged on to"));
    }
  }
}
