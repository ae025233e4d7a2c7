package io.mailferry.activities.mailbox;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.Given;
import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.memory.Repoint;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.AcceptedLoss;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Orders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.LimitSteps;
import io.mailferry.model.policy.Timings;
import io.mailferry.workflows.mailbox.ActivityResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done to a request that exists: each act looks first, and does only what is due. */
class ActingTest {
  private static final Order LUNCH = new Order("lunch", "DOMAIN\\jo");
  private static final QueueItem.Failure PASSING =
      new QueueItem.Failure("MapiNetworkTransientException", null, "gone for a moment");

  private final ActivityFixture fixture = ActivityFixture.set();

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  private void requestIs(RequestStatus status) {
    fixture.exchange.has(Given.ANNA, Given.request(status));
  }

  /** Nothing was heard of it for hours. */
  private void requestIsStill() {
    var touched = fixture.clock.instant().minus(Duration.ofHours(3));
    fixture.exchange.has(
        Given.ANNA,
        Given.timed(
            Given.request(RequestStatus.IN_PROGRESS),
            new QueueItem.Times(touched, touched, touched, null, null, 0)));
  }

  private static QueueItem.Present held(
      RequestStatus status,
      boolean suspendWhenReady,
      @Nullable Instant completeAfter,
      QueueItem.@Nullable Failure failure) {
    var item = Given.request(status);
    return new QueueItem.Present(
        item.request(),
        status,
        item.statusDetail(),
        item.route(),
        item.batchName(),
        item.targetDatabase(),
        item.sourceDatabase(),
        suspendWhenReady,
        completeAfter,
        item.progress(),
        item.times(),
        failure);
  }

  @Test
  void releasesWhatIsCopied() {
    requestIs(RequestStatus.SYNCED);

    var report = fixture.remembered(fixture.steps::cutOver);

    assertThat(fixture.exchange.completions).containsExactly(fixture.clock.instant());
    assertThat(report.memory().request().released()).isEqualTo(fixture.clock.instant());
    assertThat(fixture.journal.kinds()).contains(FactKind.RELEASED);
  }

  @Test
  void releasesNothingThatWasHeldWhileItWaitedForAWorker() {
    requestIs(RequestStatus.SYNCED);
    fixture.signals.migrationIs(() -> fixture.statusWith(fixture.orders.held(LUNCH)));

    var report = fixture.remembered(fixture.steps::cutOver);

    assertThat(fixture.exchange.completions).isEmpty();
    assertThat(report.decision().sentence()).contains("held by DOMAIN\\jo");
    assertThat(report.memory().request().released()).isNull();
  }

  @Test
  void releasesARequestThatSuspendsItselfByResumingIt() {
    fixture.exchange.has(Given.ANNA, held(RequestStatus.AUTO_SUSPENDED, true, null, null));

    fixture.remembered(fixture.steps::cutOver);

    assertThat(fixture.exchange.said).contains("resume via dc1.target.example");
    assertThat(fixture.exchange.completions).isEmpty();
  }

  @Test
  void createsTheOlderStyleWhenThePlanWantsIt() {
    fixture.intention =
        Given.intention(
            Given.ANNA,
            Route.PULL,
            MailboxScope.PRIMARY_AND_ARCHIVE,
            CutoverStyle.SUSPEND_WHEN_READY);

    fixture.submits();

    assertThat(fixture.exchange.request(Given.ANNA).suspendWhenReady()).isTrue();
  }

  @Test
  void releasesNothingThatIsStillCopying() {
    requestIs(RequestStatus.IN_PROGRESS);

    fixture.remembered(fixture.steps::cutOver);

    assertThat(fixture.exchange.completions).isEmpty();
  }

  @Test
  void releasesNothingThatAnOperatorHolds() {
    requestIs(RequestStatus.SYNCED);
    fixture.orders = fixture.orders.held(LUNCH);

    var report = fixture.remembered(fixture.steps::cutOver);

    assertThat(fixture.exchange.completions).isEmpty();
    assertThat(report.decision().sentence()).contains("DOMAIN\\jo").contains("lunch");
  }

  @Test
  void parksACompletionThatWouldComeTooEarly() {
    fixture.exchange.has(
        Given.ANNA,
        held(RequestStatus.IN_PROGRESS, false, fixture.clock.instant().plusSeconds(60), null));
    fixture.orders = fixture.orders.held(LUNCH);

    fixture.remembered(fixture.steps::parkMove);

    assertThat(fixture.exchange.completions)
        .containsExactly(fixture.clock.instant().plus(Timings.DEFAULT.parkedFor()));
  }

  @Test
  void givesACopiedRequestTheMomentOfItsWindowWhereExchangeHoldsTheCutover() {
    var opens = fixture.clock.instant().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MINUTES);
    fixture.intention =
        Given.intention(Route.PULL, new CutoverOrder(CutoverStyle.HELD_BY_EXCHANGE, opens));
    fixture.exchange.has(
        Given.ANNA,
        held(
            RequestStatus.SYNCED,
            false,
            fixture.clock.instant().plus(Timings.DEFAULT.parkedFor()),
            null));

    fixture.remembered(fixture.steps::parkMove);

    assertThat(fixture.exchange.completions).containsExactly(opens);
    assertThat(fixture.journal.kinds()).contains(FactKind.AGREED).doesNotContain(FactKind.ORDER);
  }

  @Test
  void parksWhatFailedBeforeItIsResumed() {
    fixture.exchange.has(Given.ANNA, held(RequestStatus.FAILED, false, null, PASSING));
    fixture.orders = fixture.orders.held(LUNCH);

    assertThat(fixture.remembered(fixture.steps::resumeMove).decision().next())
        .isInstanceOf(Action.Park.class);
    assertThat(fixture.remembered(fixture.steps::parkMove).decision().next())
        .isInstanceOf(Action.Resume.class);
    fixture.remembered(fixture.steps::resumeMove);

    assertThat(fixture.exchange.said)
        .filteredOn(said -> !said.startsWith("read") && !said.startsWith("report"))
        .containsExactly("complete after via dc1.target.example", "resume via dc1.target.example");
    assertThat(fixture.exchange.request(Given.ANNA).completeAfter())
        .isEqualTo(fixture.clock.instant().plus(Timings.DEFAULT.parkedFor()));
  }

  @Test
  void suspendsAReleasedRequestThatTakesNoTimesWhenItIsHeld() {
    fixture.exchange.has(Given.ANNA, held(RequestStatus.AUTO_SUSPENDED, true, null, null));
    fixture.remembered(fixture.steps::cutOver);
    fixture.orders = fixture.orders.held(LUNCH);

    fixture.remembered(fixture.steps::suspendMove);

    assertThat(fixture.exchange.request(Given.ANNA).status()).isEqualTo(RequestStatus.SUSPENDED);
    assertThat(fixture.exchange.comments)
        .containsExactly("Mailferry: its cutover may not begin yet, wave first-wave");
    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.WaitAndLook.class);

    fixture.orders = fixture.orders.lifted(Lift.BOTH);
    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Resume.class);
  }

  @Test
  void resumesWhatRestsAtItsEndAlsoWhereOnlyItsStatusTellsSo() {
    fixture.exchange.has(Given.ANNA, held(RequestStatus.AUTO_SUSPENDED, false, null, null));

    fixture.remembered(fixture.steps::cutOver);

    assertThat(fixture.exchange.said).contains("resume via dc1.target.example");
    assertThat(fixture.exchange.completions).isEmpty();
  }

  @Test
  void suspendsWithACommentThatNamesUsAndNoPerson() {
    requestIs(RequestStatus.IN_PROGRESS);
    fixture.orders = fixture.orders.paused(LUNCH);

    var report = fixture.remembered(fixture.steps::suspendMove);

    assertThat(fixture.exchange.comments)
        .containsExactly("Mailferry: paused by an operator, wave first-wave");
    assertThat(report.memory().request().suspendedByUs()).isTrue();
  }

  @Test
  void resumesWhatItSuspended() {
    requestIs(RequestStatus.SUSPENDED);
    fixture.memory = fixture.memory.withSuspendedByUs(true);

    var report = fixture.remembered(fixture.steps::resumeMove);

    assertThat(fixture.exchange.said).contains("resume via dc1.target.example");
    assertThat(report.memory().request().suspendedByUs()).isFalse();
  }

  @Test
  void asksBeforeItResumesWhatSomebodyElseSuspended() {
    requestIs(RequestStatus.SUSPENDED);

    var report = fixture.remembered(fixture.steps::resumeMove);

    assertThat(fixture.exchange.said).noneMatch(said -> said.startsWith("resume"));
    assertThat(report.decision().next()).isInstanceOf(Action.Ask.class);
  }

  @Test
  void resumesAPassingFailureAndCountsIt() {
    fixture.exchange.has(Given.ANNA, held(RequestStatus.FAILED, false, null, PASSING));

    var report = fixture.remembered(fixture.steps::resumeMove);

    assertThat(report.memory().repairs().resumes()).isEqualTo(1);
    assertThat(fixture.journal.kinds()).contains(FactKind.HEALED);
  }

  @Test
  void withdrawsOnlyOnAnOrder() {
    requestIs(RequestStatus.IN_PROGRESS);

    fixture.remembered(fixture.steps::withdrawMove);
    assertThat(fixture.exchange.said).noneMatch(said -> said.startsWith("remove"));

    fixture.orders = fixture.orders.cancelled(LUNCH);
    var report = fixture.remembered(fixture.steps::withdrawMove);
    assertThat(fixture.exchange.said).contains("remove via dc1.target.example");
    assertThat(report.decision().next())
        .isEqualTo(new Action.Finish(new MigrationOutcome.Withdrawn("lunch")));
  }

  @Test
  void removesACompletedRequestOnlyAfterTheDelay() {
    requestIs(RequestStatus.COMPLETED);
    fixture.annaHasArrived();
    fixture.remembered(fixture.steps::verifyMailbox);

    fixture.remembered(fixture.steps::cleanUpMove);
    assertThat(fixture.exchange.said).noneMatch(said -> said.startsWith("remove"));

    fixture.passes(Timings.DEFAULT.cleanUpDelay());
    var report = fixture.remembered(fixture.steps::cleanUpMove);
    assertThat(fixture.exchange.said).contains("remove via dc1.target.example");
    assertThat(report.memory().arrival().cleanedUp()).isTrue();
    assertThat(report.decision().next()).isInstanceOf(Action.Finish.class);
    assertThat(fixture.journal.kinds()).contains(FactKind.CLEANED_UP);
  }

  @ParameterizedTest
  @EnumSource(
      value = RequestStatus.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"COMPLETED", "NONE"})
  void cleansNothingUpThatIsNotCompleted(RequestStatus status) {
    requestIs(RequestStatus.COMPLETED);
    fixture.annaHasArrived();
    fixture.remembered(fixture.steps::verifyMailbox);
    fixture.passes(Timings.DEFAULT.cleanUpDelay());
    requestIs(status);

    fixture.remembered(fixture.steps::cleanUpMove);

    assertThat(fixture.exchange.said).noneMatch(said -> said.startsWith("remove"));
  }

  /** A resume that ran has made Exchange forget why the request failed. */
  @Test
  void keepsWhyARequestFailedThoughTheAnswerToItsResumeIsLost() {
    fixture.exchange.has(Given.ANNA, held(RequestStatus.FAILED, false, null, PASSING));
    fixture.exchange.losesTheNextAnswer();

    fixture.remembered(fixture.steps::resumeMove);

    assertThat(fixture.exchange.request(Given.ANNA).status()).isEqualTo(RequestStatus.IN_PROGRESS);
    assertThat(fixture.journal.facts)
        .extracting(Fact::evidence)
        .contains("MapiNetworkTransientException: gone for a moment");
  }

  @Test
  void countsAResumeThatRanThoughItsAnswerIsLost() {
    fixture.exchange.has(Given.ANNA, held(RequestStatus.FAILED, false, null, PASSING));
    fixture.exchange.losesTheNextChange();
    assertThat(resumes(fixture.remembered(fixture.steps::resumeMove)))
        .as("it did not run")
        .isZero();

    fixture.exchange.losesTheNextAnswer();
    var ran = fixture.remembered(fixture.steps::resumeMove);

    assertThat(resumes(ran)).isEqualTo(1);
    assertThat(ran.memory().repairs().lastResume()).isEqualTo(fixture.clock.instant());
  }

  private static int resumes(ActivityResult result) {
    return result.memory().repairs().resumes();
  }

  /** Somebody may have ended it, and without it a mailbox is looked at four times a day. */
  @Test
  void wakesTheMonitorWithEachLookAtARequest() {
    fixture.polls();
    assertThat(fixture.signals.woken).as("there is nothing to watch").isEmpty();

    requestIs(RequestStatus.IN_PROGRESS);
    fixture.polls();

    assertThat(fixture.signals.woken).containsExactly("monitor/" + Given.ORGANISATION);
  }

  @Test
  void saysThatItIsStuckWhenTheAnswersToOneCommandAreLostAgainAndAgain() {
    requestIs(RequestStatus.SYNCED);
    var attentions = new ArrayList<Attention>();
    for (var loss = 1; loss <= 5; loss++) {
      fixture.exchange.losesTheNextChange();
      attentions.add(fixture.remembered(fixture.steps::cutOver).decision().attention());
    }

    assertThat(attentions.getFirst()).isEqualTo(Attention.NONE);
    assertThat(attentions.getLast()).isEqualTo(Attention.STUCK);
    var went = fixture.remembered(fixture.steps::cutOver);
    assertThat(went.decision().attention()).as("one that goes through").isEqualTo(Attention.NONE);
    assertThat(went.memory()).isEqualTo(went.memory().withoutTries());
  }

  @Test
  void countsNoResumeOfWhichNothingCanBeRead() {
    fixture.exchange.has(Given.ANNA, held(RequestStatus.FAILED, false, null, PASSING));
    fixture.exchange.losesTheNextChange();
    fixture.exchange.meanwhile(fixture.exchange::cannotBeRead);

    assertThat(resumes(fixture.remembered(fixture.steps::resumeMove))).isZero();
  }

  @Test
  void keepsWhyARequestFailedThoughTheAnswerToItsRemovalIsLost() {
    fixture.exchange.has(
        Given.ANNA,
        held(
            RequestStatus.FAILED,
            false,
            fixture.clock.instant().plus(Duration.ofDays(90)),
            new QueueItem.Failure("TooManyBadItemsPermanentException", "Source", "11 of them")));
    fixture.orders = fixture.orders.answered(Choice.RESTART);
    fixture.exchange.losesTheNextAnswer();

    fixture.remembered(fixture.steps::discardMove);

    assertThat(fixture.journal.facts)
        .extracting(Fact::evidence)
        .contains("TooManyBadItemsPermanentException: 11 of them");
  }

  @Test
  void saysNothingOfAFailureTwiceWhenItsResumeDoesNotReachExchange() {
    fixture.exchange.has(Given.ANNA, held(RequestStatus.FAILED, false, null, PASSING));
    fixture.exchange.answersTheNextChangeWith(FakeExchange.notReached());

    fixture.remembered(fixture.steps::resumeMove);
    fixture.remembered(fixture.steps::resumeMove);

    assertThat(fixture.journal.facts)
        .extracting(Fact::evidence)
        .containsOnlyOnce("MapiNetworkTransientException: gone for a moment");
  }

  @Test
  void doesNotTakeALostReleaseForALostSubmission() {
    requestIs(RequestStatus.SYNCED);
    fixture.polls();
    fixture.exchange.losesTheNextChange();

    var report = fixture.remembered(fixture.steps::cutOver);

    assertThat(report.decision().next()).as("still to be done").isInstanceOf(Action.Release.class);
    assertThat(report.memory().submission())
        .isInstanceOf(io.mailferry.model.memory.Submission.Seen.class);
    assertThat(fixture.journal.kinds()).contains(FactKind.TROUBLE);
  }

  @Test
  void usesAnAnswerUntilItsCommandHasRun() {
    requestIs(RequestStatus.SUSPENDED);
    fixture.orders = fixture.orders.answered(Choice.RESUME);
    fixture.exchange.losesTheNextChange();

    assertThat(fixture.remembered(fixture.steps::resumeMove).decision().next())
        .isEqualTo(new Action.Resume());

    fixture.exchange.losesTheNextAnswer();

    assertThat(fixture.remembered(fixture.steps::resumeMove).decision().next())
        .as("it runs")
        .isInstanceOf(Action.WaitAndLook.class);
  }

  @Test
  void remembersWhatItDidWhenItCannotLookAfterwards() {
    fixture.exchange.meanwhile(fixture.target::isAway);

    var report = fixture.submits();

    assertThat(fixture.exchange.created).hasSize(1);
    assertThat(report.decision().sentence()).contains("its result could not be read yet");
    assertThat(report.memory().submission())
        .isInstanceOf(io.mailferry.model.memory.Submission.Seen.class);
    assertThat(report.waitFor()).isEqualTo(ofMinutes(1));
  }

  @Test
  void asksAboutACommandThatIsWrong() {
    requestIs(RequestStatus.SYNCED);
    fixture.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-PARAMETER", Reason.WRONG_COMMAND));

    var report = fixture.remembered(fixture.steps::cutOver);

    assertThat(report.decision().next()).isInstanceOf(Action.Ask.class);
    assertThat(report.decision().sentence()).contains("MF-EX-PARAMETER");
  }

  @Test
  void tellsThatARequestWasThereAlready() {
    requestIs(RequestStatus.IN_PROGRESS);

    fixture.detects();

    assertThat(fixture.journal.kinds()).containsOnlyOnce(FactKind.ADOPTED);
  }

  @Test
  void givesARequestTheNextLimitsThatThePlanAllows() {
    failed(new QueueItem.Failure("TooManyBadItemsPermanentException", "Source", "too many"));
    fixture.intention =
        fixture.intention.with(Consents.NONE.with(new LimitSteps(List.of(10, 50), List.of())));

    var report = fixture.remembered(fixture.steps::raiseLimits);

    assertThat(fixture.exchange.request(Given.ANNA).limits()).isEqualTo(new Limits(10, 0));
    assertThat(report.decision().next()).isEqualTo(new Action.Resume());
  }

  @Test
  void givesARequestTheLimitsThatWereOrdered() {
    requestIs(RequestStatus.IN_PROGRESS);
    fixture.orders = fixture.orders.limited(new AcceptedLoss(new Limits(50, 0), LUNCH));

    var report = fixture.remembered(fixture.steps::raiseLimits);

    assertThat(fixture.exchange.request(Given.ANNA).limits()).isEqualTo(new Limits(50, 0));
    assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(fixture.journal.kinds()).contains(FactKind.ORDER);
  }

  @Test
  void removesAFailedRequestThatIsToBeBegunAnewAndKeepsWhyItFailed() {
    fixture.exchange.has(
        Given.ANNA,
        held(
            RequestStatus.FAILED,
            false,
            fixture.clock.instant().plus(Duration.ofDays(90)),
            new QueueItem.Failure("TooManyBadItemsPermanentException", "Source", "11 of them")));
    fixture.orders = fixture.orders.answered(Choice.RESTART);

    var report = fixture.remembered(fixture.steps::discardMove);

    assertThat(fixture.exchange.requestOf(Given.ANNA, "dc1.target.example"))
        .isInstanceOf(QueueItem.Absent.class);
    assertThat(report.memory().request().restarting()).isTrue();
    assertThat(fixture.journal.facts)
        .extracting(Fact::evidence)
        .contains("TooManyBadItemsPermanentException: 11 of them");
  }

  private static QueueItem.Present ofAnEarlierMove(RequestStatus status) {
    var item = Given.request(status);
    return new QueueItem.Present(
        item.request(),
        status,
        item.statusDetail(),
        item.route(),
        "Balancing 2025",
        "TGT-DB99",
        "TGT-DB98",
        false,
        null,
        item.progress(),
        item.times(),
        null);
  }

  @Test
  void removesALeftoverAndKeepsWhatItWas() {
    fixture.exchange.has(Given.ANNA, ofAnEarlierMove(RequestStatus.COMPLETED));
    fixture.orders = fixture.orders.answered(Choice.REMOVE_LEFTOVER);

    var report = fixture.remembered(fixture.steps::removeLeftover);

    assertThat(fixture.exchange.requestOf(Given.ANNA, "dc1.target.example"))
        .isInstanceOf(QueueItem.Absent.class);
    assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(fixture.journal.facts)
        .extracting(Fact::evidence)
        .anyMatch(
            evidence ->
                evidence != null
                    && evidence.contains("batch \"Balancing 2025\", from TGT-DB98 to TGT-DB99"));
  }

  @Test
  void removesNoRequestOfOthersThatIsNotCompletedAnyMore() {
    fixture.exchange.has(Given.ANNA, ofAnEarlierMove(RequestStatus.IN_PROGRESS));
    fixture.orders = fixture.orders.answered(Choice.REMOVE_LEFTOVER);

    fixture.remembered(fixture.steps::removeLeftover);

    assertThat(fixture.exchange.request(Given.ANNA).status()).isEqualTo(RequestStatus.IN_PROGRESS);
  }

  /** It is asked about when directory and queue have had the time to agree. */
  private void asksAboutAnOrphan() {
    fixture.remembered(fixture.steps::detectDuplicateMove);
    for (var minute = 0; minute <= 15; minute++) {
      fixture.remembered(fixture.steps::pollMove);
      fixture.clock.passes(ofMinutes(1));
    }
    fixture.orders = fixture.orders.answered(Choice.REMOVE_ORPHAN);
    assertThat(fixture.remembered(fixture.steps::pollMove).decision().next())
        .isEqualTo(new Action.RemoveOrphan());
  }

  @Test
  void removesTheStampOfARequestThatTheQueueHasLost() {
    requestIs(RequestStatus.IN_PROGRESS);
    fixture.exchange.losesTheItemOf(Given.ANNA);
    asksAboutAnOrphan();

    var report = fixture.remembered(fixture.steps::removeOrphan);

    assertThat(fixture.exchange.said).contains("remove via dc1.target.example");
    assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(report.decision().sentence()).contains("what was left of the move request");
    assertThat(fixture.journal.facts)
        .extracting(Fact::sentence)
        .contains("the stamp of a move request that no queue has is removed");
  }

  @Test
  void removesARequestThatTheDirectoryHasLostOutOfItsQueue() {
    requestIsStill();
    fixture.exchange.losesTheStampOf(Given.ANNA);
    asksAboutAnOrphan();

    var report = fixture.remembered(fixture.steps::removeOrphan);

    assertThat(fixture.exchange.said)
        .contains("remove from TGT-DB01 via no controller")
        .doesNotContain("remove via dc1.target.example");
    assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
  }

  @Test
  void movesAMailboxAgainThatLivesElsewhereWhenAPersonWantsIt() {
    requestIs(RequestStatus.COMPLETED);
    fixture.remembered(fixture.steps::detectDuplicateMove);
    for (var minute = 0; minute <= 15; minute++) {
      fixture.remembered(fixture.steps::pollMove);
      fixture.clock.passes(ofMinutes(1));
    }
    fixture.orders = fixture.orders.answered(Choice.REMOVE_LEFTOVER);
    assertThat(fixture.remembered(fixture.steps::pollMove).decision().next())
        .isEqualTo(new Action.RemoveLeftover());

    var report = fixture.remembered(fixture.steps::removeLeftover);

    assertThat(fixture.exchange.said).contains("remove via dc1.target.example");
    assertThat(report.decision().reason()).hasToString("LEFTOVER_REMOVED");
    fixture.orders = fixture.orders.withoutAnswer();
    for (var minute = 0; minute <= 15; minute++) {
      report = fixture.remembered(fixture.steps::pollMove);
      fixture.clock.passes(ofMinutes(1));
    }
    assertThat(report.decision().next()).isEqualTo(new Action.Submit());
  }

  @Test
  void removesNoOrphanThatIsAWholeRequestAgain() {
    requestIsStill();
    fixture.exchange.losesTheStampOf(Given.ANNA);
    asksAboutAnOrphan();
    requestIs(RequestStatus.IN_PROGRESS);

    fixture.remembered(fixture.steps::removeOrphan);

    assertThat(fixture.exchange.request(Given.ANNA).status()).isEqualTo(RequestStatus.IN_PROGRESS);
  }

  @Test
  void removesNothingThatGoesOn() {
    requestIs(RequestStatus.IN_PROGRESS);
    fixture.orders = fixture.orders.answered(Choice.RESTART);

    fixture.remembered(fixture.steps::discardMove);

    assertThat(fixture.exchange.request(Given.ANNA).status()).isEqualTo(RequestStatus.IN_PROGRESS);
  }

  @Test
  void goesOnWithTheLimitsThatAreWhenExchangeRefusesOthers() {
    requestIs(RequestStatus.IN_PROGRESS);
    fixture.orders = fixture.orders.limited(new AcceptedLoss(new Limits(50, 0), LUNCH));
    fixture.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-PARAMETER", Reason.WRONG_COMMAND));

    var report = fixture.remembered(fixture.steps::raiseLimits);

    assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(report.memory().request().limitsRefused()).isTrue();
    assertThat(fixture.journal.kinds()).contains(FactKind.TROUBLE);
  }

  @Test
  void asksForTheRoleWhenAFailedRequestMayNotBeRemoved() {
    fixture.exchange.has(
        Given.ANNA,
        held(
            RequestStatus.FAILED,
            false,
            fixture.clock.instant().plus(Duration.ofDays(90)),
            new QueueItem.Failure("TooManyBadItemsPermanentException", "Source", "11 of them")));
    fixture.orders = fixture.orders.answered(Choice.RESTART);
    fixture.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-NO-ROLE", Reason.NOT_ALLOWED));

    var report = fixture.remembered(fixture.steps::discardMove);

    assertThat(report.decision().next()).isInstanceOf(Action.Ask.class);
    assertThat(report.decision().dependency()).isEqualTo("cmdlet/Remove-MoveRequest");
    assertThat(report.memory().request().restarting())
        .as("it is done when the account may do it")
        .isTrue();
  }

  private static final QueueItem.Failure UNAUTHORIZED =
      new QueueItem.Failure(
          "RemotePermanentException",
          "Source",
          "The Mailbox Replication Service was unable to connect to the remote server using the"
              + " credentials provided.");

  @Test
  void givesAFailedRequestTheFarEndOfTheSettingsAndWantsItResumed() {
    failed(UNAUTHORIZED);
    fixture.orders = fixture.orders.answered(Choice.REPOINT);

    var report = fixture.remembered(fixture.steps::repointMove);

    assertThat(fixture.exchange.farEnds)
        .containsExactly(fixture.organisation.farEnd(Route.PULL, Given.ANNA));
    assertThat(report.decision().next()).isEqualTo(new Action.Resume());
    assertThat(report.memory().request().repoint()).isNull();
    assertThat(fixture.journal.kinds()).contains(FactKind.ORDER);
    assertThat(fixture.journal.facts)
        .as("a person who forgot the setting learns that")
        .anyMatch(fact -> fact.sentence().contains("the settings name no credential for it"));
  }

  @Test
  void givesARequestThatGoesOnAnotherFarEndAndLeavesItAtThat() {
    requestIs(RequestStatus.IN_PROGRESS);
    fixture.orders = fixture.orders.answered(Choice.REPOINT);

    var report = fixture.remembered(fixture.steps::repointMove);

    assertThat(fixture.exchange.farEnds).hasSize(1);
    assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(report.memory().repairs().mended()).isFalse();
  }

  @Test
  void resumesNothingThatFailedForAnotherReasonThanItsFarEnd() {
    failed(new QueueItem.Failure("TooManyBadItemsPermanentException", "Source", "11 of them"));
    fixture.orders = fixture.orders.answered(Choice.REPOINT);

    var report = fixture.remembered(fixture.steps::repointMove);

    assertThat(fixture.exchange.farEnds).hasSize(1);
    assertThat(report.decision().next()).isInstanceOf(Action.Ask.class);
  }

  /** The person who answered would be asked the same again, because a shell died. */
  @Test
  void wantsWhatWasAnsweredUntilItsCommandHasRun() {
    failed(new QueueItem.Failure("TooManyBadItemsPermanentException", "Source", "11 of them"));
    fixture.orders = fixture.orders.answered(Choice.RESUME);
    fixture.exchange.losesTheNextChange();

    var lost = fixture.remembered(fixture.steps::resumeMove);

    assertThat(lost.decision().next()).isEqualTo(new Action.Resume());
    assertThat(lost.decision().reason()).isEqualTo(io.mailferry.model.decision.Reason.ANSWERED);
  }

  @Test
  void asksAgainWhenWhatWasAnsweredRanAndFailedAgain() {
    failed(new QueueItem.Failure("TooManyBadItemsPermanentException", "Source", "11 of them"));
    fixture.orders = fixture.orders.answered(Choice.RESUME);
    fixture.exchange.meanwhile(
        () -> {
          fixture.passes(Duration.ofMinutes(1));
          failed(
              new QueueItem.Failure(
                  "TooManyBadItemsPermanentException",
                  "Source",
                  "12 of them",
                  fixture.clock.instant()));
        });
    fixture.exchange.losesTheNextChange();

    var lost = fixture.remembered(fixture.steps::resumeMove);

    assertThat(lost.decision().next()).isInstanceOf(Action.Ask.class);
  }

  @Test
  void goesOnWithTheFarEndThatIsWhenExchangeRefusesAnother() {
    requestIs(RequestStatus.IN_PROGRESS);
    fixture.orders = fixture.orders.answered(Choice.REPOINT);
    fixture.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-PARAMETER", Reason.WRONG_COMMAND));

    var report = fixture.remembered(fixture.steps::repointMove);

    assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(report.memory().request().repoint()).isEqualTo(Repoint.REFUSED);
    assertThat(fixture.journal.kinds()).contains(FactKind.TROUBLE);
  }

  @Test
  void asksAgainWithTheRefusalWhenAFailedRequestGetsNoOtherFarEnd() {
    failed(UNAUTHORIZED);
    fixture.orders = fixture.orders.answered(Choice.REPOINT);
    fixture.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-CREDENTIAL", Reason.OTHER));

    var report = fixture.remembered(fixture.steps::repointMove);

    assertThat(report.decision().next()).isInstanceOf(Action.Ask.class);
    assertThat(report.decision().sentence())
        .contains("could not be given the far end of today's settings");
    assertThat(fixture.exchange.farEnds).isEmpty();
  }

  @Test
  void wantsAnotherFarEndUntilTheAnswerIsKnown() {
    requestIs(RequestStatus.IN_PROGRESS);
    fixture.orders = fixture.orders.answered(Choice.REPOINT);
    fixture.exchange.losesTheNextAnswer();

    var report = fixture.remembered(fixture.steps::repointMove);

    assertThat(report.decision().next())
        .as("giving it twice is harmless")
        .isEqualTo(new Action.Repoint());
  }

  /** Exchange shows no password: whether it has been given cannot be seen. */
  @Test
  void keepsNoCopyFromItsCutoverForAFarEndThatIsNeverAnswered() {
    requestIs(RequestStatus.IN_PROGRESS);
    fixture.orders = fixture.orders.answered(Choice.REPOINT);
    for (var i = 1; i < 3; i++) {
      fixture.exchange.losesTheNextAnswer();
      assertThat(fixture.remembered(fixture.steps::repointMove).decision().next())
          .isEqualTo(new Action.Repoint());
      fixture.orders = Orders.NONE;
    }
    fixture.exchange.losesTheNextAnswer();

    var report = fixture.remembered(fixture.steps::repointMove);

    assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(report.memory().request().repoint()).isEqualTo(Repoint.REFUSED);
    assertThat(fixture.journal.kinds()).contains(FactKind.TROUBLE);
  }

  @ParameterizedTest
  @CsvSource({"MF-EX-NO-ROLE, NOT_ALLOWED", "MF-EX-NOT-FOUND, NOT_FOUND"})
  void asksNothingOverACopyThatGoesOnWhenItsFarEndCannotBeChanged(String code, Reason reason) {
    requestIs(RequestStatus.IN_PROGRESS);
    fixture.orders = fixture.orders.answered(Choice.REPOINT);
    for (var i = 1; i <= 6; i++) {
      fixture.exchange.answersTheNextChangeWith(FakeExchange.refused(code, reason));

      var report = fixture.remembered(fixture.steps::repointMove);

      assertThat(report.decision().next()).isInstanceOf(Action.WaitAndLook.class);
      fixture.orders = Orders.NONE;
      fixture.passes(ofHours(1));
    }
    assertThat(fixture.memory.request().repoint()).isEqualTo(Repoint.REFUSED);
  }

  private void failed(QueueItem.Failure failure) {
    fixture.exchange.has(
        Given.ANNA,
        held(
            RequestStatus.FAILED,
            false,
            fixture.clock.instant().plus(Duration.ofDays(90)),
            failure));
  }
}
