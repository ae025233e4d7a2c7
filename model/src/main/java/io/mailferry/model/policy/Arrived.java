package io.mailferry.model.policy;

import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.SilentController;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mailbox is in its new home: it is verified, and its request is cleaned up. */
final class Arrived {
  /** A forest that is away comes back by itself, or is gone for good, which a person knows. */
  private static final Duration UNKNOWN_BEFORE_ASKING = Duration.ofDays(1);

  private final Timings timings;

  Arrived(Timings timings) {
    this.timings = timings;
  }

  Verdict decide(Situation situation, boolean withWarning) {
    var memory = situation.memory();
    var verification = memory.arrival().verification();
    var answer = situation.orders().answer();
    if (verification == null) {
      return verify(situation, "the mailbox is in its new home: the arrival is checked");
    }
    if (verification.passed() || memory.arrival().accepted() || answer == Choice.ACCEPT) {
      var accepted = verification.passed() ? situation : situation.with(memory.withAccepted(true));
      return afterwards(accepted, verification, withWarning);
    }
    if (answer == Choice.LEAVE) {
      return Verdicts.left(situation);
    }
    var silent = mayKnowBetter(situation, verification);
    return silent.isPresent()
        ? untilItAnswers(situation, verification, silent.get())
        : checkAgainOrAsk(situation, verification);
  }

  private Verdict checkAgainOrAsk(Situation situation, Verification verification) {
    // A check of before the time was over proves nothing after it, however long nobody looked.
    var asking =
        !verification.lastAt().isBefore(verification.firstAt().plus(patience(verification)));
    var pause = asking ? timings.releasedLook() : pause(verification);
    if (isToBeChecked(situation, verification, pause)) {
      return checkAgain(situation, verification);
    }
    return asking ? ask(situation, verification) : wait(situation, verification, pause);
  }

  private static boolean isToBeChecked(
      Situation situation, Verification verification, Duration pause) {
    return situation.orders().answer() == Choice.LOOK_AGAIN
        || situation.hasPassed(verification.lastAt(), pause);
  }

  private static Verdict checkAgain(Situation situation, Verification verification) {
    return verify(situation, "the arrival is checked again: " + verification.shortfall());
  }

  /**
   * A controller that was there when the move was completed, and is silent now: what Exchange wrote
   * there may show nowhere else (docs/exchange/directory.md#told-to-one).
   */
  private Optional<SilentController> mayKnowBetter(Situation situation, Verification verification) {
    if (!verification.failed()) {
      return Optional.empty();
    }
    return situation
        .sighting()
        .silentAfter(
            Objects.requireNonNullElse(completedAt(situation), verification.firstAt()),
            timings.settle())
        .stream()
        .filter(each -> !situation.hasPassed(each.since(), Settling.LONGEST_HELD))
        .findFirst();
  }

  private static @Nullable Instant completedAt(Situation situation) {
    var last = situation.memory().request().lastSeen();
    return last == null ? null : last.times().completed();
  }

  /**
   * When it is back, the checks have the time to agree before them again. Where nobody knows when
   * the move was completed, the first check that failed stands for it, and is kept.
   */
  private Verdict untilItAnswers(
      Situation situation, Verification verification, SilentController silent) {
    var held =
        completedAt(situation) == null
            ? situation
            : situation.with(
                situation.memory().withVerification(verification.failingSince(situation.now())));
    return isToBeChecked(held, verification, timings.awayLook())
        ? checkAgain(held, verification)
        : Verdicts.stillAsking(held, Question.Code.NOT_VERIFIED)
            .orElseGet(
                () ->
                    Verdicts.wait(
                        held,
                        timings.awayLook(),
                        Reason.NOT_VERIFIED_YET,
                        Phase.VERIFYING,
                        Attention.WAITING,
                        "moved, and these checks do not pass yet ("
                            + verification.shortfall()
                            + "). "
                            + Settling.mayKnowBetter(
                                silent, silent.since().plus(Settling.LONGEST_HELD))));
  }

  private Duration patience(Verification verification) {
    return verification.failed() ? timings.settle() : UNKNOWN_BEFORE_ASKING;
  }

  private Duration pause(Verification verification) {
    return verification.failed() ? timings.settleLook() : timings.awayLook();
  }

  private static Verdict wait(Situation situation, Verification verification, Duration pause) {
    var waiting =
        Verdicts.wait(
            situation,
            pause,
            Reason.NOT_VERIFIED_YET,
            Phase.VERIFYING,
            Attention.WAITING,
            (verification.failed()
                    ? "moved, and these checks do not pass yet ("
                    : "moved, and these checks cannot be made at the moment (")
                + verification.shortfall()
                + ")");
    return new Verdict(
        waiting.decision().needing(away(situation.sighting().sourceHome())), waiting.memory());
  }

  private static @Nullable String away(@Nullable Home source) {
    return source instanceof Home.Unreadable unreadable ? unreadable.dependency() : null;
  }

  private static Verdict ask(Situation situation, Verification verification) {
    var word = verification.shortfallWord();
    return Verdicts.ask(
        situation,
        new Question(
            Question.Code.NOT_VERIFIED,
            "the mailbox moved and a check "
                + (verification.failed() ? "did not pass: " : "cannot be made: ")
                + verification.shortfall()
                + ". It is checked again every half hour, and the question goes when all is well",
            List.of(Choice.LOOK_AGAIN, Choice.ACCEPT, Choice.LEAVE),
            // Who accepts that nobody could try a logon accepts no mailbox that exists twice.
            causeOf(situation, word)));
  }

  private static @Nullable String causeOf(Situation situation, @Nullable String word) {
    if (existsTwice(situation)) {
      return "not-verified/"
          + (word == null ? "two-mailboxes" : word)
          + "/"
          + situation.intention().mailbox();
    }
    return word == null ? null : "not-verified/" + word;
  }

  /** Nobody accepts that for many at once: mail may split between the two. */
  private static boolean existsTwice(Situation situation) {
    return situation.intention().route().crossForest()
        && situation.intention().scope() != MailboxScope.ARCHIVE_ONLY
        && situation.sighting().sourceHome() instanceof Home.InDatabase;
  }

  private static Verdict verify(Situation situation, String sentence) {
    return Verdicts.next(
        situation, new Action.Verify(), Reason.ARRIVED, Phase.VERIFYING, Attention.NONE, sentence);
  }

  private Verdict afterwards(Situation situation, Verification verification, boolean withWarning) {
    var outcome = moved(situation, withWarning);
    var gone =
        Evidence.of(situation.intention(), situation.sighting()) instanceof Evidence.NoRequest;
    if (gone || situation.memory().arrival().cleanedUp()) {
      return Verdicts.finish(
          situation, outcome, Reason.MOVED, "moved, verified, and nothing is left to clean up");
    }
    if (withWarning) {
      return Verdicts.finish(
          situation,
          outcome,
          Reason.MOVED,
          "moved with a warning from Exchange and verified; its request is kept for a person to"
              + " read");
    }
    if (mayLieWithinExchange2010(situation)) {
      return Verdicts.finish(
          situation,
          outcome,
          Reason.MOVED,
          "moved and verified; its request is kept, because both databases are, or may be, of"
              + " Exchange 2010, and Remove-MoveRequest of a later version can delete the mailbox"
              + " with it: remove it in a shell of Exchange 2010");
    }
    return Verdicts.knowing(outcome, cleanUp(situation, verification));
  }

  /** Where the item is gone and nobody saw it, a local move may have been such a one. */
  private static boolean mayLieWithinExchange2010(Situation situation) {
    var item =
        situation.sighting().queue() instanceof QueueItem.Present present
            ? present
            : situation.memory().request().lastSeen();
    return item == null
        ? situation.intention().route() == Route.LOCAL
        : item.liesWithinExchange2010();
  }

  /** Whether the move was proven and a request is there that came after it. */
  static boolean isFollowedBy(QueueItem.Present item, Memory memory) {
    return memory.arrival().proven() && memory.request().knowsAnother(item);
  }

  /**
   * The move was proven, and the mailbox or its request is not any more as it was then: somebody
   * has moved it on, and what is there now is not for us.
   */
  static Verdict movedOn(Situation situation) {
    return Verdicts.finish(
        situation,
        moved(situation, false),
        Reason.MOVED,
        "moved and verified; since then somebody else has changed where the mailbox lives or its"
            + " move request, so nothing is cleaned up");
  }

  private Verdict cleanUp(Situation situation, Verification verification) {
    var due = verification.lastAt().plus(timings.cleanUpDelay());
    return situation.now().isBefore(due) && situation.orders().giveWay() == null
        ? Verdicts.wait(
            situation,
            Duration.between(situation.now(), due),
            Reason.CLEAN_UP_LATER,
            Phase.CLEANING_UP,
            Attention.NONE,
            "moved and verified; the completed request is removed at " + due)
        : Verdicts.next(
            situation,
            new Action.CleanUp(),
            Reason.CLEAN_UP_DUE,
            Phase.CLEANING_UP,
            Attention.NONE,
            "moved and verified; the completed request is removed");
  }

  private static MigrationOutcome moved(Situation situation, boolean withWarning) {
    var memory = situation.memory();
    var last = memory.request().lastSeen();
    var from = memory.sourceDatabase();
    return new MigrationOutcome.Moved(
        from == null && last != null ? last.sourceDatabase() : from,
        situation.intention().destination().name(),
        last == null ? null : last.times().queued(),
        last == null ? null : last.times().completed(),
        last == null ? 0 : last.progress().bytes(),
        last == null ? 0 : last.times().finalizationSeconds(),
        withWarning,
        memory.arrival().accepted());
  }
}
