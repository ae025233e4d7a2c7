package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.policy.SituationFixture.NOW;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.calm;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.unverified;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The controller that Exchange told of the move goes away before it has told the others. */
class SilentAtCompletionTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String AWAY = "dc1.source.example";

  /** Completed an hour ago; a check fails since then, and was made a minute ago. */
  private static SituationFixture unproven(@Nullable Instant completed) {
    var item = completedAt(completed);
    return calm()
        .stamped(COMPLETED, Whose.OURS)
        .queued(item)
        .home(SituationFixture.atTarget())
        .remembering(
            memory -> memory.withLastSeen(item).withVerification(unverified(HOUR, MINUTE)));
  }

  private static QueueItem.Present completedAt(@Nullable Instant completed) {
    return SituationFixture.timed(
        SituationFixture.item(COMPLETED, Whose.OURS),
        new QueueItem.Times(ago(Duration.ofHours(3)), null, ago(HOUR), null, completed, 0));
  }

  private static Verification proofIn(Memory memory) {
    return Objects.requireNonNull(memory.arrival().verification());
  }

  @Test
  void nobodyIsAskedUntilItAnswers() {
    var held = unproven(ago(HOUR)).silent(AWAY, ago(HOUR));

    assertThat(held.waits()).isEqualTo(Duration.ofMinutes(5));
    assertThat(held.decision().reason()).isEqualTo(Reason.NOT_VERIFIED_YET);
    assertThat(held.decision().attention()).isEqualTo(Attention.WAITING);
    assertThat(held.decision().sentence())
        .contains("logging on failed")
        .contains(AWAY + " has not answered since " + ago(HOUR))
        .endsWith("a person is asked at " + in(Duration.ofHours(11)));
    assertThat(held.later(Duration.ofMinutes(4)).next())
        .as("and it is checked again all the same")
        .isEqualTo(new Action.Verify());
  }

  @Test
  void itHasAsLongToTellTheOthersAsEverWhenItIsBack() {
    var held = unproven(ago(HOUR)).silent(AWAY, ago(HOUR));

    var back = unproven(ago(HOUR)).after(held).later(Duration.ofMinutes(1));
    assertThat(back.next()).isEqualTo(new Action.Verify());
    assertThat(proofIn(back.verdict().memory()).firstAt()).isEqualTo(NOW);

    var checked = checkedAfter(back, Duration.ofMinutes(14));
    assertThat(checked.waits()).isEqualTo(MINUTE);
    assertThat(checkedAfter(back, Duration.ofMinutes(15)).asks())
        .isEqualTo(Question.Code.NOT_VERIFIED);
  }

  private static SituationFixture checkedAfter(SituationFixture earlier, Duration time) {
    return unproven(ago(HOUR))
        .after(earlier)
        .remembering(
            memory ->
                memory.withVerification(
                    Verification.after(
                        proofIn(memory),
                        in(time),
                        List.of(Verification.Check.failed("the source", "is a mailbox")))))
        .later(time);
  }

  @Test
  void aPersonIsAskedWhenItHasBeenAwayForTwelveHours() {
    var half = Duration.ofHours(12);

    assertThat(unproven(ago(half)).silent(AWAY, ago(half)).asks())
        .isEqualTo(Question.Code.NOT_VERIFIED);
    assertThat(unproven(ago(half)).silent(AWAY, ago(half.minusMinutes(1))).asks()).isNull();
  }

  @Test
  void oneThatFellSilentLongBeforeWasToldNothing() {
    assertThat(unproven(ago(HOUR)).silent(AWAY, ago(HOUR.plusMinutes(16))).asks())
        .isEqualTo(Question.Code.NOT_VERIFIED);
  }

  /** The one that answers now was away when the other could have told it. */
  @Test
  void oneThatFellSilentLongAfterMayHaveToldNobody() {
    assertThat(unproven(ago(HOUR)).silent(AWAY, ago(HOUR.minusMinutes(30))).asks()).isNull();
  }

  @Test
  void theFirstFailedCheckStandsForACompletionThatNobodySaw() {
    var held = unproven(null).silent(AWAY, ago(HOUR));
    assertThat(held.asks()).isNull();

    assertThat(unproven(null).after(held).silent(AWAY, ago(HOUR)).asks()).isNull();
    assertThat(unproven(null).after(held).asks()).isEqualTo(Question.Code.NOT_VERIFIED);
  }

  @Test
  void aQuestionThatStandsGoesOnStandingAndIsAnswered() {
    var asked = unproven(ago(HOUR));
    assertThat(asked.asks()).isEqualTo(Question.Code.NOT_VERIFIED);

    var silent = unproven(ago(HOUR)).after(asked).silent(AWAY, ago(HOUR));
    assertThat(silent.asks()).isEqualTo(Question.Code.NOT_VERIFIED);
    assertThat(silent.answered(Choice.LOOK_AGAIN).next()).isEqualTo(new Action.Verify());
    assertThat(silent.answered(Choice.ACCEPT).verdict().memory().arrival().accepted()).isTrue();
  }
}
