package io.mailferry.activities.mailbox;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.Given;
import io.mailferry.activities.Signals;
import io.mailferry.activities.fault.Fault;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.FaultKind;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.mailbox.DependencyBack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a migration does while something is away that all need. */
class AwayTest {
  private static final String DATABASE = "database/TGT-DB01";

  private final ActivityFixture fixture = ActivityFixture.set();

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  @Test
  void waitsForADatabaseThatExchangeDoesNotKnowYetAndCountsNoTry() {
    databaseIsUnknown();

    var report = fixture.submits();

    assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(report.decision().reason()).isEqualTo(Reason.DEPENDENCY_AWAY);
    assertThat(report.decision().dependency()).isEqualTo(DATABASE);
    assertThat(report.decision().attention()).isEqualTo(Attention.WAITING);
    assertThat(report.waitFor()).isEqualTo(ofSeconds(20));
    assertThat(report.memory().repairs().tries(FaultKind.LAGGING)).isZero();
  }

  @Test
  void asksWithTheDatabaseAsTheCauseWhenItStaysUnknownAndGoesOnByItselfWhenItIsThere() {
    for (var probe = 1; probe <= 3; probe++) {
      databaseIsUnknown();
      fixture.submits();
      fixture.passes(ofSeconds(20));
    }

    var asked = fixture.submits();

    assertThat(asked.decision().dependency()).isEqualTo(DATABASE);
    assertThat(asked.decision().next())
        .isInstanceOfSatisfying(
            Action.Ask.class,
            ask -> {
              assertThat(ask.question().code()).isEqualTo(Question.Code.REFUSED);
              assertThat(ask.question().sharedCause()).isEqualTo(DATABASE);
            });
    assertThat(fixture.journal.kinds()).contains(FactKind.QUESTION);
    fixture.passes(ofSeconds(80));
    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Submit.class);
    fixture.submits();
    assertThat(fixture.exchange.created).hasSize(1);
    assertThat(fixture.incidents.over).contains(DATABASE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Choice.class,
      names = {"LOOK_AGAIN", "REPOINT"})
  void asksAtOnceWhenAPersonSaysThatItMayBeBack(Choice choice) {
    for (var probe = 1; probe <= 3; probe++) {
      databaseIsUnknown();
      fixture.submits();
      fixture.passes(ofSeconds(20));
    }
    assertThat(fixture.submits().decision().next()).isInstanceOf(Action.Ask.class);
    fixture.orders = fixture.orders.answered(choice);

    fixture.submits();

    assertThat(fixture.exchange.created).hasSize(1);
  }

  /** As a migration does: it looks, forgets what was refused, and submits then. */
  @Test
  void asksAtOnceAlsoWhenItLooksFirst() {
    for (var probe = 1; probe <= 3; probe++) {
      databaseIsUnknown();
      fixture.submits();
      fixture.passes(ofSeconds(20));
    }
    assertThat(fixture.submits().decision().next()).isInstanceOf(Action.Ask.class);
    fixture.passes(ofSeconds(20));
    fixture.orders = fixture.orders.answered(Choice.LOOK_AGAIN);
    fixture.polls();

    fixture.submits();

    assertThat(fixture.exchange.created).hasSize(1);
  }

  @Test
  void isLeftOnAnAnswerThoughItWouldBeTriedAgain() {
    fixture.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-ENDPOINT-REFUSED", Fault.Refused.Reason.NOT_ALLOWED));
    fixture.submits();
    fixture.orders = fixture.orders.answered(Choice.LEAVE);

    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Finish.class);
  }

  @Test
  void waitsLongerForTheLinesOfOthersThanForItsOwnProbe() {
    databaseIsUnknown();
    fixture.submits();
    fixture.intention = bernds();

    var second = fixture.submits();

    assertThat(second.waitFor()).isEqualTo(ofSeconds(25));
    assertThat(fixture.exchange.said).filteredOn(said -> said.startsWith("submit")).hasSize(1);
  }

  @Test
  void callsTheOthersWhenItGetsThrough() {
    databaseIsUnknown();
    fixture.submits();
    fixture.intention = bernds();
    fixture.submits();
    fixture.passes(ofSeconds(20));

    fixture.submits();

    assertThat(fixture.signals.sent)
        .containsExactly(
            new Signals.Sent(
                "mailbox/" + Given.ANNA, "dependencyBack", new DependencyBack(DATABASE)));
  }

  @Test
  void isNotHeldUpByCallingOneThatIsGone() {
    databaseIsUnknown();
    fixture.submits();
    fixture.signals.over("mailbox/" + Given.ANNA);
    fixture.intention = bernds();
    fixture.passes(ofSeconds(20));

    fixture.submits();

    assertThat(fixture.exchange.created).hasSize(1);
  }

  // ------------------------------------------------------------------ what only a look misses

  @Test
  void saysThatItWaitsForTheFarForestWhenItsTargetLiesThere() {
    try (var pushing = ActivityFixture.setInTheSource()) {
      pushing.target.isAway();

      var report = pushing.polls();

      assertThat(report.decision().reason()).isEqualTo(Reason.UNREADABLE);
      assertThat(report.decision().dependency()).isEqualTo("forest/target.example");
    }
  }

  @Test
  void saysThatItWaitsForTheFarForestWhileItsArrivalIsChecked() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETED));
    fixture.annaHasArrived();
    fixture.source.isAway();

    var report = fixture.remembered(fixture.steps::verifyMailbox);

    assertThat(report.decision().reason()).isEqualTo(Reason.NOT_VERIFIED_YET);
    assertThat(report.decision().dependency()).isEqualTo("forest/source.example");
  }

  @Test
  void saysThatItWaitsForTheShellsWhenTheQueueCannotBeRead() {
    fixture.exchange.cannotBeRead(
        new Fault.NotReached("MF-EX-CONNECT-AWAY", "no session could be opened.", null));
    assertThat(fixture.polls().decision().dependency()).as("once is no incident").isNull();

    var report = fixture.polls();

    assertThat(report.decision().reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(report.decision().dependency()).isEqualTo("shells/target");
  }

  @Test
  void needsNothingWhenASourceThatItDoesNotNeedNowIsAway() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));
    fixture.source.isAway();

    assertThat(fixture.polls().decision().dependency()).isNull();
  }

  private Intention bernds() {
    fixture.source.has(Given.mailbox(Given.BERND, "bernd", Given.in(Given.SOURCE)));
    fixture.target.has(Given.prepared(Given.BERND, "bernd"));
    return Given.intention(
        Given.BERND, Route.PULL, MailboxScope.PRIMARY_AND_ARCHIVE, CutoverStyle.COMPLETE_AFTER);
  }

  private void databaseIsUnknown() {
    fixture.exchange.answersTheNextChangeWith(
        new Fault.Refused(
            "MF-EX-NO-DATABASE", "it does not exist.", Fault.Refused.Reason.NOT_FOUND, null));
  }
}
