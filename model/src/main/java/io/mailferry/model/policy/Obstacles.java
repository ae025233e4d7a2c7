package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Duration;
import java.util.List;

/** What follows when something stands in the way of a move before it begins. */
public final class Obstacles {
  /** Somebody may have put it right without telling us; looking is cheap and changes nothing. */
  public static final Duration LOOK_AGAIN_IN = Duration.ofHours(1);

  private Obstacles() {}

  /** All of them are put to a person at once. */
  public static Decision ask(List<String> obstacles) {
    var sentence = "the mailbox cannot be moved yet: " + String.join("; ", obstacles);
    var question =
        new Question(Question.Code.OBSTACLES, sentence, List.of(Choice.LOOK_AGAIN, Choice.LEAVE));
    return new Decision(
        new Action.Ask(question),
        Reason.OBSTACLES,
        sentence,
        Phase.ATTENTION,
        Attention.QUESTION,
        null);
  }

  /** The person answered to leave it at that. */
  public static Decision leave(List<String> obstacles) {
    var outcome = new MigrationOutcome.NotStarted(obstacles);
    return new Decision(
        new Action.Finish(outcome),
        Reason.LEFT,
        outcome.sentence(),
        Phase.DONE,
        Attention.NONE,
        outcome);
  }
}
