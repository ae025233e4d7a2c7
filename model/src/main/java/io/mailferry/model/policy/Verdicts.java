package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Expected;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the verdicts that the classes of the policy share. */
final class Verdicts {
  private static final Duration SAFETY_LOOK = Timings.DEFAULT.safetyLook();

  /** What a person is told who is asked about something that may pass. */
  static final String TRIED_AGAIN = " It is tried again once an hour.";

  /** What a person is told who is asked about something that others need too. */
  private static final String GOES_ON =
      " Mailferry tries it now and then for all who need it, and goes on by itself when it is put"
          + " right.";

  /** What goes on by itself is only what was refused, and whoever reads it is asked for all. */
  private static final String REFUSED_GOES_ON =
      " What was refused is tried again now and then; requests that failed over the same account"
          + " need the answer repoint";

  private Verdicts() {}

  static Verdict wait(
      Situation situation,
      Duration lookAgainIn,
      Reason reason,
      Phase phase,
      Attention attention,
      String why) {
    return next(situation, new Action.WaitAndLook(lookAgainIn), reason, phase, attention, why);
  }

  /** Waits while Exchange is at work, for what comes next when all goes well. */
  static Verdict waitFor(
      @Nullable Expected expected,
      Situation situation,
      Duration lookAgainIn,
      Reason reason,
      Phase phase,
      String why) {
    return next(
        situation,
        new Action.WaitAndLook(lookAgainIn, expected),
        reason,
        phase,
        Attention.NONE,
        why);
  }

  static Verdict ask(Situation situation, Question.Code code, String sentence, Choice... choices) {
    return ask(situation, new Question(code, sentence, List.of(choices)));
  }

  static Verdict ask(Situation situation, Question question) {
    return next(
        situation,
        new Action.Ask(question),
        Reason.of(question.code()),
        Phase.ATTENTION,
        Attention.QUESTION,
        question.sentence());
  }

  /**
   * The question that a person has not answered yet. It stands as long as nothing says that it is
   * over, or whoever is about to answer it finds it gone, and is asked again a little later.
   *
   * @return empty when nothing is asked, or it is answered or over for another reason
   */
  static Optional<Verdict> stillAsking(Situation situation) {
    var orders = situation.orders();
    var asked = situation.memory().asked();
    if (asked == null || orders.wantsALook() || orders.cancel() != null) {
      return Optional.empty();
    }
    var refusal = situation.memory().repairs().refusal();
    var standing = ask(situation, asked);
    return Optional.of(
        refusal == null || asked.code() != Question.Code.REFUSED
            ? standing
            : new Verdict(standing.decision().needing(refusal.dependency()), standing.memory()));
  }

  /** The same where only these kinds of question are not over. */
  static Optional<Verdict> stillAsking(Situation situation, Question.Code... codes) {
    var asked = situation.memory().asked();
    return asked != null && List.of(codes).contains(asked.code())
        ? stillAsking(situation)
        : Optional.empty();
  }

  static Verdict askAboutRefusal(Situation situation, Refusal refusal) {
    var asked = ask(situation, about(refusal, "Exchange refused the command"));
    return new Verdict(asked.decision().needing(refusal.dependency()), asked.memory());
  }

  /** What a person is asked about a refusal; whom Exchange refuses with one code has one cause. */
  static Question about(Refusal refusal, String what) {
    return new Question(
        Question.Code.REFUSED,
        what + " (" + refusal.code() + "): " + refusal.sentence() + ifTriedAgain(refusal),
        isAboutTheFarAccount(refusal)
            ? List.of(Choice.REPOINT, Choice.LOOK_AGAIN, Choice.LEAVE)
            : List.of(Choice.LOOK_AGAIN, Choice.LEAVE),
        cause(refusal));
  }

  /** Requests that were submitted before fail over the same account, and ask the same. */
  private static String cause(Refusal refusal) {
    if (isAboutTheFarAccount(refusal)) {
      return FailureFamily.FAR_CREDENTIAL.word();
    }
    return refusal.dependency() == null ? "refused/" + refusal.code() : refusal.dependency();
  }

  private static boolean isAboutTheFarAccount(Refusal refusal) {
    return refusal.code().equals(Refusal.FAR_ACCOUNT);
  }

  private static String ifTriedAgain(Refusal refusal) {
    if (refusal.dependency() != null) {
      return isAboutTheFarAccount(refusal) ? REFUSED_GOES_ON : GOES_ON;
    }
    return refusal.lagging() ? TRIED_AGAIN : "";
  }

  static Verdict resume(Situation situation, Reason reason, String sentence) {
    if (situation.memory().request().released() != null) {
      // It completes when it runs.
      if (!situation.slots().cutover()) {
        return Turns.toSwitch(situation, "the move request is resumed", SAFETY_LOOK);
      }
    } else if (!situation.slots().copy()) {
      return Turns.toCopy(situation, Attention.WAITING, "the move request is resumed");
    }
    return resumeAtOnce(situation, reason, sentence);
  }

  /** Whether or not others leave room for it. */
  static Verdict resumeAtOnce(Situation situation, Reason reason, String sentence) {
    return next(situation, new Action.Resume(), reason, Phase.COPYING, Attention.WAITING, sentence);
  }

  static Verdict resumeOnAnswer(Situation situation) {
    return resume(situation, Reason.ANSWERED, "resumed on an operator's answer");
  }

  static Verdict withdraw(Situation situation) {
    return next(
        situation,
        new Action.Withdraw(),
        Reason.CANCELLED,
        Phase.DONE,
        Attention.NONE,
        "cancelled: the request is removed, the source mailbox stays as it is");
  }

  static Verdict withdrawn(Situation situation) {
    var order = situation.orders().cancel();
    var why = order == null ? "its request was withdrawn" : order.reason();
    return finish(
        situation, new MigrationOutcome.Withdrawn(why), Reason.CANCELLED, "withdrawn: " + why);
  }

  static Verdict left(Situation situation) {
    return left(
        situation, new MigrationOutcome.Withdrawn("left as it is, on an operator's answer"));
  }

  /** What is left may be a request whose move is certain already. */
  static Verdict left(Situation situation, MigrationOutcome outcome) {
    return finish(situation, outcome, Reason.LEFT, "left as it is");
  }

  static Verdict finish(
      Situation situation, MigrationOutcome outcome, Reason reason, String sentence) {
    return next(
        situation, new Action.Finish(outcome), reason, Phase.DONE, Attention.NONE, sentence);
  }

  static Verdict next(
      Situation situation,
      Action action,
      Reason reason,
      Phase phase,
      Attention attention,
      String sentence) {
    return new Verdict(
        new Decision(
            action,
            reason,
            sentence,
            phase,
            attention,
            action instanceof Action.Finish(var outcome) ? outcome : null),
        situation.memory());
  }

  /** The same verdict, with the outcome that is certain already. */
  static Verdict knowing(MigrationOutcome outcome, Verdict verdict) {
    var decision = verdict.decision();
    return new Verdict(
        new Decision(
            decision.next(),
            decision.reason(),
            decision.sentence(),
            decision.phase(),
            decision.attention(),
            outcome),
        verdict.memory());
  }
}
