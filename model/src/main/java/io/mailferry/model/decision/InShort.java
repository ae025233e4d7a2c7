package io.mailferry.model.decision;

import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A migration in one line: whose turn it is, and what for. Screens, the Temporal UI and data say it
 * with the same words.
 *
 * @param turn whose turn it is
 * @param sentence the whole line, without a stop; it begins with the turn in words
 */
public record InShort(Turn turn, String sentence) {
  private static final String NOBODY = "; nobody needs to do anything";

  /** Before the first decision. */
  public static final InShort FIRST_LOOK = going("it is looked at for the first time");

  /** Both are needed. */
  public InShort {
    Objects.requireNonNull(turn, "turn");
    Objects.requireNonNull(sentence, "sentence");
  }

  /**
   * Nothing is to be done.
   *
   * @param what what goes on, as a clause
   */
  public static InShort going(String what) {
    return of(Turn.NOTHING_TO_DO, what);
  }

  /**
   * Something is waited for.
   *
   * @param what what for, as a noun
   */
  public static InShort waiting(String what) {
    return new InShort(Turn.WAITS, Turn.WAITS.words() + " for " + what + NOBODY);
  }

  /**
   * Somebody is needed.
   *
   * @param what for what, as a clause
   */
  public static InShort needed(String what) {
    return of(Turn.NEEDS_A_PERSON, what);
  }

  /**
   * Nobody looks after it.
   *
   * @param why why not, as a clause
   */
  public static InShort notWatched(String why) {
    return of(Turn.NOT_WATCHED, why);
  }

  /** It has ended. */
  public static InShort of(MigrationOutcome outcome) {
    return switch (outcome) {
      case MigrationOutcome.Moved _, MigrationOutcome.AlreadyHome _, MigrationOutcome.Withdrawn _ ->
          of(Turn.DONE, outcome.sentence());
      case MigrationOutcome.NotStarted _ -> notWatched("it was " + outcome.sentence());
    };
  }

  private static InShort of(Turn turn, String what) {
    return new InShort(turn, turn.words() + ": " + what);
  }

  /**
   * What a decision comes to.
   *
   * @param decision the one in force
   */
  public static InShort of(Decision decision) {
    return of(
        decision.reason(),
        decision.phase(),
        decision.attention(),
        decision.dependency(),
        decision.next() instanceof Action.Ask(var question) ? question.sharedCause() : null);
  }

  /**
   * The same by what is kept of a decision.
   *
   * @param dependency what is away that the migration needs, as {@link Dependency#key} has it; null
   *     for nothing
   * @param cause what is asked about, as {@link Question#sharedCause} has it; null for nothing
   */
  public static InShort of(
      Reason reason,
      Phase phase,
      Attention attention,
      @Nullable String dependency,
      @Nullable String cause) {
    var calm = calm(reason, phase, dependency, cause);
    return switch (attention) {
      case NONE, WAITING -> calm;
      case QUESTION ->
          calm.turn == Turn.NEEDS_A_PERSON ? calm : needed("a question is open; it " + bare(calm));
      case STUCK ->
          needed(
              switch (reason) {
                case STALLED ->
                    "look at Exchange, where nothing has moved for too long; it goes on by itself";
                case NO_WINDOW_LEFT -> "give it a window for its cutover; none is left";
                default -> "it " + bare(calm) + "; that lasts too long, and goes on by itself";
              });
    };
  }

  private static String bare(InShort calm) {
    var sentence = calm.sentence;
    return sentence.endsWith(NOBODY)
        ? sentence.substring(0, sentence.length() - NOBODY.length())
        : sentence;
  }

  private static InShort calm(
      Reason reason, Phase phase, @Nullable String dependency, @Nullable String cause) {
    return switch (reason) {
      case UNSTATED -> going("it is " + phase.words());
      case NOT_SUBMITTED_YET -> going("the move request is about to be submitted");
      case SUBMISSION_UNCONFIRMED ->
          waiting("Exchange to show whether a submission that was not answered has arrived");
      case REQUEST_NOT_VISIBLE -> waiting("the move request, which cannot be seen just now");
      case ALREADY_HOME -> of(Turn.DONE, "the mailbox was in its target already");
      case UNREADABLE ->
          waiting(
              dependency == null ? "a directory or a queue that cannot be read" : away(dependency));
      case BEING_REMOVED -> waiting("Exchange to take a removed request away");
      case DIRECTORY_AND_QUEUE_DISAGREE -> waiting("directory and queue to agree with each other");
      case UNKNOWN_STATE -> waiting("Exchange, in a state that this release does not know");
      case STALLED -> waiting("Exchange, which does not go on with the request");
      case COPYING -> going("Exchange copies the mailbox");
      case HELD -> ordered("the cutover is held, and the copy goes on");
      case NOT_APPROVED ->
          new InShort(
              Turn.WAITS,
              Turn.WAITS.words()
                  + " for an approval of its wave, by somebody else than who started it");
      case TOO_EARLY -> waiting("the moment from which the cutover may begin");
      case WAITING_FOR_SLOT -> waiting("its turn to be copied");
      case WAITING_FOR_CUTOVER_SLOT -> waiting("its turn to switch");
      case WINDOW_CLOSED -> waiting("the next window for cutovers");
      case NO_WINDOW_LEFT -> waiting("another window for its cutover");
      case CUTOVER_DUE -> going("everything is copied, and the cutover is released");
      case RELEASED -> waiting("Exchange to begin the completion");
      case COMPLETING -> going("Exchange completes the move");
      case PAUSED -> ordered("the move is paused");
      case PAUSE_OVER -> going("a pause is over, and the request is resumed");
      case CANCELLED -> going("the request is withdrawn, as an operator wants it");
      case ANSWERED -> going("an operator's answer is carried out");
      case LEFT -> of(Turn.DONE, "left as it is, as an operator wants it");
      case FAILED_IN_PASSING -> waiting("the next try: the request failed for a passing reason");
      case FAILED_FOR_ONCE -> going("the request failed, and is resumed once");
      case LIMITS_RAISED -> going("the request is given higher limits");
      case REPOINTED -> going("the request is given the far end of today's settings");
      case RESTARTED -> going("the failed request is removed, to submit another one");
      case LEFTOVER_REMOVED -> going("the completed request of an earlier move is removed");
      case ORPHAN_REMOVED -> going("what is left of the move request is removed");
      case ARRIVED -> going("the mailbox is in its target, and its arrival is verified");
      case NOT_VERIFIED_YET ->
          waiting(
              dependency == null
                  ? "both directories and Exchange to show that it has arrived"
                  : away(dependency));
      case CLEAN_UP_LATER ->
          of(Turn.DONE, "moved and verified; its completed request is removed later");
      case CLEAN_UP_DUE -> of(Turn.DONE, "moved and verified; its completed request is removed");
      case MOVED -> of(Turn.DONE, "moved and verified");
      case COMMAND_FAILED -> waiting("a command to reach Exchange, which is tried again");
      case BUSY -> waiting("Exchange, which asked for patience");
      case DEPENDENCY_AWAY -> waiting(away(dependency));
      case READ_BACK_OUTSTANDING -> waiting("what a command did to be seen");
      case OBSTACLES -> needed("something stands in the way of the move");
      case FOREIGN_REQUEST -> needed("somebody else's request moves the mailbox to the same place");
      case CONFLICTING_REQUEST -> needed("another request moves the mailbox another way");
      case LEFTOVER -> needed("the completed request of an earlier move stands in the way");
      case QUEUE_ORPHAN -> needed("the queue has a request that the directory does not know");
      case DIRECTORY_ORPHAN -> needed("the directory has a request that the queue does not know");
      case REQUEST_VANISHED -> needed("our move request has disappeared");
      case REFUSED ->
          needed(
              dependency == null
                  ? "Exchange refused a command, and would refuse it again"
                  : Dependency.wordsOf(dependency) + " has to be put right");
      case FAILED -> needed("the move request failed" + why(cause));
      case SUSPENDED_BY_OTHERS ->
          needed(
              Question.SUSPENDED_BY_MAILFERRY.equals(cause)
                  ? "Mailferry had suspended the move request, and its record of that is lost"
                  : "somebody else has suspended the move request");
      case COMPLETED_ELSEWHERE -> needed("the request completed, and the mailbox is elsewhere");
      case NOT_VERIFIED -> needed("the mailbox moved, and a check afterwards did not pass");
    };
  }

  private static String why(@Nullable String cause) {
    return cause == null
        ? ""
        : FailureFamily.ofQuestion(cause).map(family -> ": " + family.cause()).orElse("");
  }

  /** What an operator has ordered lasts until an operator lifts it. */
  private static InShort ordered(String what) {
    return new InShort(
        Turn.WAITS, Turn.WAITS.words() + " for an operator's resume: " + what + ", as ordered");
  }

  private static String away(@Nullable String dependency) {
    return dependency == null
        ? "what it needs, which is away"
        : Dependency.wordsOf(dependency) + ", which is away";
  }
}
