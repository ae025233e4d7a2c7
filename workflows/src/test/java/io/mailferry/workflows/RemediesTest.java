package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.NONE;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.model.Limits;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.AcceptedLoss;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.model.order.Question;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.window.Window;
import io.mailferry.workflows.mailbox.CauseAnswer;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.mailferry.workflows.mailbox.OrderNote;
import io.mailferry.workflows.mailbox.WaveOrdered;
import io.mailferry.workflows.wave.WaveOrder;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person chooses when a request has failed, and what the migration does about it. */
class RemediesTest {
  private static final Limits MORE = new Limits(50, 10);

  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  @Test
  void higherLimitsAreGivenToTheRequestAndItIsResumed() {
    var migration = failed();

    var answer = migration.answer(Choice.RAISE_LIMITS, Given.ANNA, MORE);

    assertThat(answer.decided()).contains("50 damaged and 10 too large items", "anna");
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("resumeMove"));
    assertThat(fixture.exchange.commands())
        .containsExactly("submitMove", "raiseLimits", "resumeMove");
    assertThat(fixture.exchange.mailbox().limits()).isEqualTo(MORE);
    assertThat(migration.status().question()).isNull();
    assertThat(fixture.exchange.orders())
        .extracting(OrderNote::verb, OrderNote::intervention)
        .containsExactly(
            tuple("answer raise-limits, limits of 50 damaged and 10 too large items", true));
    fixture.reaches(migration, COMPLETED);
    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
  }

  @Test
  void anAnswerWithoutItsLimitIsRefused() {
    var migration = failed();

    assertThatThrownBy(() -> migration.answer(Choice.RAISE_LIMITS, Given.ANNA, null))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("needs a limit");
    assertThat(migration.status().question()).isNotNull();
  }

  @Test
  void anOrderOfLimitsSettlesTheQuestionToo() {
    var migration = failed();

    migration.limits(MORE, Given.BEN);

    fixture.settlesUntil(() -> fixture.exchange.commands().contains("resumeMove"));
    assertThat(fixture.exchange.commands())
        .containsExactly("submitMove", "raiseLimits", "resumeMove");
    assertThat(fixture.exchange.orders()).extracting(OrderNote::intervention).containsExactly(true);
  }

  /** What shows up in the same place afterwards may be somebody's new request. */
  @Test
  void anOrphanIsRemovedOnceForEachAnswer() {
    var migration = copying();
    fixture.exchange.mailbox().losesItsItem();
    fixture.tells(migration, IN_PROGRESS);
    fixture.passes(Duration.ofMinutes(20));
    assertThat(migration.status().question()).isNotNull();

    migration.answer(Choice.REMOVE_ORPHAN, Given.ANNA, null);
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("removeOrphan"));
    fixture.passes(Duration.ofHours(5));

    assertThat(fixture.exchange.commands()).containsOnlyOnce("removeOrphan");
    assertThat(Objects.requireNonNull(migration.status().question()).code())
        .isEqualTo(Question.Code.DIRECTORY_ORPHAN);
  }

  @Test
  void limitsOfTheWaveReachARequestThatCopies() {
    var migration = copying();

    migration.waveOrdered(
        new WaveOrdered(
            new WaveName("spring"),
            "limits",
            Given.BEN,
            StandingOrders.NONE
                .limited(new AcceptedLoss(MORE, Given.BEN))
                .given(Instant.parse("2026-03-02T20:00:00Z"))));

    fixture.settlesUntil(() -> fixture.exchange.commands().contains("raiseLimits"));
    assertThat(fixture.exchange.mailbox().limits()).isEqualTo(MORE);
    fixture.reaches(migration, COMPLETED);
    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
  }

  private MailboxMigration copiedAndTooEarly() {
    var migration =
        fixture.migrates(
            MigrationTask.beginning(
                Given.intention(
                    Given.MAILBOX,
                    new CutoverOrder(
                        CutoverStyle.COMPLETE_AFTER, fixture.now().plus(Duration.ofDays(3))))));
    fixture.settles();
    fixture.reaches(migration, SYNCED);
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    return migration;
  }

  @Test
  void aCutoverThatIsOrderedNowBeginsNow() {
    var migration = copiedAndTooEarly();

    var reply = migration.cutover(CutoverWish.now(Given.ANNA));

    assertThat(reply.decided()).contains("the move is released");
    fixture.settles();
    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "cutOver");
    assertThat(fixture.exchange.orders())
        .extracting(OrderNote::verb, OrderNote::intervention)
        .as("a wish is no intervention")
        .containsExactly(tuple("cutover now", false));
  }

  @Test
  void aCutoverThatIsOrderedForLaterWaitsUntilThen() {
    var migration = copiedAndTooEarly();
    var later = fixture.now().plus(Duration.ofDays(9));

    var reply = migration.cutover(CutoverWish.notBefore(later, Given.ANNA));

    assertThat(reply.decided()).contains("may begin at " + later);
    fixture.passes(Duration.ofDays(8));
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    fixture.passes(Duration.ofDays(2));
    assertThat(fixture.exchange.commands()).contains("cutOver");
  }

  @Test
  void aCutoverThatIsOrderedForAWaveReachesItsMailboxes() {
    var migration = copiedAndTooEarly();
    var wish = CutoverWish.now(Given.BEN);

    migration.waveOrdered(
        new WaveOrdered(Given.WAVE, "cutover", Given.BEN, StandingOrders.NONE.cuttingOver(wish)));
    fixture.settles();

    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "cutOver");
    assertThat(new WaveOrder(OrderVerb.CUTOVER, Given.BEN, null, wish).after(StandingOrders.NONE))
        .isEqualTo(StandingOrders.NONE.cuttingOver(wish));
    assertThat(WaveOrder.thatStand(StandingOrders.NONE.cuttingOver(wish)))
        .containsExactly(WaveOrder.cutover(wish));
  }

  @Test
  void aCutoverIsOrderedNoMoreWhenTheMailboxHasMovedAndNothingWithoutATime() {
    var migration = copiedAndTooEarly();
    var now = CutoverWish.now(Given.ANNA);

    assertThatThrownBy(() -> migration.cutover(CutoverWish.within(List.of(), Given.ANNA)))
        .hasStackTraceContaining("it names no time for the cutover");
    WorkflowStub.fromTyped(migration).signal("cutover");
    fixture.settles();
    assertThat(fixture.exchange.orders()).isEmpty();
    migration.cutover(now);
    fixture.reaches(migration, COMPLETED);
    assertThatThrownBy(() -> migration.cutover(now))
        .hasStackTraceContaining("the mailbox has moved already");
  }

  @Test
  void aCutoverIsNotOrderedIntoAWindowBeforeTheMomentThatStands() {
    var migration = copiedAndTooEarly();
    var tonight =
        new Window.Dated(
            LocalDateTime.ofInstant(fixture.now().plus(Duration.ofHours(1)), ZoneOffset.UTC),
            LocalDateTime.ofInstant(fixture.now().plus(Duration.ofHours(9)), ZoneOffset.UTC),
            ZoneOffset.UTC);

    assertThatThrownBy(() -> migration.cutover(CutoverWish.within(List.of(tonight), Given.ANNA)))
        .hasStackTraceContaining("no window would be left in which it could switch");
  }

  @Test
  void anAnswerToACauseIsTakenByThoseWhoAskAboutIt() {
    var migration = failed();

    migration.causeAnswered(
        new CauseAnswer("failed/quota", Choice.RAISE_LIMITS, MORE, Given.WAVE), Given.ANNA);
    migration.causeAnswered(
        new CauseAnswer("failed/bad-items", Choice.RAISE_LIMITS, null, Given.WAVE), Given.ANNA);
    migration.causeAnswered(
        new CauseAnswer("failed/bad-items", Choice.ADOPT, null, Given.WAVE), Given.ANNA);
    fixture.settles();
    assertThat(migration.status().question()).isNotNull();
    assertThat(fixture.exchange.orders()).isEmpty();

    migration.causeAnswered(
        new CauseAnswer("failed/bad-items", Choice.RAISE_LIMITS, MORE, Given.WAVE), Given.ANNA);
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("resumeMove"));
    assertThat(migration.status().question()).isNull();
  }

  @Test
  void anAnswerToACauseOfAnotherWaveIsPassedOver() {
    var migration = failed();

    migration.causeAnswered(
        new CauseAnswer("failed/bad-items", Choice.RAISE_LIMITS, MORE, new WaveName("autumn")),
        Given.ANNA);
    fixture.settles();

    assertThat(migration.status().question()).isNotNull();
    assertThat(fixture.exchange.orders()).isEmpty();
  }

  /** An activity has written it into the journal, and is not back yet. */
  @Test
  void anAnswerToACauseIsKeptForAQuestionThatIsOnItsWay() {
    var migration = fixture.migrates();
    fixture.settles();
    var looking = fixture.exchange.stops("pollMove");
    fixture.exchange.mailbox().failsWith("TooManyBadItemsPermanentException");
    fixture.tells(migration, FAILED);
    looking.awaitArrival();

    migration.causeAnswered(
        new CauseAnswer("failed/bad-items", Choice.RAISE_LIMITS, MORE, Given.WAVE), Given.ANNA);
    looking.open();

    fixture.settlesUntil(() -> fixture.exchange.commands().contains("resumeMove"));
    assertThat(fixture.exchange.commands())
        .containsExactly("submitMove", "raiseLimits", "resumeMove");
  }

  @Test
  void anAnswerToACauseIsNotKeptForAQuestionThatComesLater() {
    var migration = fixture.migrates();
    fixture.settles();
    fixture.reaches(migration, IN_PROGRESS);

    migration.causeAnswered(
        new CauseAnswer("failed/bad-items", Choice.RAISE_LIMITS, MORE, Given.WAVE), Given.ANNA);
    fixture.exchange.mailbox().failsWith("TooManyBadItemsPermanentException");
    fixture.tells(migration, FAILED);
    fixture.settles();

    assertThat(migration.status().question()).isNotNull();
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
  }

  @Test
  void anAnswerToAnotherCauseIsNotKept() {
    var migration = fixture.migrates();
    fixture.settles();
    var looking = fixture.exchange.stops("pollMove");
    fixture.exchange.mailbox().failsWith("TooManyBadItemsPermanentException");
    fixture.tells(migration, FAILED);
    looking.awaitArrival();

    migration.causeAnswered(
        new CauseAnswer("failed/quota", Choice.RESUME, null, Given.WAVE), Given.ANNA);
    looking.open();
    fixture.settles();

    assertThat(migration.status().question()).isNotNull();
    assertThat(migration.status().orders().answer()).isNull();
  }

  @Test
  void anAnswerToACauseFindsThoseThatAreJustLookingAgain() {
    var migration = failed();
    var looking = fixture.exchange.stops("pollMove");
    migration.retrySignalled(Given.BEN);
    looking.awaitArrival();

    migration.causeAnswered(
        new CauseAnswer("failed/bad-items", Choice.RAISE_LIMITS, MORE, Given.WAVE), Given.ANNA);
    looking.open();

    fixture.settlesUntil(() -> fixture.exchange.commands().contains("resumeMove"));
    assertThat(fixture.exchange.commands())
        .containsExactly("submitMove", "raiseLimits", "resumeMove");
  }

  @Test
  void anAnswerToOneQuestionIsNoneToAnotherThatCameUpMeanwhile() {
    var migration = failed();
    var looking = fixture.exchange.stops("pollMove");
    migration.retrySignalled(Given.BEN);
    looking.awaitArrival();

    migration.answerSignalled(Choice.RESUME, Given.ANNA, null);
    fixture.exchange.mailbox().failsWith("MapiExceptionShutoffQuotaExceeded");
    looking.open();

    fixture.settles();
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    assertThat(Objects.requireNonNull(migration.status().question()).sharedCause())
        .isEqualTo("failed/quota");
  }

  /** An order for a whole wave comes while the answer about one mailbox waits for its look. */
  @Test
  void anAnswerThatWaitsIsNotLostOverAnOrderForMany() {
    var migration = failed();
    var looking = fixture.exchange.stops("pollMove");
    migration.retrySignalled(Given.BEN);
    looking.awaitArrival();

    migration.answerSignalled(Choice.LEAVE, Given.ANNA, null);
    migration.repointSignalled(Given.BEN);
    migration.retrySignalled(Given.BEN);
    looking.open();

    fixture.settlesUntil(() -> migration.status().outcome() != null);
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
  }

  /** Nor does it become one to another question for that. */
  @Test
  void anAnswerIsNoneToAnotherQuestionThoughAnOrderCameBetween() {
    var migration = failed();
    var looking = fixture.exchange.stops("pollMove");
    migration.retrySignalled(Given.BEN);
    looking.awaitArrival();

    migration.answerSignalled(Choice.LEAVE, Given.ANNA, null);
    migration.retrySignalled(Given.BEN);
    fixture.exchange.mailbox().failsWith("MapiExceptionShutoffQuotaExceeded");
    looking.open();

    fixture.settles();
    assertThat(migration.status().outcome()).isNull();
    assertThat(Objects.requireNonNull(migration.status().question()).sharedCause())
        .isEqualTo("failed/quota");
  }

  @Test
  void anAnswerCountsUntilItCouldBeConsidered() {
    var migration = fixture.submits();
    fixture.settles();
    fixture.exchange.mailbox().vanishes();
    fixture.tells(migration, NONE);
    fixture.passes(Duration.ofMinutes(40));
    fixture.settlesUntil(() -> migration.status().question() != null);

    // Nothing could be read for so long that it must be seen anew whether the request is gone.
    fixture.passes(Duration.ofHours(3));
    migration.answerSignalled(Choice.SUBMIT_AGAIN, Given.ANNA, null);
    fixture.passes(Duration.ofMinutes(40));

    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "submitMove");
  }

  @Test
  void aNewRequestTakesThePlaceOfAFailedOne() {
    var migration = failed();

    migration.answer(Choice.RESTART, Given.ANNA, MORE);

    fixture.settlesUntil(() -> fixture.exchange.commands().contains("discardMove"));
    assertThat(fixture.exchange.mailbox().hasRequest()).isFalse();
    fixture.passes(Duration.ofMinutes(10));
    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "discardMove");
    fixture.passes(Duration.ofMinutes(10));
    assertThat(fixture.exchange.commands())
        .containsExactly("submitMove", "discardMove", "submitMove");
    assertThat(Objects.requireNonNull(migration.status().orders().limits()).limits())
        .isEqualTo(MORE);
    fixture.reaches(migration, COMPLETED);
    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
  }

  @Test
  void limitsWithoutAnyAreNoOrder() {
    var migration = failed();

    WorkflowStub.fromTyped(migration).signal("limits");
    WorkflowStub.fromTyped(migration).signal("answerCause");
    fixture.settles();

    assertThat(fixture.exchange.orders()).isEmpty();
    assertThat(migration.status().question()).isNotNull();
  }

  /** The person who answered would else be asked the same again. */
  @Test
  void anAnswerWhoseCommandNeverArrivesIsCarriedOutAgain() {
    var migration = failed();
    fixture.exchange.neverHears("resumeMove");

    migration.answer(Choice.RESUME, Given.ANNA, null);

    fixture.settlesUntil(
        () -> fixture.exchange.commands().stream().filter("resumeMove"::equals).count() == 2);
    assertThat(migration.status().question()).isNull();
    assertThat(fixture.exchange.orders()).hasSize(1);
    fixture.reaches(migration, COMPLETED);
    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
  }

  @Test
  void anotherFarEndIsGivenToTheRequestAndItIsResumed() {
    var migration = failedOverItsFarEnd();

    var answer = migration.answer(Choice.REPOINT, Given.ANNA, null);

    assertThat(answer.decided()).contains("far host and credential of today's settings");
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("resumeMove"));
    assertThat(fixture.exchange.commands())
        .containsExactly("submitMove", "repointMove", "resumeMove");
    assertThat(migration.status().question()).isNull();
    assertThat(fixture.exchange.orders())
        .extracting(OrderNote::verb, OrderNote::intervention)
        .containsExactly(tuple("answer repoint", true));
    fixture.reaches(migration, COMPLETED);
    assertThat(fixture.ends(migration)).isInstanceOf(MigrationOutcome.Moved.class);
  }

  @Test
  void anOrderOfAnotherFarEndReachesARequestThatCopiesAndIsNoIntervention() {
    var migration = fromAnotherForest();

    migration.repoint(Given.BEN);

    fixture.settlesUntil(() -> fixture.exchange.commands().contains("repointMove"));
    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "repointMove");
    assertThat(fixture.exchange.orders())
        .extracting(OrderNote::verb, OrderNote::intervention)
        .containsExactly(tuple("repoint", false));
  }

  @Test
  void aWavesOrderOfAnotherFarEndIsCarriedOutOnce() {
    var migration = failedOverItsFarEnd();
    var order = new WaveOrdered(new WaveName("spring"), "repoint", Given.BEN, StandingOrders.NONE);

    migration.waveOrdered(order);

    fixture.settlesUntil(() -> fixture.exchange.commands().contains("resumeMove"));
    fixture.passes(Duration.ofHours(2));
    assertThat(fixture.exchange.commands())
        .containsExactly("submitMove", "repointMove", "resumeMove");
  }

  @Test
  void aLocalMoveHasNoFarEnd() {
    var migration = copying();

    assertThatThrownBy(() -> migration.repoint(Given.BEN))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("a local move has no far end");
    migration.repointSignalled(Given.BEN);
    migration.waveOrdered(
        new WaveOrdered(new WaveName("spring"), "repoint", Given.BEN, StandingOrders.NONE));
    fixture.settles();

    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    assertThat(fixture.exchange.orders()).isEmpty();
  }

  private MailboxMigration fromAnotherForest() {
    fixture.exchange.mailbox().comesFromAnotherForest();
    var migration =
        fixture.migrates(
            MigrationTask.beginning(Given.fromAnotherForest(Given.intention(Given.MAILBOX))));
    fixture.settlesUntil(() -> fixture.exchange.commands().contains("submitMove"));
    fixture.reaches(migration, IN_PROGRESS);
    return migration;
  }

  private MailboxMigration failedOverItsFarEnd() {
    var migration = fromAnotherForest();
    fixture.exchange.mailbox().failsWith("MrsHttpUnauthorizedException");
    fixture.tells(migration, FAILED);
    fixture.settlesUntil(() -> migration.status().question() != null);
    return migration;
  }

  private MailboxMigration copying() {
    var migration = fixture.submits();
    fixture.reaches(migration, IN_PROGRESS);
    return migration;
  }

  private MailboxMigration failed() {
    var migration = copying();
    fixture.exchange.mailbox().failsWith("TooManyBadItemsPermanentException");
    fixture.tells(migration, FAILED);
    fixture.settlesUntil(() -> migration.status().question() != null);
    return migration;
  }
}
