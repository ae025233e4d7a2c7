package io.mailferry.activities.steps;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.policy.Choice;
import io.mailferry.model.policy.CutoverStyle;
import io.mailferry.model.policy.Order;
import io.mailferry.model.policy.Patience;
import io.mailferry.model.policy.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done to a request that exists: each act looks first, and does only what is due. */
class ActingTest {
  private static final Order LUNCH = new Order("lunch", "DOMAIN\\jo");

  private final Stage stage = Stage.set();

  @AfterEach
  void endsTheStage() {
    stage.close();
  }

  private void requestIs(RequestStatus status) {
    stage.exchange.has(Given.ANNA, Given.request(status));
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

    var report = stage.remembered(stage.steps::cutOver);

    assertThat(stage.exchange.completions).containsExactly(stage.clock.instant());
    assertThat(report.memory().released()).isEqualTo(stage.clock.instant());
    assertThat(stage.journal.kinds()).contains(FactKind.RELEASED);
  }

  @Test
  void releasesARequestThatSuspendsItselfByResumingIt() {
    stage.exchange.has(Given.ANNA, held(RequestStatus.AUTO_SUSPENDED, true, null, null));

    stage.remembered(stage.steps::cutOver);

    assertThat(stage.exchange.said).contains("resume via dc1.target.example");
    assertThat(stage.exchange.completions).isEmpty();
  }

  @Test
  void createsTheOlderStyleWhenThePlanWantsIt() {
    stage.intention =
        Given.intention(
            Given.ANNA,
            Route.PULL,
            MailboxScope.PRIMARY_AND_ARCHIVE,
            CutoverStyle.SUSPEND_WHEN_READY);

    stage.submits();

    assertThat(stage.exchange.request(Given.ANNA).suspendWhenReady()).isTrue();
  }

  @Test
  void releasesNothingThatIsStillCopying() {
    requestIs(RequestStatus.IN_PROGRESS);

    stage.remembered(stage.steps::cutOver);

    assertThat(stage.exchange.completions).isEmpty();
  }

  @Test
  void releasesNothingThatAnOperatorHolds() {
    requestIs(RequestStatus.SYNCED);
    stage.orders = stage.orders.held(LUNCH);

    var report = stage.remembered(stage.steps::cutOver);

    assertThat(stage.exchange.completions).isEmpty();
    assertThat(report.decision().sentence()).contains("DOMAIN\\jo").contains("lunch");
  }

  @Test
  void parksACompletionThatWouldComeTooEarly() {
    stage.exchange.has(
        Given.ANNA,
        held(RequestStatus.IN_PROGRESS, false, stage.clock.instant().plusSeconds(60), null));
    stage.orders = stage.orders.held(LUNCH);

    stage.remembered(stage.steps::parkMove);

    assertThat(stage.exchange.completions)
        .containsExactly(stage.clock.instant().plus(Patience.DEFAULT.parkedFor()));
  }

  @Test
  void suspendsWithACommentThatNamesUsAndNoPerson() {
    requestIs(RequestStatus.IN_PROGRESS);
    stage.orders = stage.orders.paused(LUNCH);

    var report = stage.remembered(stage.steps::suspendMove);

    assertThat(stage.exchange.comments)
        .containsExactly("Mailferry: paused by an operator, wave first-wave");
    assertThat(report.memory().suspendedByUs()).isTrue();
  }

  @Test
  void resumesWhatItSuspended() {
    requestIs(RequestStatus.SUSPENDED);
    stage.memory = stage.memory.but().suspendedByUs(true).kept();

    var report = stage.remembered(stage.steps::resumeMove);

    assertThat(stage.exchange.said).contains("resume via dc1.target.example");
    assertThat(report.memory().suspendedByUs()).isFalse();
  }

  @Test
  void asksBeforeItResumesWhatSomebodyElseSuspended() {
    requestIs(RequestStatus.SUSPENDED);

    var report = stage.remembered(stage.steps::resumeMove);

    assertThat(stage.exchange.said).noneMatch(said -> said.startsWith("resume"));
    assertThat(report.decision().next()).isInstanceOf(Step.Ask.class);
  }

  @Test
  void resumesAPassingFailureAndCountsIt() {
    stage.exchange.has(
        Given.ANNA,
        held(
            RequestStatus.FAILED,
            false,
            null,
            new QueueItem.Failure("MapiNetworkTransientException", null, "gone for a moment")));

    var report = stage.remembered(stage.steps::resumeMove);

    assertThat(report.memory().resumes()).isEqualTo(1);
    assertThat(stage.journal.kinds()).contains(FactKind.HEALED);
  }

  @Test
  void withdrawsOnlyOnAnOrder() {
    requestIs(RequestStatus.IN_PROGRESS);

    stage.remembered(stage.steps::withdrawMove);
    assertThat(stage.exchange.said).noneMatch(said -> said.startsWith("remove"));

    stage.orders = stage.orders.cancelled(LUNCH);
    var report = stage.remembered(stage.steps::withdrawMove);
    assertThat(stage.exchange.said).contains("remove via dc1.target.example");
    assertThat(report.decision().next())
        .isEqualTo(new Step.Finish(new MigrationOutcome.Withdrawn("lunch")));
  }

  @Test
  void removesACompletedRequestOnlyAfterTheDelay() {
    requestIs(RequestStatus.COMPLETED);
    stage.annaHasArrived();
    stage.remembered(stage.steps::verifyMailbox);

    stage.remembered(stage.steps::cleanUpMove);
    assertThat(stage.exchange.said).noneMatch(said -> said.startsWith("remove"));

    stage.passes(Patience.DEFAULT.cleanUpDelay());
    var report = stage.remembered(stage.steps::cleanUpMove);
    assertThat(stage.exchange.said).contains("remove via dc1.target.example");
    assertThat(report.memory().cleanedUp()).isTrue();
    assertThat(report.decision().next()).isInstanceOf(Step.Finish.class);
    assertThat(stage.journal.kinds()).contains(FactKind.CLEANED_UP);
  }

  @Test
  void doesNotTakeALostReleaseForALostSubmission() {
    requestIs(RequestStatus.SYNCED);
    stage.polls();
    stage.exchange.losesTheNextChange();

    var report = stage.remembered(stage.steps::cutOver);

    assertThat(report.decision().next()).as("still to be done").isInstanceOf(Step.Release.class);
    assertThat(report.memory().submission())
        .isInstanceOf(io.mailferry.model.policy.Submission.Seen.class);
    assertThat(stage.journal.kinds()).contains(FactKind.TROUBLE);
  }

  @Test
  void usesAnAnswerOnce() {
    requestIs(RequestStatus.SUSPENDED);
    stage.orders = stage.orders.answered(Choice.RESUME);
    stage.exchange.losesTheNextChange();

    var report = stage.remembered(stage.steps::resumeMove);

    assertThat(report.decision().next()).isInstanceOf(Step.Ask.class);
  }

  @Test
  void remembersWhatItDidWhenItCannotLookAfterwards() {
    stage.exchange.meanwhile(stage.target::isAway);

    var report = stage.submits();

    assertThat(stage.exchange.created).hasSize(1);
    assertThat(report.decision().sentence()).contains("the read-back is outstanding");
    assertThat(report.memory().submission())
        .isInstanceOf(io.mailferry.model.policy.Submission.Seen.class);
    assertThat(report.waitFor()).isEqualTo(ofMinutes(1));
  }

  @Test
  void asksAboutACommandThatIsWrong() {
    requestIs(RequestStatus.SYNCED);
    stage.exchange.answersTheNextChangeWith(
        FakeExchange.refused("MF-EX-PARAMETER", Reason.WRONG_COMMAND));

    var report = stage.remembered(stage.steps::cutOver);

    assertThat(report.decision().next()).isInstanceOf(Step.Ask.class);
    assertThat(report.decision().sentence()).contains("MF-EX-PARAMETER");
  }

  @Test
  void tellsThatARequestWasThereAlready() {
    requestIs(RequestStatus.IN_PROGRESS);

    stage.detects();

    assertThat(stage.journal.kinds()).containsOnlyOnce(FactKind.ADOPTED);
  }
}
