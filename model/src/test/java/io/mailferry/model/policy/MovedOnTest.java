package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.policy.SituationFixture.NOW;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.calm;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.unverified;
import static io.mailferry.model.policy.SituationFixture.verified;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.Route;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Somebody moves the mailbox on by hand while its verified migration waits to clean up. */
class MovedOnTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static Memory proven(Memory memory) {
    return memory
        .withSubmission(new Submission.Seen(ago(HOUR)))
        .withVerification(verified(HOUR))
        .withLastSeen(item(COMPLETED, Whose.OURS));
  }

  private static SituationFixture requestGone() {
    return calm().remembering(MovedOnTest::proven);
  }

  /** The same seen again and again for as long as directories may need. */
  private static SituationFixture lasting(Supplier<SituationFixture> seen) {
    var soon = seen.get().after(seen.get()).later(Duration.ofMinutes(8));
    return seen.get().after(soon).later(Duration.ofMinutes(15));
  }

  private static QueueItem.Present theirs() {
    return new QueueItem.Present(
        UUID.fromString("00000000-0000-0000-0000-00000000cafe"),
        IN_PROGRESS,
        "",
        Route.LOCAL,
        "by hand",
        "OTHER-DB",
        "TGT-DB01",
        false,
        null,
        new QueueItem.Progress(1, 1, 10, 1, 0),
        QueueItem.Times.UNKNOWN,
        null);
  }

  @Test
  void aProvenMoveIsOverWhenItsRequestIsGoneAndTheMailboxHasLeft() {
    assertThat(requestGone().waits()).isEqualTo(MINUTE);
    assertThat(lasting(MovedOnTest::requestGone).next()).isInstanceOf(Action.Finish.class);
    assertThat(lasting(MovedOnTest::requestGone).decision().outcome())
        .isInstanceOf(MigrationOutcome.Moved.class);
  }

  @Test
  void itIsOverAtOnceWhenItWasCleanedUp() {
    var cleanedUp = requestGone().remembering(memory -> memory.withCleanedUp(true));

    assertThat(cleanedUp.next()).isInstanceOf(Action.Finish.class);
  }

  @Test
  void itIsOverWhenARequestOfOthersTakesTheMailboxElsewhere() {
    var onItsWay = with(IN_PROGRESS, Whose.ELSEWHERE).remembering(MovedOnTest::proven);

    assertThat(onItsWay.next()).isInstanceOf(Action.Finish.class);
    assertThat(onItsWay.decision().outcome())
        .isInstanceOfSatisfying(
            MigrationOutcome.Moved.class, moved -> assertThat(moved.to()).isEqualTo("TGT-DB01"));
  }

  @Test
  void itIsOverWhenItsMailboxIsBroughtBackByARequestThatLooksLikeOurs() {
    for (var status : new RequestStatus[] {SYNCED, SUSPENDED, FAILED}) {
      var another = SituationFixture.item(status, Whose.OURS);
      var onItsWay =
          with(status).queued(another).remembering(memory -> proven(memory).withLastSeen(theirs()));

      assertThat(onItsWay.next()).isInstanceOf(Action.Finish.class);
    }
  }

  @Test
  void itsReportKeepsTheNumbersOfItsOwnRequest() {
    var onItsWay =
        with(IN_PROGRESS, Whose.ELSEWHERE).queued(theirs()).remembering(MovedOnTest::proven);

    assertThat(onItsWay.decision().outcome())
        .isInstanceOfSatisfying(
            MigrationOutcome.Moved.class, moved -> assertThat(moved.bytes()).isEqualTo(4));
  }

  @Test
  void itIsOverWhenItsCompletedRequestStaysBehind() {
    var left = with(COMPLETED).remembering(MovedOnTest::proven);

    assertThat(left.waits()).isEqualTo(MINUTE);
    assertThat(lasting(() -> with(COMPLETED).remembering(MovedOnTest::proven)).next())
        .isInstanceOf(Action.Finish.class);
  }

  @Test
  void itIsOverWhenOnlyADirectoryOrAQueueStillShowsItsRequest() {
    Supplier<SituationFixture> stamp =
        () -> calm().stamped(COMPLETED, Whose.OURS).remembering(MovedOnTest::proven);
    Supplier<SituationFixture> item =
        () -> calm().queued(item(COMPLETED, Whose.OURS)).remembering(MovedOnTest::proven);

    assertThat(lasting(stamp).next()).isInstanceOf(Action.Finish.class);
    assertThat(lasting(item).next()).isInstanceOf(Action.Finish.class);
  }

  @Test
  void aMoveThatWasNeverProvenIsStillAskedAbout() {
    Supplier<SituationFixture> unproven =
        () ->
            calm()
                .remembering(
                    memory ->
                        memory
                            .withSubmission(new Submission.Seen(NOW))
                            .withVerification(unverified(HOUR, HOUR)));

    assertThat(lasting(unproven).asks()).isEqualTo(Question.Code.REQUEST_VANISHED);
  }
}
