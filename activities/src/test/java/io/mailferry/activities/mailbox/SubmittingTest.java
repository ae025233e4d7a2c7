package io.mailferry.activities.mailbox;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.Given;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.Limits;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Question;
import io.mailferry.model.policy.Timings;
import io.mailferry.workflows.mailbox.ActivityResult;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmittingTest {
  private final ActivityFixture fixture = ActivityFixture.set();

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  @Test
  void looksActsAndLooksThroughOneController() {
    var here = fixture.target.second;
    fixture.memory = fixture.memory.withController(here, fixture.clock.instant());

    var report = fixture.submits();

    assertThat(fixture.exchange.said)
        .containsExactly("read in TGT-DB01", "submit via " + here, "read via " + here);
    assertThat(fixture.target.asked).containsOnly(here);
    assertThat(report.memory().submission()).isInstanceOf(Submission.Seen.class);
    assertThat(report.decision().phase()).isEqualTo(Phase.COPYING);
    assertThat(report.sighting()).isNotNull();
  }

  @Test
  void wakesTheMonitorBeforeThereIsARequestToWatch() {
    fixture.submits();

    assertThat(fixture.signals.woken).containsExactly("monitor/" + Given.ORGANISATION);
  }

  @Test
  void submitsNothingThatWasCancelledWhileItWaitedForAWorker() {
    fixture.signals.migrationIs(
        () -> fixture.statusWith(fixture.orders.cancelled(new Order("a mistake", "jo"))));

    var report = fixture.submits();

    assertThat(fixture.exchange.created).isEmpty();
    assertThat(report.decision().next()).isInstanceOf(Action.Finish.class);
    assertThat(report.memory().submission()).isInstanceOf(Submission.NotSent.class);
  }

  @Test
  void submitsNothingWhenNobodyTellsTheOrdersInForce() {
    fixture.signals.migrationIs(() -> null);

    var report = fixture.submits();

    assertThat(fixture.exchange.created).isEmpty();
    assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(report.decision().sentence()).contains("orders in force", "Nothing was changed");
    assertThat(report.memory().submission()).isInstanceOf(Submission.NotSent.class);
  }

  @Test
  void pinsTheControllerThatAnsweredFirst() {
    fixture.submits();

    assertThat(fixture.memory.pinned().name()).isEqualTo(fixture.target.first);
    fixture.polls();
    assertThat(fixture.target.asked).containsOnly(fixture.target.first);
  }

  @Test
  void asksForWhatThePlanWants() {
    fixture.submits();

    assertThat(fixture.exchange.created)
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
                          fixture.clock.instant().plus(Timings.DEFAULT.parkedFor())));
            });
  }

  @Test
  void tellsInWhichDatabaseOfTheSameOrganisationTheMailboxLives() {
    fixture.submits();
    try (var inTheSource = ActivityFixture.setInTheSource()) {
      inTheSource.submits();

      assertThat(inTheSource.exchange.sources).containsExactly(Optional.of(Given.SOURCE));
    }
    assertThat(fixture.exchange.sources).as("of a pull").containsExactly(Optional.empty());
  }

  /** What was tried before, and what was seen then, is of no account to what is asked for now. */
  @Test
  void asksForTheSameWhateverIsRememberedOfEarlierTries() {
    fixture.submits();
    var wanted = fixture.exchange.created.getFirst();
    fixture.exchange.hasNoLonger(Given.ANNA);
    fixture.memory =
        Memory.FRESH
            .withLastSeen(ofAnotherTry())
            .withReleased(fixture.clock.instant())
            .withSuspendedByUs(true)
            .withRefusal(
                new Refusal(fixture.clock.instant(), "MF-EX-PARAMETER", "it does not resolve"));
    fixture.orders = fixture.orders.answered(Choice.LOOK_AGAIN);

    fixture.submits();

    assertThat(fixture.exchange.created).containsExactly(wanted, wanted);
  }

  /** Pushed by others from elsewhere to elsewhere, and failed. */
  private static QueueItem.Present ofAnotherTry() {
    return new QueueItem.Present(
        UUID.fromString("0e90e57a-0000-4000-8000-000000000009"),
        RequestStatus.FAILED,
        "FailedOther",
        Route.PUSH,
        "by hand",
        Given.OTHER_TARGET.name(),
        "SRC-DB09",
        true,
        null,
        new QueueItem.Progress(95, 9_500, 10_000, 7, 60),
        QueueItem.Times.UNKNOWN,
        new QueueItem.Failure("TooManyBadItemsPermanentException", "Source", "60 of them"),
        new Limits(60, 60));
  }

  @Test
  void pushesFromTheSource() {
    try (var inTheSource = ActivityFixture.setInTheSource()) {
      inTheSource.submits();

      assertThat(inTheSource.exchange.created)
          .singleElement()
          .isInstanceOfSatisfying(
              NewMove.Push.class, move -> assertThat(move.remoteTarget()).isEqualTo(Given.TARGET));
    }
  }

  @Test
  void movesLocallyWithoutTheOtherForest() {
    fixture.intention = Given.intention(Route.LOCAL);
    fixture.target.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.OTHER_TARGET)));

    fixture.submits();

    assertThat(fixture.exchange.created).singleElement().isInstanceOf(NewMove.Local.class);
    assertThat(fixture.source.asked).isEmpty();
  }

  @Test
  void submitsNothingWhenALookFindsTheRequest() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));

    var report = fixture.submits();

    assertThat(fixture.exchange.created).isEmpty();
    assertThat(report.memory().submission()).isInstanceOf(Submission.Seen.class);
  }

  @Test
  void saysWhereAndWhenItSubmitted() {
    fixture.submits();

    assertThat(fixture.journal.sentences(FactKind.SUBMITTED))
        .containsExactly("move request to TGT-DB01 submitted");
    assertThat(fixture.journal.kinds()).doesNotContain(FactKind.ADOPTED);
  }

  // ------------------------------------------------------------------ it never arrived

  @Test
  void changesNothingWhenNoControllerAnswers() {
    fixture.target.isAway();

    var report = fixture.submits();

    assertThat(fixture.exchange.said).isEmpty();
    assertThat(report.sighting()).isNull();
    assertThat(report.decision().sentence()).contains("Nothing was sent meanwhile");
    assertThat(report.decision().attention()).isEqualTo(Attention.WAITING);
    assertThat(report.decision().dependency()).isEqualTo("forest/target.example");
    assertThat(report.memory().submission()).isInstanceOf(Submission.NotSent.class);
    assertThat(report.waitFor()).isEqualTo(ofSeconds(20));
  }

  @Test
  void waitsLongerEachTimeButNotForEver() {
    for (var time = 0; time < 6; time++) {
      fixture.exchange.answersTheNextChangeWith(FakeExchange.notReached());
    }

    assertThat(
            java.util.stream.Stream.generate(fixture::submits)
                .limit(6)
                .map(ActivityResult::waitFor))
        .containsExactly(
            ofMinutes(1), ofMinutes(2), ofMinutes(4), ofMinutes(8), ofMinutes(16), ofMinutes(16));
  }

  @Test
  void showsAPersonWhatHasBeenAwayForHoursAndGoesOnByItselfAllTheSame() {
    fixture.target.isAway();
    for (var i = 0; i < 12; i++) {
      assertThat(fixture.submits().decision().attention()).isEqualTo(Attention.WAITING);
      fixture.passes(ofMinutes(10));
    }

    var report = fixture.submits();

    assertThat(report.decision().attention()).isEqualTo(Attention.STUCK);
    assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
    fixture.target.isBack();
    fixture.passes(ofMinutes(1));
    assertThat(fixture.submits().memory().submission()).isInstanceOf(Submission.Seen.class);
    assertThat(fixture.exchange.created).hasSize(1);
  }

  @Test
  void submitsWhenTheCommandThatWasNotReachedIsTriedAgain() {
    fixture.exchange.answersTheNextChangeWith(FakeExchange.notReached());

    var report = fixture.submits();

    assertThat(fixture.exchange.created).isEmpty();
    assertThat(report.memory().submission()).isInstanceOf(Submission.NotSent.class);
    assertThat(report.decision().next()).isEqualTo(new Action.WaitAndLook(ofMinutes(1)));

    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Submit.class);
    fixture.submits();
    assertThat(fixture.exchange.created).hasSize(1);
    assertThat(fixture.memory).isEqualTo(fixture.memory.withoutTries());
  }

  @Test
  void isAsPatientAsExchangeAsks() {
    fixture.exchange.answersTheNextChangeWith(FakeExchange.busy(ofSeconds(95)));

    var report = fixture.submits();

    assertThat(report.waitFor()).isEqualTo(ofSeconds(95));
    assertThat(report.decision().next()).isEqualTo(new Action.WaitAndLook(ofSeconds(95)));
    assertThat(report.decision().sentence()).endsWith("Nothing was changed.");
    assertThat(report.memory().submission()).isInstanceOf(Submission.NotSent.class);
    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Submit.class);
  }

  // ------------------------------------------------------------------ nobody knows

  @Test
  void findsTheRequestWhoseAnswerWasLost() {
    fixture.exchange.losesTheNextAnswer();

    var report = fixture.submits();

    assertThat(report.memory().submission()).isInstanceOf(Submission.Seen.class);
    assertThat(fixture.exchange.created).hasSize(1);
    assertThat(fixture.journal.kinds()).containsOnlyOnce(FactKind.TROUBLE, FactKind.HEALED);
    assertThat(fixture.journal.sentences(FactKind.HEALED).getFirst())
        .contains("nothing was submitted twice");
  }

  @Test
  void submitsNothingForFifteenMinutesAfterACommandThatGotLost() {
    fixture.exchange.losesTheNextChange();

    assertThat(fixture.submits().memory().submission())
        .isEqualTo(new Submission.Unconfirmed(fixture.clock.instant()));

    for (var minute = 1; minute < 15; minute++) {
      fixture.passes(ofMinutes(1));
      assertThat(fixture.polls().decision().next()).isInstanceOf(Action.WaitAndLook.class);
      fixture.submits();
    }
    assertThat(fixture.exchange.said)
        .filteredOn(said -> said.startsWith("submit"))
        .as("submitted once, though asked for each minute")
        .hasSize(1);

    fixture.passes(ofMinutes(1));
    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Submit.class);
    fixture.submits();
    assertThat(fixture.exchange.created).hasSize(1);
  }

  @Test
  void findsALateRequestInsteadOfSubmittingAgain() {
    fixture.exchange.losesTheNextChange();
    fixture.submits();
    fixture.passes(ofMinutes(12));
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.QUEUED));

    var report = fixture.polls();

    assertThat(report.memory().submission()).isInstanceOf(Submission.Seen.class);
    assertThat(fixture.journal.kinds()).containsOnlyOnce(FactKind.HEALED);
    fixture.passes(ofMinutes(10));
    fixture.submits();
    assertThat(fixture.exchange.created).isEmpty();
  }

  @Test
  void countsAfreshWhenAnotherControllerAnswers() {
    fixture.exchange.losesTheNextChange();
    fixture.submits();
    fixture.passes(ofMinutes(10));
    fixture.target.isAway(fixture.target.first);
    fixture.polls();

    fixture.passes(ofMinutes(14));
    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.WaitAndLook.class);

    fixture.passes(ofMinutes(1));
    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Submit.class);
  }

  @Test
  void keepsToTheControllerThatTookOver() {
    fixture.detects();
    fixture.target.isAway(fixture.target.first);
    fixture.polls();
    fixture.target.isBack();
    fixture.target.asked.clear();

    fixture.polls();

    assertThat(fixture.target.asked).containsOnly(fixture.target.second);
    assertThat(fixture.journal.sentences(FactKind.TROUBLE))
        .containsExactly(
            "domain controller dc1.target.example did not answer, or Exchange could not use it");
    assertThat(fixture.journal.sentences(FactKind.HEALED))
        .containsExactly(
            "dc2.target.example answered in its place, and the migration went on there");
  }

  @Test
  void goesOnThroughAnotherControllerWhenExchangeCannotWorkWithOneThatAnswersUs() {
    fixture.detects();
    fixture.exchange.answersTheNextChangeWith(
        new Fault.NotReached("MF-EX-AD-AWAY", "dc1 is in maintenance mode.", null));

    fixture.submits();
    fixture.polls();
    fixture.submits();

    assertThat(fixture.exchange.said)
        .filteredOn(said -> said.startsWith("submit"))
        .containsExactly(
            "submit via " + fixture.target.first, "submit via " + fixture.target.second);
    assertThat(fixture.memory.pinned().name()).isEqualTo(fixture.target.second);
  }

  @Test
  void readsThroughAnotherControllerToo() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));
    fixture.detects();
    fixture.exchange.cannotBeRead(
        new Fault.NotReached("MF-EX-AD-AWAY", "dc1 is in maintenance mode.", null));
    fixture.polls();
    fixture.exchange.canBeRead();

    fixture.polls();

    assertThat(fixture.exchange.said.getLast()).isEqualTo("read via " + fixture.target.second);
  }

  // ------------------------------------------------------------------ Exchange says no

  @Test
  void adoptsOurRequestWhenExchangeSaysThatItIsMovingAlready() {
    fixture.exchange.meanwhile(
        () -> fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.QUEUED)));

    var report = fixture.submits();

    assertThat(report.memory().submission()).isInstanceOf(Submission.Seen.class);
    assertThat(report.decision().phase()).isEqualTo(Phase.COPYING);
    assertThat(fixture.exchange.created).isEmpty();
    assertThat(fixture.exchange.said).noneMatch(said -> said.startsWith("remove"));
  }

  @Test
  void asksBeforeItTakesOverSomebodyElsesRequest() {
    fixture.exchange.meanwhile(
        () ->
            fixture.exchange.has(
                Given.ANNA,
                Given.request(RequestStatus.IN_PROGRESS, "Copying", Route.PULL, "by hand")));

    var report = fixture.submits();

    assertThat(asked(report).code()).isEqualTo(Question.Code.FOREIGN_REQUEST);
    assertThat(asked(report).choices()).contains(Choice.ADOPT, Choice.LEAVE);
    assertThat(fixture.exchange.created).isEmpty();

    fixture.orders = fixture.orders.answered(Choice.ADOPT);
    assertThat(fixture.polls().memory().request().consented()).isTrue();
  }

  @Test
  void doesNotSubmitAgainAtOnceWhenExchangeSaysMovingAndNothingIsToBeSeen() {
    fixture.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-ALREADY-MOVING", Reason.ALREADY_BEING_MOVED));

    var report = fixture.submits();

    assertThat(report.memory().submission()).isInstanceOf(Submission.Unconfirmed.class);
    assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
  }

  @Test
  void asksWithTheCodeWhenExchangeRefuses() {
    fixture.exchange.answersTheNextChangeWith(FakeExchange.refused("MF-EX-QUOTA", Reason.OTHER));

    var report = fixture.submits();

    assertThat(asked(report).code()).isEqualTo(Question.Code.REFUSED);
    assertThat(asked(report).sentence()).contains("MF-EX-QUOTA").contains("Exchange says no.");
    assertThat(report.decision().attention()).isEqualTo(Attention.QUESTION);
    assertThat(report.memory().repairs().refusal())
        .extracting("code", InstanceOfAssertFactories.STRING)
        .isEqualTo("MF-EX-QUOTA");
    assertThat(fixture.journal.kinds()).containsOnlyOnce(FactKind.QUESTION);

    assertThat(asked(fixture.polls()).sentence()).as("asked on every look").contains("MF-EX-QUOTA");
    fixture.orders = fixture.orders.answered(Choice.LOOK_AGAIN);
    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Submit.class);
  }

  @Test
  void sendsParametersThatExchangeCannotResolveOnceMoreOnlyWhenSomebodySaysSo() {
    fixture.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-PARAMETERS", Reason.WRONG_COMMAND));

    assertThat(asked(fixture.submits()).sentence()).contains("MF-EX-PARAMETERS");
    for (var hour = 0; hour < 24; hour++) {
      fixture.passes(ofMinutes(60));
      assertThat(asked(fixture.polls()).code()).isEqualTo(Question.Code.REFUSED);
      fixture.submits();
    }
    assertThat(submissions()).isEqualTo(1);

    fixture.orders = fixture.orders.answered(Choice.LOOK_AGAIN);
    fixture.submits();
    assertThat(submissions()).isEqualTo(2);
    assertThat(fixture.exchange.created).hasSize(1);
  }

  private long submissions() {
    return fixture.exchange.said.stream().filter(said -> said.startsWith("submit")).count();
  }

  @Test
  void asksAboutAnAnswerInUnknownWordsOnlyWhenItCameFiveTimes() {
    for (var i = 1; i < 5; i++) {
      fixture.exchange.answersTheNextChangeWith(unknownWords());
      assertThat(fixture.submits().decision().next()).isInstanceOf(Action.WaitAndLook.class);
      fixture.passes(ofMinutes(15));
      assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Submit.class);
    }
    fixture.exchange.answersTheNextChangeWith(unknownWords());

    assertThat(asked(fixture.submits()).sentence()).contains("MF-EX-UNKNOWN");
  }

  @Test
  void aSubmissionAnsweredInUnknownWordsMayHaveRun() {
    for (var i = 1; i <= 5; i++) {
      fixture.exchange.answersTheNextChangeWith(unknownWords());

      assertThat(fixture.submits().memory().submission())
          .isEqualTo(new Submission.Unconfirmed(fixture.clock.instant()));
      assertThat(fixture.polls().decision().next()).isNotInstanceOf(Action.Submit.class);
      fixture.submits();
      fixture.passes(ofMinutes(14));
      assertThat(fixture.polls().decision().next()).isNotInstanceOf(Action.Submit.class);
      fixture.submits();
      assertThat(fixture.exchange.said)
          .filteredOn(said -> said.startsWith("submit"))
          .as("submitted once in fifteen minutes")
          .hasSize(i);
      fixture.passes(ofMinutes(1));
    }
  }

  @Test
  void findsTheRequestOfASubmissionAnsweredInUnknownWords() {
    fixture.exchange.carriesOutTheNextChangeAndAnswers(unknownWords());

    assertThat(fixture.submits().memory().submission()).isInstanceOf(Submission.Seen.class);
    assertThat(fixture.exchange.created).hasSize(1);
    assertThat(fixture.journal.kinds()).containsOnlyOnce(FactKind.HEALED);
  }

  @Test
  void countsAnswersInUnknownWordsAfreshOnceACommandWentThrough() {
    fixture.exchange.answersTheNextChangeWith(unknownWords());
    fixture.submits();
    fixture.passes(ofMinutes(15));
    fixture.polls();

    fixture.submits();

    assertThat(fixture.memory).isEqualTo(fixture.memory.withoutTries());
    assertThat(fixture.memory.submission()).isInstanceOf(Submission.Seen.class);
  }

  private static Fault unknownWords() {
    return new Fault.Unconfirmed("MF-EX-UNKNOWN", "The flux capacitor is cold.", null);
  }

  @Test
  void looksAgainBeforeItAsksAboutACompletedRequestThatTheControllerDidNotShowYet() {
    for (var i = 0; i < 5; i++) {
      fixture.exchange.answersTheNextChangeWith(
          FakeExchange.refused("MF-EX-COMPLETED-REMAINS", Reason.COMPLETED_REQUEST_REMAINS));
    }

    for (var i = 0; i < 4; i++) {
      assertThat(fixture.submits().decision().next()).isInstanceOf(Action.WaitAndLook.class);
    }
    assertThat(asked(fixture.submits()).sentence()).contains("MF-EX-COMPLETED-REMAINS");
  }

  @Test
  void looksAFewTimesMoreForWhatExchangeCannotFindBeforeItAsks() {
    for (var i = 0; i < 5; i++) {
      fixture.exchange.answersTheNextChangeWith(
          FakeExchange.refused("MF-EX-NOT-FOUND", Reason.NOT_FOUND));
    }

    for (var i = 0; i < 4; i++) {
      assertThat(fixture.submits().decision().next()).isInstanceOf(Action.WaitAndLook.class);
    }
    assertThat(asked(fixture.submits()).sentence()).contains("MF-EX-NOT-FOUND");
  }

  /** It stood there when we looked; the controller that Exchange asked has not heard of it. */
  @ParameterizedTest
  @ValueSource(strings = {"MF-EX-NO-RECIPIENT", "MF-EX-NOT-MAIL-USER", "MF-EX-DELIVERY-DOMAIN"})
  void givesTheControllersTimeToAgreeOnAMailUserThatItHasSeen(String code) {
    for (var tries = 0; tries < 4; tries++) {
      fixture.exchange.answersTheNextChangeWith(FakeExchange.refused(code, Reason.OTHER));
      var report = fixture.submits();
      assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
      fixture.passes(((Action.WaitAndLook) report.decision().next()).lookAgainIn());
    }
    fixture.exchange.answersTheNextChangeWith(FakeExchange.refused(code, Reason.OTHER));
    assertThat(asked(fixture.submits()).sentence()).contains(code);

    fixture.passes(Duration.ofHours(1));
    assertThat(fixture.polls().decision().next())
        .as("tried again without an answer")
        .isInstanceOf(Action.Submit.class);
  }

  @Test
  void believesExchangeThatTheMailboxIsThereOnlyAfterALook() {
    fixture.exchange.meanwhile(fixture::annaHasArrived);
    fixture.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-ALREADY-THERE", Reason.ALREADY_THERE));

    var report = fixture.submits();

    assertThat(report.decision().next()).isInstanceOf(Action.Finish.class);
    assertThat(report.decision().sentence()).contains("lives in TGT-DB01 already");
  }

  @Test
  void asksWhenExchangeSaysThereAndNoLookEverShowsIt() {
    for (var tries = 0; tries < 4; tries++) {
      fixture.exchange.answersTheNextChangeWith(
          FakeExchange.refused("MF-EX-ALREADY-THERE", Reason.ALREADY_THERE));
      assertThat(fixture.submits().decision().next()).isInstanceOf(Action.WaitAndLook.class);
    }
    fixture.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-ALREADY-THERE", Reason.ALREADY_THERE));

    assertThat(asked(fixture.submits()).code()).isEqualTo(Question.Code.REFUSED);
  }

  @Test
  void asksWhenExchangeSaysMovingAgainAndAgainAndNothingIsEverToBeSeen() {
    for (var tries = 0; tries < 4; tries++) {
      fixture.exchange.answersTheNextChangeWith(
          FakeExchange.refused("MF-EX-ALREADY-MOVING", Reason.ALREADY_BEING_MOVED));
      assertThat(fixture.submits().memory().submission())
          .isInstanceOf(Submission.Unconfirmed.class);
      fixture.passes(Timings.DEFAULT.settle());
    }
    fixture.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-ALREADY-MOVING", Reason.ALREADY_BEING_MOVED));

    assertThat(asked(fixture.submits()).code()).isEqualTo(Question.Code.REFUSED);
    fixture.passes(Timings.DEFAULT.settle());
    assertThat(asked(fixture.polls()).code()).isEqualTo(Question.Code.REFUSED);
  }

  private static Question asked(ActivityResult report) {
    assertThat(report.decision().next()).isInstanceOf(Action.Ask.class);
    return ((Action.Ask) report.decision().next()).question();
  }
}
