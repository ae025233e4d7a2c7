package io.mailferry.model.policy;

import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests that are not ours: touched with consent only, and some of them never. */
final class Ownership {
  private Ownership() {}

  static boolean consented(Situation situation) {
    return situation.memory().request().consented() || situation.orders().answer() == Choice.ADOPT;
  }

  static Verdict conflict(Situation situation) {
    if (situation.memory().arrival().proven()) {
      return Arrived.movedOn(situation);
    }
    return mayLeave(situation)
        ? Verdicts.left(situation)
        : Verdicts.ask(
            situation,
            Question.Code.CONFLICTING_REQUEST,
            "another move request exists for this mailbox: with another target or direction, or"
                + " made by Exchange's migration batches. Mailferry does not change it. Ask its"
                + " owner to finish or remove it",
            Choice.LOOK_AGAIN,
            Choice.LEAVE);
  }

  static Verdict foreign(Situation situation, @Nullable String batchName, RequestStatus status) {
    if (situation.memory().arrival().proven()) {
      return Arrived.movedOn(situation);
    }
    return mayLeave(situation)
        ? Verdicts.left(situation)
        : Verdicts.ask(
            situation,
            new Question(
                Question.Code.FOREIGN_REQUEST,
                "somebody else's move request (batch \""
                    + (batchName == null ? "" : batchName)
                    + "\", status "
                    + status
                    + ") already takes this mailbox to "
                    + situation.intention().target().name(),
                List.of(Choice.ADOPT, Choice.LOOK_AGAIN, Choice.LEAVE),
                batchName == null || batchName.isBlank() ? null : "foreign-request/" + batchName));
  }

  private static boolean mayLeave(Situation situation) {
    return situation.orders().cancel() != null || situation.orders().answer() == Choice.LEAVE;
  }
}
