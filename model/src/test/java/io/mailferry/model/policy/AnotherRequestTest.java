package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.calm;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was said of one request, or done with it, says nothing of the next one. */
class AnotherRequestTest {
  private static QueueItem.Present theNext(RequestStatus status, Whose whose) {
    var item = item(status, whose);
    return new QueueItem.Present(
        UUID.fromString("00000000-0000-0000-0000-00000000cafe"),
        item.status(),
        item.statusDetail(),
        item.route(),
        item.batchName(),
        item.targetDatabase(),
        item.sourceDatabase(),
        item.suspendWhenReady(),
        item.completeAfter(),
        item.progress(),
        item.times(),
        item.failure());
  }

  @Test
  void consentIsForOneRequest() {
    var adopted = with(SYNCED, Whose.FOREIGN).answered(Choice.ADOPT);
    assertThat(adopted.next()).isEqualTo(new Action.Release());
    assertThat(with(SYNCED, Whose.FOREIGN).after(adopted).next()).isEqualTo(new Action.Release());

    var gone = calm().after(adopted);
    var another = with(SYNCED, Whose.FOREIGN).queued(theNext(SYNCED, Whose.FOREIGN)).after(gone);

    assertThat(another.asks()).isEqualTo(Question.Code.FOREIGN_REQUEST);
  }

  @Test
  void anAnswerIsForTheRequestThatWasAskedAbout() {
    var asked = with(SYNCED, Whose.FOREIGN);
    var another =
        with(SYNCED, Whose.FOREIGN)
            .queued(theNext(SYNCED, Whose.FOREIGN))
            .after(asked)
            .answered(Choice.ADOPT);

    assertThat(asked.asks()).isEqualTo(Question.Code.FOREIGN_REQUEST);
    assertThat(another.asks()).isEqualTo(Question.Code.FOREIGN_REQUEST);
  }

  @Test
  void anotherRequestWasNotSuspendedByUs() {
    var suspended =
        with(IN_PROGRESS)
            .remembering(
                memory ->
                    memory
                        .withLastSeen(item(SUSPENDED, Whose.OURS))
                        .withSuspendedByUs(true)
                        .withReleased(ago(Duration.ofHours(1)))
                        .withWithdrawn(true)
                        .withOneMoreResume(ago(Duration.ofHours(1)), FailureFamily.PASSING))
            .stamped(SUSPENDED, Whose.OURS)
            .queued(theNext(SUSPENDED, Whose.OURS));

    assertThat(suspended.asks()).isEqualTo(Question.Code.SUSPENDED_BY_OTHERS);
    var memory = suspended.verdict().memory();
    assertThat(memory.request().released()).isNull();
    assertThat(memory.request().withdrawn()).isFalse();
    assertThat(memory.repairs().resumes()).isZero();
  }
}
