package io.mailferry.activities.steps;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.command.NewMove;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.Route;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.policy.Attention;
import io.mailferry.model.policy.Choice;
import io.mailferry.model.policy.Patience;
import io.mailferry.model.policy.Phase;
import io.mailferry.model.policy.Question;
import io.mailferry.model.policy.Step;
import io.mailferry.model.policy.Submission;
import io.mailferry.workflows.StepReport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubmittingTest {
  private final Stage stage = Stage.set();

  @AfterEach
  void endsTheStage() {
    stage.close();
  }

  @Test
  void looksActsAndLooksThroughOneController() {
    var here = stage.target.second;
    stage.memory = stage.memory.but().controller(here, stage.clock.instant()).kept();

    var report = stage.submits();

    assertThat(stage.exchange.said)
        .containsExactly("read in TGT-DB01", "submit via " + here, "read via " + here);
    assertThat(stage.target.asked).containsOnly(here);
    assertThat(report.memory().submission()).isInstanceOf(Submission.Seen.class);
    assertThat(report.decision().phase()).isEqualTo(Phase.COPYING);
    assertThat(report.sighting()).isNotNull();
  }

  @Test
  void pinsTheControllerThatAnsweredFirst() {
    stage.submits();

    assertThat(stage.memory.controller()).isEqualTo(stage.target.first);
    stage.polls();
    assertThat(stage.target.asked).containsOnly(stage.target.first);
  }

  @Test
  void asksForWhatThePlanWants() {
    stage.submits();

    assertThat(stage.exchange.created)
        .singleElement()
        .isInstanceOfSatisfying(
            NewMove.Pull.class,
            move -> {
              assertThat(move.mailbox()).isEqualTo(Given.ANNA);
              assertThat(move.target()).isEqualTo(Given.TARGET);
              assertThat(move.far().hostName()).isEqualTo("mail.source.example");
              assertThat(move.common().wave()).isEqualTo(Given.WAVE);
              assertThat(move.common().brake())
                  .isEqualTo(
                      new NewMove.Brake.CompleteAfter(
                          stage.clock.instant().plus(Patience.DEFAULT.parkedFor())));
            });
  }

  @Test
  void pushesFromTheSource() {
    try (var inTheSource = Stage.setInTheSource()) {
      inTheSource.submits();

      assertThat(inTheSource.exchange.created)
          .singleElement()
          .isInstanceOfSatisfying(
              NewMove.Push.class, move -> assertThat(move.remoteTarget()).isEqualTo(Given.TARGET));
    }
  }

  @Test
  void movesLocallyWithoutTheOtherForest() {
    stage.intention = Given.intention(Route.LOCAL);
    stage.target.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.OTHER_TARGET)));

    stage.submits();

    assertThat(stage.exchange.created).singleElement().isInstanceOf(NewMove.Local.class);
    assertThat(stage.source.asked).isEmpty();
  }

  @Test
  void submitsNothingWhenALookFindsTheRequest() {
    stage.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));

    var report = stage.submits();

    assertThat(stage.exchange.created).isEmpty();
    assertThat(report.memory().submission()).isInstanceOf(Submission.Seen.class);
  }

  @Test
  void saysWhereAndWhenItSubmitted() {
    stage.submits();

    assertThat(stage.journal.sentences(FactKind.SUBMITTED))
        .containsExactly("move request to TGT-DB01 submitted");
    assertThat(stage.journal.kinds()).doesNotContain(FactKind.ADOPTED);
  }

  // ------------------------------------------------------------------ it never arrived

  @Test
  void changesNothingWhenNoControllerAnswers() {
    stage.target.isAway();

    var report = stage.submits();

    assertThat(stage.exchange.said).isEmpty();
    assertThat(report.sighting()).isNull();
    assertThat(report.decision().sentence()).endsWith("Nothing was changed.");
    assertThat(report.decision().attention()).isEqualTo(Attention.WAITING);
    assertThat(report.memory().submission()).isInstanceOf(Submission.NotSent.class);
    assertThat(report.waitFor()).isEqualTo(ofMinutes(1));
  }

  @Test
  void waitsLongerEachTimeButNotForEver() {
    stage.target.isAway();

    assertThat(java.util.stream.Stream.generate(stage::submits).limit(6).map(StepReport::waitFor))
        .containsExactly(
            ofMinutes(1), ofMinutes(2), ofMinutes(4), ofMinutes(8), ofMinutes(16), ofMinutes(16));
  }

  @Test
  void showsAPersonWhatHasBeenAwayForHoursAndGoesOnByItselfAllTheSame() {
    stage.target.isAway();
    for (var i = 1; i < 12; i++) {
      assertThat(stage.submits().decision().attention()).isEqualTo(Attention.WAITING);
    }

    var report = stage.submits();

    assertThat(report.decision().attention()).isEqualTo(Attention.STUCK);
    assertThat(report.decision().next()).isInstanceOf(Step.WaitAndLook.class);
    stage.target.isBack();
    assertThat(stage.submits().memory().submission()).isInstanceOf(Submission.Seen.class);
    assertThat(stage.exchange.created).hasSize(1);
  }

  @Test
  void submitsWhenTheCommandThatWasNotReachedIsTriedAgain() {
    stage.exchange.answersTheNextChangeWith(FakeExchange.notReached());

    var report = stage.submits();

    assertThat(stage.exchange.created).isEmpty();
    assertThat(report.memory().submission()).isInstanceOf(Submission.NotSent.class);
    assertThat(report.decision().next()).isEqualTo(new Step.WaitAndLook(ofMinutes(1)));

    assertThat(stage.polls().decision().next()).isInstanceOf(Step.Submit.class);
    stage.submits();
    assertThat(stage.exchange.created).hasSize(1);
    assertThat(stage.memory.failedTries()).isZero();
  }

  @Test
  void isAsPatientAsExchangeAsks() {
    stage.exchange.answersTheNextChangeWith(FakeExchange.busy(ofSeconds(95)));

    var report = stage.submits();

    assertThat(report.waitFor()).isEqualTo(ofSeconds(95));
    assertThat(report.decision().next()).isEqualTo(new Step.WaitAndLook(ofSeconds(95)));
    assertThat(report.decision().sentence()).endsWith("Nothing was changed.");
    assertThat(report.memory().submission()).isInstanceOf(Submission.NotSent.class);
    assertThat(stage.polls().decision().next()).isInstanceOf(Step.Submit.class);
  }

  // ------------------------------------------------------------------ nobody knows

  @Test
  void findsTheRequestWhoseAnswerWasLost() {
    stage.exchange.losesTheNextAnswer();

    var report = stage.submits();

    assertThat(report.memory().submission()).isInstanceOf(Submission.Seen.class);
    assertThat(stage.exchange.created).hasSize(1);
    assertThat(stage.journal.kinds()).containsOnlyOnce(FactKind.TROUBLE, FactKind.HEALED);
    assertThat(stage.journal.sentences(FactKind.HEALED).getFirst())
        .contains("nothing was submitted twice");
  }

  @Test
  void submitsNothingForFifteenMinutesAfterACommandThatGotLost() {
    stage.exchange.losesTheNextChange();

    assertThat(stage.submits().memory().submission())
        .isEqualTo(new Submission.Unconfirmed(stage.clock.instant()));

    for (var minute = 1; minute < 15; minute++) {
      stage.passes(ofMinutes(1));
      assertThat(stage.polls().decision().next()).isInstanceOf(Step.WaitAndLook.class);
      stage.submits();
    }
    assertThat(stage.exchange.said)
        .filteredOn(said -> said.startsWith("submit"))
        .as("submitted once, though asked for each minute")
        .hasSize(1);

    stage.passes(ofMinutes(1));
    assertThat(stage.polls().decision().next()).isInstanceOf(Step.Submit.class);
    stage.submits();
    assertThat(stage.exchange.created).hasSize(1);
  }

  @Test
  void findsALateRequestInsteadOfSubmittingAgain() {
    stage.exchange.losesTheNextChange();
    stage.submits();
    stage.passes(ofMinutes(12));
    stage.exchange.has(Given.ANNA, Given.request(RequestStatus.QUEUED));

    var report = stage.polls();

    assertThat(report.memory().submission()).isInstanceOf(Submission.Seen.class);
    assertThat(stage.journal.kinds()).containsOnlyOnce(FactKind.HEALED);
    stage.passes(ofMinutes(10));
    stage.submits();
    assertThat(stage.exchange.created).isEmpty();
  }

  @Test
  void countsAfreshWhenAnotherControllerAnswers() {
    stage.exchange.losesTheNextChange();
    stage.submits();
    stage.passes(ofMinutes(10));
    stage.target.isAway(stage.target.first);
    stage.polls();

    stage.passes(ofMinutes(14));
    assertThat(stage.polls().decision().next()).isInstanceOf(Step.WaitAndLook.class);

    stage.passes(ofMinutes(1));
    assertThat(stage.polls().decision().next()).isInstanceOf(Step.Submit.class);
  }

  @Test
  void keepsToTheControllerThatTookOver() {
    stage.detects();
    stage.target.isAway(stage.target.first);
    stage.polls();
    stage.target.isBack();
    stage.target.asked.clear();

    stage.polls();

    assertThat(stage.target.asked).containsOnly(stage.target.second);
    assertThat(stage.journal.sentences(FactKind.TROUBLE))
        .containsExactly("domain controller dc1.target.example was away or of no use to Exchange");
    assertThat(stage.journal.sentences(FactKind.HEALED))
        .containsExactly(
            "dc2.target.example answered in its place, and the migration went on there");
  }

  @Test
  void goesOnThroughAnotherControllerWhenExchangeCannotWorkWithOneThatAnswersUs() {
    stage.detects();
    stage.exchange.answersTheNextChangeWith(
        new Fault.NotReached("MF-EX-AD-AWAY", "dc1 is in maintenance mode.", null));

    stage.submits();
    stage.polls();
    stage.submits();

    assertThat(stage.exchange.said)
        .filteredOn(said -> said.startsWith("submit"))
        .containsExactly("submit via " + stage.target.first, "submit via " + stage.target.second);
    assertThat(stage.memory.controller()).isEqualTo(stage.target.second);
  }

  @Test
  void readsThroughAnotherControllerToo() {
    stage.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));
    stage.detects();
    stage.exchange.cannotBeRead(
        new Fault.NotReached("MF-EX-AD-AWAY", "dc1 is in maintenance mode.", null));
    stage.polls();
    stage.exchange.canBeRead();

    stage.polls();

    assertThat(stage.exchange.said.getLast()).isEqualTo("read via " + stage.target.second);
  }

  // ------------------------------------------------------------------ Exchange says no

  @Test
  void adoptsOurRequestWhenExchangeSaysThatItIsMovingAlready() {
    stage.exchange.meanwhile(
        () -> stage.exchange.has(Given.ANNA, Given.request(RequestStatus.QUEUED)));

    var report = stage.submits();

    assertThat(report.memory().submission()).isInstanceOf(Submission.Seen.class);
    assertThat(report.decision().phase()).isEqualTo(Phase.COPYING);
    assertThat(stage.exchange.created).isEmpty();
    assertThat(stage.exchange.said).noneMatch(said -> said.startsWith("remove"));
  }

  @Test
  void asksBeforeItTakesOverSomebodyElsesRequest() {
    stage.exchange.meanwhile(
        () ->
            stage.exchange.has(
                Given.ANNA,
                Given.request(RequestStatus.IN_PROGRESS, "Copying", Route.PULL, "by hand")));

    var report = stage.submits();

    assertThat(asked(report).code()).isEqualTo(Question.Code.FOREIGN_REQUEST);
    assertThat(asked(report).choices()).contains(Choice.ADOPT, Choice.LEAVE);
    assertThat(stage.exchange.created).isEmpty();

    stage.orders = stage.orders.answered(Choice.ADOPT);
    assertThat(stage.polls().memory().consented()).isTrue();
  }

  @Test
  void doesNotSubmitAgainAtOnceWhenExchangeSaysMovingAndNothingIsToBeSeen() {
    stage.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-ALREADY-MOVING", Reason.ALREADY_BEING_MOVED));

    var report = stage.submits();

    assertThat(report.memory().submission()).isInstanceOf(Submission.Unconfirmed.class);
    assertThat(report.decision().next()).isInstanceOf(Step.WaitAndLook.class);
  }

  @Test
  void asksWithTheCodeWhenExchangeRefuses() {
    stage.exchange.answersTheNextChangeWith(FakeExchange.refused("MF-EX-QUOTA", Reason.OTHER));

    var report = stage.submits();

    assertThat(asked(report).code()).isEqualTo(Question.Code.REFUSED);
    assertThat(asked(report).sentence()).contains("MF-EX-QUOTA").contains("Exchange says no.");
    assertThat(report.decision().attention()).isEqualTo(Attention.QUESTION);
    assertThat(report.memory().refusal())
        .extracting("code", InstanceOfAssertFactories.STRING)
        .isEqualTo("MF-EX-QUOTA");
    assertThat(stage.journal.kinds()).containsOnlyOnce(FactKind.QUESTION);

    assertThat(asked(stage.polls()).sentence()).as("asked on every look").contains("MF-EX-QUOTA");
    stage.orders = stage.orders.answered(Choice.LOOK_AGAIN);
    assertThat(stage.polls().decision().next()).isInstanceOf(Step.Submit.class);
  }

  @Test
  void asksAboutAnAnswerInUnknownWordsOnlyWhenItCameFiveTimes() {
    for (var i = 1; i < 5; i++) {
      stage.exchange.answersTheNextChangeWith(unknownWords());
      assertThat(stage.submits().decision().next()).isInstanceOf(Step.WaitAndLook.class);
      stage.passes(ofMinutes(15));
      assertThat(stage.polls().decision().next()).isInstanceOf(Step.Submit.class);
    }
    stage.exchange.answersTheNextChangeWith(unknownWords());

    assertThat(asked(stage.submits()).sentence()).contains("MF-EX-UNKNOWN");
  }

  @Test
  void countsAnswersInUnknownWordsAfreshOnceACommandWentThrough() {
    stage.exchange.answersTheNextChangeWith(unknownWords());
    stage.submits();
    stage.passes(ofMinutes(15));
    stage.polls();

    stage.submits();

    assertThat(stage.memory.failedTries()).isZero();
    assertThat(stage.memory.submission()).isInstanceOf(Submission.Seen.class);
  }

  private static Fault unknownWords() {
    return new Fault.Unconfirmed("MF-EX-UNKNOWN", "The flux capacitor is cold.", null);
  }

  @Test
  void looksAgainBeforeItAsksAboutACompletedRequestThatTheControllerDidNotShowYet() {
    for (var i = 0; i < 4; i++) {
      stage.exchange.answersTheNextChangeWith(
          FakeExchange.refused("MF-EX-COMPLETED-REMAINS", Reason.COMPLETED_REQUEST_REMAINS));
    }

    for (var i = 0; i < 3; i++) {
      assertThat(stage.submits().decision().next()).isInstanceOf(Step.WaitAndLook.class);
    }
    assertThat(asked(stage.submits()).sentence()).contains("MF-EX-COMPLETED-REMAINS");
  }

  @Test
  void looksAFewTimesMoreForWhatExchangeCannotFindBeforeItAsks() {
    for (var i = 0; i < 4; i++) {
      stage.exchange.answersTheNextChangeWith(
          FakeExchange.refused("MF-EX-NOT-FOUND", Reason.NOT_FOUND));
    }

    for (var i = 0; i < 3; i++) {
      assertThat(stage.submits().decision().next()).isInstanceOf(Step.WaitAndLook.class);
    }
    assertThat(asked(stage.submits()).sentence()).contains("MF-EX-NOT-FOUND");
  }

  @Test
  void believesExchangeThatTheMailboxIsThereOnlyAfterALook() {
    stage.exchange.meanwhile(stage::annaHasArrived);
    stage.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-ALREADY-THERE", Reason.ALREADY_THERE));

    var report = stage.submits();

    assertThat(report.decision().next()).isInstanceOf(Step.Finish.class);
    assertThat(report.decision().sentence()).contains("lives in TGT-DB01 already");
  }

  private static Question asked(StepReport report) {
    assertThat(report.decision().next()).isInstanceOf(Step.Ask.class);
    return ((Step.Ask) report.decision().next()).question();
  }
}
