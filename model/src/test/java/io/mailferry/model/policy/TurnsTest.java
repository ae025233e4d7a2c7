package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.FAILED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.calm;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.passing;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.InShort;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import io.mailferry.model.slot.HeldSlots;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Only so many mailboxes may be copied, or switch, at a time. */
class TurnsTest {
  private static final HeldSlots MAY_COPY = new HeldSlots(true, false);
  private static final HeldSlots MAY_SWITCH = new HeldSlots(false, true);

  @Test
  void nothingIsSubmittedBeforeItIsItsTurn() {
    var waiting = calm().holding(MAY_SWITCH);

    assertThat(waiting.waits()).isEqualTo(Duration.ofHours(6));
    assertThat(waiting.decision().reason()).isEqualTo(Reason.WAITING_FOR_SLOT);
    assertThat(waiting.decision().phase()).isEqualTo(Phase.WAITING_TO_COPY);
    assertThat(waiting.decision().attention()).isEqualTo(Attention.NONE);
    assertThat(InShort.of(waiting.decision()).sentence())
        .isEqualTo("waits for its turn to be copied; nobody needs to do anything");
    assertThat(calm().holding(MAY_COPY).next()).isEqualTo(new Action.Submit());
  }

  @Test
  void whatFailedIsResumedWhenItIsItsTurn() {
    var failed =
        with(FAILED).queued(item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), passing()));

    assertThat(failed.holding(MAY_SWITCH).decision().reason()).isEqualTo(Reason.WAITING_FOR_SLOT);
    assertThat(failed.holding(MAY_COPY).next()).isEqualTo(new Action.Resume());
  }

  /** The answer is carried out then. */
  @Test
  void whatAPersonAnsweredIsKeptUntilThen() {
    var failed =
        with(FAILED)
            .queued(
                item(
                    FAILED, Whose.OURS, false, in(Duration.ofDays(90)), SituationFixture.lasting()))
            .answered(Choice.RESUME);

    var waiting = failed.holding(HeldSlots.NONE).decision();

    assertThat(waiting.reason()).isEqualTo(Reason.WAITING_FOR_SLOT);
    assertThat(waiting.reason().leavesAnswersOpen()).isTrue();
    assertThat(Reason.WAITING_FOR_CUTOVER_SLOT.leavesAnswersOpen()).isTrue();
    assertThat(failed.holding(MAY_COPY).next()).isEqualTo(new Action.Resume());
  }

  @Test
  void whatIsCopiedIsReleasedWhenItIsItsTurnToSwitch() {
    var copied =
        with(SYNCED).queued(item(SYNCED, Whose.OURS, false, in(Duration.ofDays(90)), null));

    var waiting = copied.holding(MAY_COPY);
    assertThat(waiting.decision().reason()).isEqualTo(Reason.WAITING_FOR_CUTOVER_SLOT);
    assertThat(waiting.decision().phase()).isEqualTo(Phase.WAITING_TO_SWITCH);
    assertThat(waiting.waits()).isEqualTo(Duration.ofHours(6));
    assertThat(copied.holding(MAY_SWITCH).next()).isEqualTo(new Action.Release());
  }

  @Test
  void itIsLookedAtWhenItsWindowLetsNothingBeginAnyMore() {
    var copied =
        with(SYNCED)
            .queued(item(SYNCED, Whose.OURS, false, in(Duration.ofDays(90)), null))
            .window(ago(Duration.ofHours(1)), in(Duration.ofHours(2)))
            .holding(MAY_COPY);

    assertThat(copied.waits()).isEqualTo(Duration.ofMinutes(90));
    assertThat(copied.later(Duration.ofMinutes(90)).decision().reason())
        .isEqualTo(Reason.NO_WINDOW_LEFT);
  }

  @Test
  void aReleasedRequestThatFailedIsResumedWhenItIsItsTurnToSwitch() {
    var failed =
        with(FAILED)
            .queued(item(FAILED, Whose.OURS, false, ago(Duration.ofMinutes(5)), passing()))
            .remembering(memory -> memory.withReleased(ago(Duration.ofMinutes(5))));

    assertThat(failed.holding(MAY_COPY).decision().reason())
        .isEqualTo(Reason.WAITING_FOR_CUTOVER_SLOT);
    assertThat(failed.holding(MAY_SWITCH).next()).isEqualTo(new Action.Resume());
  }

  @Test
  void whatExchangeWouldCompleteByItselfIsBrakedFirst() {
    var adopted =
        with(SYNCED).queued(item(SYNCED, Whose.OURS, false, in(Duration.ofDays(1)), null));

    var braked = adopted.holding(MAY_COPY);
    assertThat(braked.next()).isEqualTo(new Action.Park());
    assertThat(braked.decision().reason()).isEqualTo(Reason.WAITING_FOR_CUTOVER_SLOT);
    assertThat(adopted.holding(MAY_SWITCH).next()).isEqualTo(new Action.Release());
  }

  @Test
  void aRefusalThatIsAskedAboutStaysAskedAbout() {
    var refusal = new Refusal(ago(Duration.ofMinutes(5)), "MF-EX-X", "not allowed.");
    var copied =
        with(SYNCED)
            .queued(item(SYNCED, Whose.OURS, false, in(Duration.ofDays(90)), null))
            .remembering(memory -> memory.withRefusal(refusal));

    assertThat(copied.holding(HeldSlots.NONE).asks()).isEqualTo(Question.Code.REFUSED);
    assertThat(
            calm()
                .remembering(memory -> memory.withRefusal(refusal))
                .holding(HeldSlots.NONE)
                .asks())
        .isEqualTo(Question.Code.REFUSED);
  }

  /** What others need as well is asked about by those whose turn it is. */
  @Test
  void aRefusalThatIsTriedAgainStandsInLine() {
    var refusal =
        Refusal.of(
            new Dependency(Dependency.Kind.DATABASE, "TGT-DB01"),
            ago(Duration.ofMinutes(1)),
            "MF-EX-NO-DATABASE",
            "it does not exist");
    var refused = calm().remembering(memory -> memory.withRefusal(refusal));

    assertThat(refused.holding(HeldSlots.NONE).decision().reason())
        .isEqualTo(Reason.WAITING_FOR_SLOT);
    assertThat(refused.holding(MAY_COPY).next()).isEqualTo(new Action.Submit());
  }

  /** A person is asked already; the question is not to go for want of a turn. */
  @Test
  void whatIsTriedOnceAnHourWaitsForNoTurn() {
    var tired =
        with(FAILED)
            .queued(item(FAILED, Whose.OURS, false, in(Duration.ofDays(90)), passing()))
            .remembering(
                memory -> {
                  var tried = memory;
                  for (var i = 0; i < Timings.DEFAULT.mostResumes(); i++) {
                    tried =
                        tried.withOneMoreResume(ago(Duration.ofHours(2)), FailureFamily.PASSING);
                  }
                  return tried;
                });

    assertThat(tired.holding(HeldSlots.NONE).next()).isEqualTo(new Action.Resume());
  }
}
