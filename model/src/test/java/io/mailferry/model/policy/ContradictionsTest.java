package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.QUEUED;
import static io.mailferry.model.policy.SituationFixture.NOW;
import static io.mailferry.model.policy.SituationFixture.calm;
import static io.mailferry.model.policy.SituationFixture.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.Question;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A person is asked about a contradiction that was looked at all the time it is said to last. */
class ContradictionsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static SituationFixture orphanedItem() {
    return calm().queued(item(QUEUED, Whose.OURS));
  }

  /** The first look shows it; then it is looked at each minute. */
  private static SituationFixture orphanedItemFor(int minutes) {
    var look = orphanedItem();
    for (var minute = 1; minute <= minutes; minute++) {
      look = orphanedItem().after(look).later(Duration.ofMinutes(minute));
    }
    return look;
  }

  @Test
  void oneThatLastsIsAskedAbout() {
    assertThat(orphanedItemFor(14).waits()).isEqualTo(MINUTE);
    assertThat(orphanedItemFor(15).asks()).isEqualTo(Question.Code.QUEUE_ORPHAN);
  }

  @Test
  void oneThatClearedLongAgoDoesNotMakeTheNextOneOld() {
    var cleared = calm().after(orphanedItemFor(2)).later(Duration.ofMinutes(3));
    assertThat(cleared.next()).isEqualTo(new Action.Submit());

    var lagging = orphanedItem().after(cleared).later(Duration.ofMinutes(5));
    var later = orphanedItem().after(lagging).later(Duration.ofMinutes(19));

    assertThat(lagging.waits()).isEqualTo(MINUTE);
    assertThat(later.waits()).isEqualTo(MINUTE);
  }

  @Test
  void timeInWhichNothingCouldBeReadDoesNotAgeIt() {
    var unreadable =
        calm()
            .queued(new QueueItem.Unreadable(NOW, "no session"))
            .after(orphanedItemFor(2))
            .later(Duration.ofMinutes(3));
    var back = orphanedItem().after(unreadable).later(Duration.ofMinutes(18));

    assertThat(back.waits()).isEqualTo(MINUTE);
  }

  /** What it alone was told reaches the others when it is back, and then takes its time. */
  @Test
  void aControllerThatWasMissedIsGivenTheTimeToAgreeWhenItIsBack() {
    var dc1 = "dc1.target.example";
    var look = orphanedItem().silent(dc1, NOW);
    for (var minute = 1; minute <= 44; minute++) {
      look = orphanedItem().silent(dc1, NOW).after(look).later(Duration.ofMinutes(minute));
      assertThat(look.asks()).isNull();
    }
    for (var minute = 45; minute <= 58; minute++) {
      look = orphanedItem().after(look).later(Duration.ofMinutes(minute));
      assertThat(look.waits()).as("%d minutes", minute).isEqualTo(MINUTE);
    }

    assertThat(orphanedItem().after(look).later(Duration.ofMinutes(59)).asks())
        .isEqualTo(Question.Code.QUEUE_ORPHAN);
  }

  @Test
  void timeInWhichNobodyLookedDoesNotAgeIt() {
    var back = orphanedItem().after(orphanedItemFor(2)).later(Duration.ofHours(3));

    assertThat(back.waits()).isEqualTo(MINUTE);
  }

  @Test
  void aVanishedRequestIsAskedAboutOnTheSameTerms() {
    var vanished =
        calm()
            .remembering(m -> m.withSubmission(new Submission.Seen(NOW)))
            .later(Duration.ofMinutes(1));
    var afterAnOutage = calm().after(vanished).later(Duration.ofHours(5));

    assertThat(vanished.waits()).isEqualTo(MINUTE);
    assertThat(afterAnOutage.waits()).isEqualTo(MINUTE);
  }
}
