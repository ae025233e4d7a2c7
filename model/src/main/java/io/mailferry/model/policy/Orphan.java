package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import java.util.List;

/**
 * What is left of a request of which one place is lost, be it the stamp or the queue item
 * (docs/exchange/queues-and-stamps.md#orphans). Nobody works on it, and it stands in the way of a
 * new one. It is removed on a person's word, each time anew.
 */
final class Orphan {
  private Orphan() {}

  /** The question about one, which offers its removal where that can do no harm. */
  static Question question(Question.Code code, String sentence, boolean removable) {
    return new Question(
        code,
        sentence,
        removable
            ? List.of(Choice.REMOVE_ORPHAN, Choice.LOOK_AGAIN, Choice.LEAVE)
            : List.of(Choice.LOOK_AGAIN, Choice.LEAVE));
  }

  /** Asks, or does what was answered, when there was time enough to agree. */
  static Verdict decide(Situation odd, Question question) {
    return odd.orders().answer() == Choice.REMOVE_ORPHAN
            && question.choices().contains(Choice.REMOVE_ORPHAN)
        ? removed(odd)
        : Verdicts.ask(odd, question);
  }

  /**
   * The memory when it was removed, or may have been. What goes on showing it may only lag, so that
   * the time to agree begins anew.
   */
  static Memory gone(Memory memory) {
    return memory.withRestarting(true).withoutOdd();
  }

  private static Verdict removed(Situation odd) {
    return Verdicts.next(
        odd.with(odd.memory().withRefusal(null)),
        new Action.RemoveOrphan(),
        Reason.ORPHAN_REMOVED,
        Phase.SUBMITTING,
        Attention.NONE,
        "what is left of the move request is removed, as a person wants it; then a new one is"
            + " submitted");
  }
}
