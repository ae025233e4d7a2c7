package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.MigrationBatch;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.policy.Evidence.Owner;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The completed request of an earlier move, by whoever: finished work, for which Exchange accepts
 * no new request (docs/exchange/command-errors.md#completed-request). It is removed with consent,
 * and nothing but a completed one ever is.
 */
final class Leftover {
  private static final String CAUSE = "leftover/";

  private final Timings timings;
  private final Settling settling;

  Leftover(Timings timings, Settling settling) {
    this.timings = timings;
    this.settling = settling;
  }

  /**
   * Whether directory and queue show the same completed request, of another wave or of others, that
   * did not bring the mailbox where it is wanted and that is from before this migration began: what
   * somebody did with the mailbox after our request had been there is not for us to undo.
   */
  static boolean is(Situation situation, QueueItem.Present item) {
    return item.status().completed()
        && situation.sighting().stamp() instanceof Stamp.Present stamp
        && stamp.status().completed()
        && batch(stamp.batchName()).equals(batch(item.batchName()))
        && !isNeverRemoved(situation, batch(item.batchName()))
        && !situation.atHome()
        && situation.memory().arrival().verification() == null
        && !isFollowed(situation);
  }

  static String batch(@Nullable String name) {
    return Objects.requireNonNullElse(name, "").toLowerCase(Locale.ROOT);
  }

  private static boolean isNeverRemoved(Situation situation, String batch) {
    return MigrationBatch.markedBy(batch).isPresent()
        || batch.equals(batch(situation.intention().wave().batchName()));
  }

  /** Whether it was under way before our eyes, so that it is our move that completed. */
  private static boolean isFollowed(Situation situation) {
    return situation.memory().submission() instanceof Submission.Seen
        || situation.memory().request().consented();
  }

  Verdict decide(Situation situation, QueueItem.Present item, Owner owner) {
    var orders = situation.orders();
    if (orders.cancel() != null || orders.answer() == Choice.LEAVE) {
      return Verdicts.left(situation);
    }
    if (goesElsewhere(situation, item, owner) || situation.memory().request().restarting()) {
      return standing(situation, item);
    }
    var odd = settling.odd(situation);
    var mayStillArrive =
        settling.isOver(odd)
            ? settling.untilAllAnswer(odd, Phase.SUBMITTING, mayHaveArrived(odd))
            : Optional.of(mayHaveJustArrived(odd));
    return mayStillArrive
        .map(
            waiting ->
                Verdicts.stillAsking(odd, Question.Code.LEFTOVER, Question.Code.REFUSED)
                    .orElse(waiting))
        .orElseGet(() -> standing(odd, item));
  }

  /** One that came another way can have come to our database all the same. */
  private static boolean goesElsewhere(Situation situation, QueueItem.Present item, Owner owner) {
    return owner == Owner.CONFLICT
        && item.targetDatabase() != null
        && !situation.intention().destination().isCalled(item.targetDatabase());
  }

  /** It goes where we want to go, and the controller may not show yet that it came there. */
  private Verdict mayHaveJustArrived(Situation odd) {
    return Verdicts.wait(
        odd,
        timings.settleLook(),
        Reason.DIRECTORY_AND_QUEUE_DISAGREE,
        Phase.SUBMITTING,
        Attention.WAITING,
        mayHaveArrived(odd));
  }

  private static String mayHaveArrived(Situation odd) {
    return "a completed move request of others goes to "
        + odd.intention().target().name()
        + ", where "
        + odd.sighting().controller()
        + " does not show the mailbox; directories need time to agree";
  }

  private Verdict standing(Situation situation, QueueItem.Present item) {
    var answer = situation.orders().answer();
    var refusal = situation.memory().repairs().refusal();
    if (refusal != null
        && answer != Choice.REMOVE_LEFTOVER
        && answer != Choice.LOOK_AGAIN
        && !situation.mayBeTriedAgain(refusal)) {
      return Verdicts.askAboutRefusal(situation, refusal);
    }
    if (item.liesWithinExchange2010()) {
      return askForAnOldShell(situation, item);
    }
    return isConsented(situation, item) ? removed(situation) : ask(situation, item);
  }

  /** Nobody's consent makes it safe. */
  private static Verdict askForAnOldShell(Situation situation, QueueItem.Present item) {
    return Verdicts.ask(
        situation,
        new Question(
            Question.Code.LEFTOVER,
            standsInTheWay(item)
                + ". Both databases of that move are of Exchange 2010, and Remove-MoveRequest of a"
                + " later version can delete the mailbox with it: remove it in a shell of Exchange"
                + " 2010, then look again",
            List.of(Choice.LOOK_AGAIN, Choice.LEAVE),
            CAUSE + "exchange-2010"));
  }

  /** A warning may be kept for a person to read, so that a plan cannot consent to it. */
  private static boolean isConsented(Situation situation, QueueItem.Present item) {
    return (situation.intention().consents().leftovers() == Leftovers.REMOVE
            && item.status() == RequestStatus.COMPLETED)
        || situation.orders().answer() == Choice.REMOVE_LEFTOVER
        || situation.memory().request().restarting();
  }

  /** Consent is remembered until the request is gone, so that a lost answer asks nobody again. */
  private Verdict removed(Situation situation) {
    var consented =
        situation.with(situation.memory().withRestarting(true).withRefusal(null).withoutOdd());
    var pause = situation.orders().pause();
    return pause == null
        ? Verdicts.next(
            consented,
            new Action.RemoveLeftover(),
            Reason.LEFTOVER_REMOVED,
            Phase.SUBMITTING,
            Attention.NONE,
            "the completed request of an earlier move is removed, as a person wants it; then a new"
                + " one is submitted")
        : NothingThere.pausedBeforeTheBeginning(consented, pause, timings.safetyLook());
  }

  private static Verdict ask(Situation situation, QueueItem.Present item) {
    return Verdicts.ask(
        situation,
        new Question(
            Question.Code.LEFTOVER,
            standsInTheWay(item),
            List.of(Choice.REMOVE_LEFTOVER, Choice.LOOK_AGAIN, Choice.LEAVE),
            CAUSE + (batch(item.batchName()).isBlank() ? "completed" : item.batchName())));
  }

  private static String standsInTheWay(QueueItem.Present item) {
    return "a request of an earlier move (status "
        + item.status()
        + ", batch \""
        + Objects.requireNonNullElse(item.batchName(), "")
        + "\", to "
        + Objects.requireNonNullElse(item.targetDatabase(), "a database it does not name")
        + ") stands in the way: Exchange accepts no new request until it is removed";
  }
}
