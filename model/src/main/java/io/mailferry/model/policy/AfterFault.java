package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.memory.FaultKind;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.SilentController;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows when a command went wrong: it is tried again after a while, looked for, or a person
 * is asked. Which of them depends on whether the command arrived, and on how often it was tried.
 */
public final class AfterFault {
  /**
   * An object may not be on every controller yet; so often it is looked for before one asks. The
   * pauses between are as long together as controllers may take to agree.
   */
  private static final int TRIES_BEFORE_ASKING = 4;

  /** Some two hours: what passes by itself has passed, and goes on being tried all the same. */
  private static final int TRIES_BEFORE_TELLING = 12;

  /** Half an hour in which a mailbox is not held back as it should be. */
  private static final int PROTECTING_TRIES_BEFORE_TELLING = 30;

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /** The same for what others have tried. */
  static final Duration AWAY_BEFORE_TELLING = Duration.ofHours(2);

  /**
   * As often as Microsoft's own services try again (docs/exchange/failures.md#microsofts-retries).
   */
  private static final int UNKNOWN_ANSWERS_BEFORE_ASKING = 5;

  /** What is lost so often in a row is not lost by chance. */
  private static final int LOST_ANSWERS_BEFORE_TELLING = 5;

  /** What a person is told of whom something cannot be read just now. */
  static final String READ_AGAIN = " The move has not failed: Mailferry reads again by itself";

  private final Timings timings;

  /** What follows, with these timings. */
  public AfterFault(Timings timings) {
    this.timings = timings;
  }

  /**
   * How often in a row a command may go wrong in this way before people are told of it: one that
   * did not arrive, or whose answer was lost, is then called stuck, about any other a person is
   * asked.
   */
  public static int mostTries(FaultKind kind) {
    return switch (kind) {
      case NOT_REACHED -> TRIES_BEFORE_TELLING;
      case LAGGING -> TRIES_BEFORE_ASKING;
      case UNKNOWN_WORDS -> UNKNOWN_ANSWERS_BEFORE_ASKING;
      case LOST -> LOST_ANSWERS_BEFORE_TELLING;
    };
  }

  /**
   * The command certainly did not run: it is tried again, each time after a longer pause.
   *
   * @param fault what went wrong, in a sentence
   */
  public Verdict nothingDone(Memory memory, String fault) {
    return tryAgain(memory, FaultKind.NOT_REACHED, fault);
  }

  /**
   * The same of a command that protects a mailbox from its cutover: Exchange does not wait for it,
   * so it does not wait longer each time.
   */
  public Verdict nothingProtected(Memory memory, String fault) {
    return tryAgain(
        memory, FaultKind.NOT_REACHED, fault, A_MINUTE, PROTECTING_TRIES_BEFORE_TELLING);
  }

  private Verdict tryAgain(Memory memory, FaultKind kind, String fault) {
    var tries = memory.repairs().tries(kind);
    return tryAgain(
        memory,
        kind,
        fault,
        timings.settleLook().multipliedBy(1L << Math.min(tries, 4)),
        TRIES_BEFORE_TELLING);
  }

  private static Verdict tryAgain(
      Memory memory, FaultKind kind, String fault, Duration pause, int triesBeforeTelling) {
    var tries = memory.repairs().tries(kind) + 1;
    var attention = tries < triesBeforeTelling ? Attention.WAITING : Attention.STUCK;
    return wait(
        memory.withTries(kind, tries),
        pause,
        Reason.COMMAND_FAILED,
        attention,
        fault + " Nothing was changed.");
  }

  /**
   * What must be read before anything can be decided cannot be read, and is read again.
   *
   * @param dependency what is away, as {@link Dependency#key} has it; null when that is not known
   */
  public Verdict cannotLook(Memory memory, String fault, @Nullable String dependency) {
    return new Verdict(
        new Decision(
            new Action.WaitAndLook(timings.awayLook()),
            Reason.UNREADABLE,
            fault + READ_AGAIN,
            memory.equals(Memory.FRESH) ? Phase.LOOKING_UP : Phase.of(memory),
            Attention.WAITING,
            null,
            dependency),
        memory);
  }

  /** Exchange asked to wait, for so long. */
  public Verdict busy(Memory memory, String fault, Duration retryAfter) {
    return wait(
        memory, retryAfter, Reason.BUSY, Attention.WAITING, fault + " Nothing was changed.");
  }

  /**
   * What the command needs is away, and comes back by itself: it is waited for. Nothing is counted,
   * because nothing was tried.
   *
   * @param lookAgainIn when it is this migration's turn to ask
   * @param awayFor for how long already
   */
  public Verdict away(
      Memory memory, Dependency dependency, String fault, Duration lookAgainIn, Duration awayFor) {
    var waiting =
        wait(
            memory,
            lookAgainIn,
            Reason.DEPENDENCY_AWAY,
            awayFor.compareTo(AWAY_BEFORE_TELLING) < 0 ? Attention.WAITING : Attention.STUCK,
            fault + " Nothing was sent meanwhile, and the migration goes on by itself.");
    return new Verdict(waiting.decision().needing(dependency.key()), memory);
  }

  /** What the command needs is away until a person puts it right: all who need it ask alike. */
  public Verdict askAboutAway(
      Memory memory, Dependency dependency, Instant now, String code, String sentence) {
    return ask(memory, Refusal.of(dependency, now, code, sentence));
  }

  /** The command ran, and what came of it could not be read. */
  public Verdict readBackOutstanding(Memory memory, String fault) {
    return wait(
        memory,
        timings.settleLook(),
        Reason.READ_BACK_OUTSTANDING,
        Attention.WAITING,
        "the command ran; its result could not be read yet: " + fault);
  }

  /**
   * Exchange refused because it did not find what it was to change, or found it in another state:
   * the controller may lag. It is tried a few times, and then a person is asked, unless a
   * controller is away that may know what no other was told.
   *
   * @param silent the controllers that do not answer and may alone know of the request
   */
  public Verdict tryAgainOrAsk(
      Memory memory, Instant now, String code, String sentence, List<SilentController> silent) {
    if (memory.repairs().tries(FaultKind.LAGGING) < TRIES_BEFORE_ASKING) {
      return tryAgain(memory, FaultKind.LAGGING, sentence);
    }
    return silent.stream()
        .filter(each -> now.isBefore(each.since().plus(Settling.LONGEST_HELD)))
        .findFirst()
        .map(each -> untilItAnswers(memory, now, sentence, each))
        .orElseGet(() -> ask(memory, new Refusal(now, code, sentence, true)));
  }

  /** When it is back the tries begin anew, because what it knows takes time to arrive. */
  private Verdict untilItAnswers(
      Memory memory, Instant now, String sentence, SilentController silent) {
    var lately = now.isBefore(silent.since().plus(AWAY_BEFORE_TELLING));
    return wait(
        memory.withTries(FaultKind.LAGGING, 0),
        timings.awayLook(),
        Reason.COMMAND_FAILED,
        lately ? Attention.WAITING : Attention.STUCK,
        sentence
            + " Nothing was changed. "
            + silent.name()
            + " has not answered since "
            + silent.since()
            + " and may know what no other controller was told: it is tried again, and a person is"
            + " asked at "
            + silent.since().plus(Settling.LONGEST_HELD));
  }

  /**
   * Exchange did answer, and nobody knows what it means: it is looked whether the command ran, a
   * few times it is given again, and then a person is asked, because what is refused five times is
   * refused for good (docs/exchange/move-requests.md#the-duplicate-guard).
   *
   * @param before the memory with which the command was given
   * @param looked what was decided on a look afterwards, with the answer {@linkplain #counted
   *     counted}
   */
  public Verdict afterUnknownAnswer(
      Memory before,
      Verdict looked,
      Class<? extends Action> command,
      Instant now,
      String code,
      String sentence) {
    var answers = before.repairs().tries(FaultKind.UNKNOWN_WORDS);
    if (looked.memory().repairs().tries(FaultKind.UNKNOWN_WORDS) <= answers) {
      return looked;
    }
    if (answers + 1 >= UNKNOWN_ANSWERS_BEFORE_ASKING) {
      return ask(looked.memory(), now, code, sentence);
    }
    return command == Action.Submit.class
        ? looked
        : tryAgain(
            looked.memory().withTries(FaultKind.UNKNOWN_WORDS, answers),
            FaultKind.UNKNOWN_WORDS,
            sentence);
  }

  /**
   * A command is given again where a look shows that it has not run. When its answer is lost again
   * and again, people are told so, for as long as it is wanted.
   */
  static Verdict toldOfLosses(Verdict verdict) {
    var lost = verdict.memory().repairs().tries(FaultKind.LOST);
    var decided = verdict.decision();
    return lost >= LOST_ANSWERS_BEFORE_TELLING
            && (decided.next().changesRequest()
                || decided.reason() == Reason.SUBMISSION_UNCONFIRMED)
        ? new Verdict(
            decided.stuck("the answers to " + lost + " commands in a row were lost"),
            verdict.memory())
        : verdict;
  }

  /** The memory with one more lost answer counted. */
  public Memory lost(Memory memory) {
    return memory.withTries(FaultKind.LOST, memory.repairs().tries(FaultKind.LOST) + 1);
  }

  /** The memory with one more unknown answer counted. */
  public Memory counted(Memory memory) {
    var answers = memory.repairs().tries(FaultKind.UNKNOWN_WORDS);
    return memory.withTries(FaultKind.UNKNOWN_WORDS, answers + 1);
  }

  /** Exchange said no, and will say no again. */
  public Verdict ask(Memory memory, Instant now, String code, String sentence) {
    return ask(memory, new Refusal(now, code, sentence));
  }

  private static Verdict ask(Memory memory, Refusal refusal) {
    var question = Verdicts.about(refusal, "Exchange refused");
    var tried = memory.withoutTries();
    // What is tried again later, and refused again, is asked about at once.
    var counted =
        refusal.lagging() ? tried.withTries(FaultKind.LAGGING, TRIES_BEFORE_ASKING) : tried;
    return new Verdict(
        new Decision(
            new Action.Ask(question),
            Reason.REFUSED,
            question.sentence(),
            Phase.ATTENTION,
            Attention.QUESTION,
            null,
            refusal.dependency()),
        counted.withRefusal(refusal));
  }

  /**
   * The memory after a command whose answer was lost: a submission may have reached Exchange, a
   * suspension that shows is ours, and what was to be removed may be gone on another controller.
   */
  public static Memory unconfirmed(Memory memory, Class<? extends Action> command, Instant now) {
    if (command == Action.Submit.class) {
      return memory.withSubmission(new Submission.Unconfirmed(now));
    }
    if (command == Action.RemoveOrphan.class || command == Action.RemoveLeftover.class) {
      return Orphan.gone(memory);
    }
    return command == Action.Suspend.class ? memory.withSuspendedByUs(true) : memory;
  }

  /** The memory after an orphan or a completed request was removed, so that a new one follows. */
  public static Memory removed(Memory memory) {
    return Orphan.gone(memory);
  }

  /**
   * The memory after a command that was lost with the worker that gave it. Nobody knows whether it
   * ran, nor when it was sent; the next look sets the time.
   *
   * @param lost what had been decided; while nothing had, a clean-up may have been under way
   */
  public static Memory lostWithItsWorker(Memory memory, Action lost) {
    return switch (lost) {
      case Action.Submit _ when memory.submission() instanceof Submission.NotSent ->
          memory.withSubmission(new Submission.Unconfirmed(null));
      case Action.Suspend _ -> memory.withSuspendedByUs(true);
      case Action.RemoveOrphan _, Action.RemoveLeftover _ -> Orphan.gone(memory);
      case Action.Submit _,
          Action.WaitAndLook _,
          Action.Release _,
          Action.Park _,
          Action.Resume _,
          Action.Withdraw _,
          Action.RaiseLimits _,
          Action.Repoint _,
          Action.Discard _,
          Action.Ask _,
          Action.Verify _,
          Action.CleanUp _,
          Action.Finish _ ->
          memory;
    };
  }

  private static Verdict wait(
      Memory memory, Duration pause, Reason reason, Attention attention, String sentence) {
    return new Verdict(
        new Decision(
            new Action.WaitAndLook(pause), reason, sentence, Phase.of(memory), attention, null),
        memory);
  }
}
