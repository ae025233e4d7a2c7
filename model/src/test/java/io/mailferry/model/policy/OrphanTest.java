package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.AUTO_SUSPENDED;
import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.NONE;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.move.RequestStatus.UNRECOGNISED;
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.calm;
import static io.mailferry.model.policy.SituationFixture.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fail-over that lost data leaves behind is removed on one word, and the move goes on. */
class OrphanTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration THREE_HOURS = Duration.ofHours(3);

  private static SituationFixture itemAlone() {
    return lasting(calm().queued(item(IN_PROGRESS, Whose.OURS)).touched(ago(THREE_HOURS)));
  }

  private static SituationFixture stampAlone() {
    return lasting(calm().stamped(IN_PROGRESS, Whose.OURS));
  }

  private static SituationFixture lasting(SituationFixture odd) {
    return odd.remembering(
        memory ->
            memory
                .withSubmission(new Submission.Seen(ago(Duration.ofHours(1))))
                .withOdd(ago(Duration.ofMinutes(20)), ago(MINUTE)));
  }

  @Test
  void isOfferedToBeRemovedWhicheverPlaceIsLost() {
    for (var orphan : List.of(itemAlone(), stampAlone())) {
      assertThat(orphan.question().choices())
          .containsExactly(Choice.REMOVE_ORPHAN, Choice.LOOK_AGAIN, Choice.LEAVE);
    }
  }

  @Test
  void isRemovedOnThatAnswerAndTheNextRequestWaitsUntilNoneIsSeen() {
    for (var orphan : List.of(itemAlone(), stampAlone())) {
      var removing = orphan.answered(Choice.REMOVE_ORPHAN);
      assertThat(removing.next()).isEqualTo(new Action.RemoveOrphan());

      var acting = orphan.after(removing).answered(Choice.REMOVE_ORPHAN);
      assertThat(acting.next()).isEqualTo(new Action.RemoveOrphan());

      var gone = calm().after(removing).remembering(Orphan::gone);
      assertThat(gone.waits()).isEqualTo(MINUTE);
      assertThat(gone.decision().reason()).isEqualTo(Reason.ORPHAN_REMOVED);

      var settled = gone;
      for (var minute = 1; minute <= 15; minute++) {
        settled = calm().after(settled).later(Duration.ofMinutes(minute));
      }
      assertThat(settled.next()).isEqualTo(new Action.Submit());
    }
  }

  @Test
  void thatIsStillThereAfterwardsMayOnlyLagAndIsAskedAboutAnewWhenItDoesNot() {
    var removing = stampAlone().answered(Choice.REMOVE_ORPHAN);
    var look = calm().stamped(IN_PROGRESS, Whose.OURS).after(removing).remembering(Orphan::gone);
    assertThat(look.waits()).isEqualTo(MINUTE);
    assertThat(look.decision().reason()).isEqualTo(Reason.ORPHAN_REMOVED);
    assertThat(look.decision().reason().leavesAnswersOpen()).isFalse();

    for (var minute = 1; minute <= 15; minute++) {
      look = calm().stamped(IN_PROGRESS, Whose.OURS).after(look).later(Duration.ofMinutes(minute));
    }
    assertThat(look.asks()).isEqualTo(Question.Code.DIRECTORY_ORPHAN);
  }

  @Test
  void isNotRemovedOnAnAnswerFromBeforeTheTimeToAgreeIsOver() {
    var young = calm().queued(item(IN_PROGRESS, Whose.OURS)).answered(Choice.REMOVE_ORPHAN);

    assertThat(young.waits()).isEqualTo(MINUTE);
  }

  /** A controller that is told nothing any more shows no stamp, and the copy goes on. */
  @Test
  void thatExchangeIsStillAtIsNone() {
    var copying = itemAlone().touched(ago(MINUTE));

    assertThat(copying.question().choices()).doesNotContain(Choice.REMOVE_ORPHAN);
    assertThat(copying.question().sentence()).contains("while Exchange goes on with it");
    assertThat(itemAlone().touched(ago(Duration.ofMinutes(119))).question().choices())
        .doesNotContain(Choice.REMOVE_ORPHAN);
    assertThat(itemAlone().touched(null).question().choices())
        .as("nobody knows when it was touched")
        .doesNotContain(Choice.REMOVE_ORPHAN);
    assertThat(itemAlone().touched(ago(Duration.ofHours(2))).question().choices())
        .contains(Choice.REMOVE_ORPHAN);
  }

  /** An account that may not read stamps any more sees none of a whole wave. */
  @Test
  void thatIsCopiedIsNeverOffered() {
    for (var status : List.of(SYNCED, AUTO_SUSPENDED, SUSPENDED, NONE, UNRECOGNISED)) {
      var copied = lasting(calm().queued(item(status, Whose.OURS)).touched(ago(THREE_HOURS)));

      assertThat(copied.asks()).isEqualTo(Question.Code.QUEUE_ORPHAN);
      assertThat(copied.question().choices()).doesNotContain(Choice.REMOVE_ORPHAN);
      assertThat(copied.answered(Choice.REMOVE_ORPHAN).asks())
          .isEqualTo(Question.Code.QUEUE_ORPHAN);
    }
    assertThat(lasting(calm().queued(item(SYNCED, Whose.OURS))).question().sentence())
        .contains("what is copied would be lost");
  }

  @Test
  void thatFailedIsOfferedWhenItWasNotTouchedLately() {
    var failed = lasting(calm().queued(item(FAILED, Whose.OURS)));

    assertThat(failed.touched(ago(Duration.ofMinutes(16))).question().choices())
        .contains(Choice.REMOVE_ORPHAN);
  }

  @Test
  void thatNobodyKnowsTheOwnerOfIsOnlyShown() {
    var whose =
        List.of(
            new QueueItem.Invalid("Orphaned", "CopyingMessages"),
            new QueueItem.Invalid("Orphaned", "CopyingMessages", "MigrationService:summer"));
    for (var item : whose) {
      assertThat(lasting(calm().queued(item)).acrossForests().question().choices())
          .doesNotContain(Choice.REMOVE_ORPHAN);
    }

    var ours = new QueueItem.Invalid("Orphaned", "CopyingMessages", "mailferry/spring");
    assertThat(lasting(calm().queued(ours)).acrossForests().question().choices())
        .contains(Choice.REMOVE_ORPHAN);
  }

  @Test
  void ofOthersOrOfAnotherGoalIsOnlyShown() {
    for (var whose : List.of(Whose.ELSEWHERE, Whose.BATCH_SERVICE)) {
      var orphan = lasting(calm().queued(item(IN_PROGRESS, whose)));

      assertThat(orphan.question().choices()).doesNotContain(Choice.REMOVE_ORPHAN);
      assertThat(orphan.answered(Choice.REMOVE_ORPHAN).asks())
          .isEqualTo(Question.Code.QUEUE_ORPHAN);
    }
  }

  /** Both databases may be of Exchange 2010, and the command would take the mailbox along. */
  @Test
  void ofACompletedLocalMoveIsOnlyShown() {
    var orphan = lasting(calm().queued(item(COMPLETED, Whose.OURS)));

    assertThat(orphan.question().choices()).doesNotContain(Choice.REMOVE_ORPHAN);
    assertThat(orphan.question().sentence()).contains("Exchange 2010");
  }

  @Test
  void isRemovedThoughTheMailboxIsPausedAndNothingIsSubmittedThen() {
    var removing = stampAlone().ordered(Orders.NONE.paused(ANNA).answered(Choice.REMOVE_ORPHAN));
    assertThat(removing.next()).isEqualTo(new Action.RemoveOrphan());

    var gone =
        calm()
            .remembering(
                memory ->
                    memory
                        .withSubmission(new Submission.Seen(ago(Duration.ofHours(1))))
                        .withRestarting(true)
                        .withOdd(ago(Duration.ofMinutes(20)), ago(MINUTE)))
            .ordered(Orders.NONE.paused(ANNA));
    assertThat(gone.decision().reason()).isEqualTo(Reason.PAUSED);
  }

  @Test
  void thatExchangeCallsNotValidIsOfferedWhereAStampTellsOfIt() {
    var orphan =
        lasting(
            calm()
                .stamped(IN_PROGRESS, Whose.OURS)
                .queued(new QueueItem.Invalid("DataMissing", "CopyingMessages")));

    assertThat(orphan.question().choices()).contains(Choice.REMOVE_ORPHAN);
  }
}
