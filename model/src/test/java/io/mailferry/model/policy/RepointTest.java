package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.AUTO_SUSPENDED;
import static io.mailferry.model.move.RequestStatus.COMPLETION_IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.BEN;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.calm;
import static io.mailferry.model.policy.SituationFixture.farCredential;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.memory.Repoint;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests get the far host and credential of today's settings when a person wants it. */
class RepointTest {
  private static final Orders REPOINT = Orders.NONE.answered(Choice.REPOINT);
  private static final QueueItem.Failure NETWORK =
      new QueueItem.Failure("MapiExceptionNetworkError", "Source", "Unable to make connection");

  private static SituationFixture failed(QueueItem.Failure failure) {
    return with(FAILED)
        .queued(item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), failure))
        .acrossForests();
  }

  @Test
  void isOfferedWhereTheFarForestRefusesTheAccount() {
    var asked = failed(farCredential()).question();

    assertThat(asked.choices())
        .containsExactly(
            Choice.REPOINT, Choice.RESUME, Choice.RESTART, Choice.LOOK_AGAIN, Choice.LEAVE);
    assertThat(asked.sharedCause()).isEqualTo("failed/far-credential");
    assertThat(asked.sentence()).contains("does not let the account in", "(401) Unauthorized");
  }

  @Test
  void isNotOfferedWhereAMoveHasNoFarEnd() {
    var local =
        with(FAILED).queued(item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), NETWORK));

    assertThat(local.remembering(RepointTest::usedUp).choices())
        .containsExactly(Choice.RESUME, Choice.RESTART, Choice.LOOK_AGAIN, Choice.LEAVE);
    assertThat(local.ordered(REPOINT).verdict().memory().request().repoint()).isNull();
  }

  private static Memory usedUp(Memory memory) {
    var tried = memory;
    for (var i = 0; i < Timings.DEFAULT.mostResumes(); i++) {
      tried = tried.withOneMoreResume(ago(Duration.ofMinutes(20)), FailureFamily.NETWORK);
    }
    return tried;
  }

  @Test
  void changesTheRequestFirstAndResumesItThen() {
    var answered = failed(farCredential()).ordered(REPOINT);
    assertThat(answered.next()).isEqualTo(new Action.Repoint());
    assertThat(answered.decision().reason()).isEqualTo(Reason.REPOINTED);

    var done =
        failed(farCredential())
            .remembering(_ -> answered.verdict().memory().withRepoint(null).withMended());
    assertThat(done.next()).isEqualTo(new Action.Resume());
    assertThat(done.decision().reason()).isEqualTo(Reason.REPOINTED);
  }

  @Test
  void isWantedUntilTheCommandHasRun() {
    var answered = failed(farCredential()).ordered(REPOINT);

    assertThat(failed(farCredential()).after(answered).next()).isEqualTo(new Action.Repoint());
  }

  @Test
  void isAskedAboutAgainWhenTheFarForestRefusesThatAccountToo() {
    var again =
        failed(farCredential())
            .remembering(
                m ->
                    m.withMended()
                        .withOneMoreResume(ago(Duration.ofMinutes(1)), FailureFamily.NETWORK));

    assertThat(again.asks()).isEqualTo(Question.Code.FAILED);
  }

  @Test
  void isAskedAboutWithTheRefusalWhenExchangeDoesNotTakeIt() {
    var refused = failed(farCredential()).remembering(m -> m.withRepoint(Repoint.REFUSED));

    assertThat(refused.question().sentence())
        .contains("could not be given the far end of today's settings");
    assertThat(refused.ordered(REPOINT).next()).isEqualTo(new Action.Repoint());
  }

  @ParameterizedTest
  @EnumSource(names = {"QUEUED", "IN_PROGRESS", "SYNCED", "AUTO_SUSPENDED"})
  void changesWhatGoesOnWithoutAQuestion(RequestStatus status) {
    assertThat(with(status).acrossForests().ordered(REPOINT).next())
        .isEqualTo(new Action.Repoint());
  }

  @Test
  void leavesWhatCompletesAlone() {
    assertThat(with(COMPLETION_IN_PROGRESS).acrossForests().ordered(REPOINT).next())
        .isInstanceOf(Action.WaitAndLook.class);
  }

  @Test
  void comesBeforeTheCutoverAndBeforeAResume() {
    assertThat(with(SYNCED).acrossForests().ordered(REPOINT).next())
        .isEqualTo(new Action.Repoint());
    assertThat(with(AUTO_SUSPENDED).acrossForests().ordered(REPOINT).next())
        .isEqualTo(new Action.Repoint());
    assertThat(
            with(SUSPENDED)
                .acrossForests()
                .remembering(m -> m.withSuspendedByUs(true))
                .ordered(REPOINT)
                .next())
        .isEqualTo(new Action.Repoint());
  }

  @Test
  void waitsForTheEndOfAPause() {
    var paused = with(SUSPENDED).acrossForests().ordered(REPOINT.paused(ANNA));

    assertThat(paused.next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(
            with(SUSPENDED)
                .acrossForests()
                .after(paused)
                .remembering(m -> m.withSuspendedByUs(true))
                .next())
        .isEqualTo(new Action.Repoint());
  }

  @Test
  void givesWayToACancellation() {
    assertThat(with(IN_PROGRESS).acrossForests().ordered(REPOINT.cancelled(BEN)).next())
        .isEqualTo(new Action.Withdraw());
  }

  @Test
  void touchesNothingOfOthers() {
    assertThat(with(IN_PROGRESS, Whose.FOREIGN).acrossForests().ordered(REPOINT).asks())
        .isEqualTo(Question.Code.FOREIGN_REQUEST);
  }

  @Test
  void isRememberedForARequestThatMayExist() {
    var unconfirmed =
        calm()
            .acrossForests()
            .remembering(
                m -> m.withSubmission(new Submission.Unconfirmed(ago(Duration.ofMinutes(2)))))
            .ordered(REPOINT);

    assertThat(unconfirmed.next()).isInstanceOf(Action.WaitAndLook.class);
    assertThat(unconfirmed.verdict().memory().request().repoint()).isEqualTo(Repoint.WANTED);
  }

  @Test
  void isNothingToRememberBeforeASubmissionWhichHasTodaysSettingsAnyway() {
    var fresh = calm().acrossForests().ordered(REPOINT);

    assertThat(fresh.next()).isEqualTo(new Action.Submit());
    assertThat(fresh.verdict().memory().request().repoint()).isNull();
  }

  @Test
  void triesASubmissionAgainThatTheFarForestRefused() {
    var endpoint = new Dependency(Dependency.Kind.ENDPOINT, "mail.source.example");
    var refused =
        calm()
            .acrossForests()
            .remembering(
                m ->
                    m.withRefusal(
                        Refusal.of(endpoint, ago(Duration.ZERO), "MF-EX-ENDPOINT-REFUSED", "no")));

    assertThat(refused.ordered(REPOINT).next()).isEqualTo(new Action.Submit());
  }

  /** Requests that were submitted before the password changed fail, and the next are refused. */
  @Test
  void isOfferedUnderOneCauseWhereASubmissionIsRefusedAndWhereARequestFailedOverTheAccount() {
    var refused =
        new AfterFault(Timings.DEFAULT)
            .askAboutAway(
                Memory.FRESH,
                new Dependency(Dependency.Kind.ENDPOINT, "mail.source.example"),
                ago(Duration.ZERO),
                Refusal.FAR_ACCOUNT,
                "the account is not let in");
    var asked = ((Action.Ask) refused.decision().next()).question();

    assertThat(asked.sharedCause())
        .isEqualTo(failed(farCredential()).question().sharedCause())
        .isEqualTo("failed/far-credential");
    assertThat(asked.choices()).containsExactly(Choice.REPOINT, Choice.LOOK_AGAIN, Choice.LEAVE);
    assertThat(
            calm()
                .acrossForests()
                .remembering(_ -> refused.memory())
                .answered(Choice.REPOINT)
                .next())
        .isEqualTo(new Action.Submit());
  }
}
