package io.mailferry.workflows.mailbox;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * The activities of one mailbox. Their names are what an operator reads in the Temporal UI, and
 * stand in histories for months: they are not renamed.
 *
 * <p>Those from {@link #detectDuplicateMove} to {@link #cleanUpMove} look, decide by the policy,
 * and answer with both. An activity that acts looks before and after, acts only if the decision
 * still asks for it, and is tried once: whether a lost attempt ran is for the next look to find
 * out. Activities that only look are tried until they succeed.
 *
 * <p>Each of them announces the outcome that its decision makes certain, when its input asks for
 * it: it writes the outcome down for people and tells the wave. That never makes it fail. What it
 * could not announce, {@link #recordOutcome} does.
 */
@ActivityInterface
public interface MailboxActivities {
  /**
   * Reads the mailbox in both forests and names everything that stands in the way. When nothing
   * does, it finds out whether the mailbox is moving already, as {@link #detectDuplicateMove} does.
   */
  @ActivityMethod(name = "lookUpMailbox")
  LookUpResult lookUpMailbox(ActivityInput input);

  /**
   * Finds out whether the mailbox is moving already, by whomever, when its look-up could not:
   * something stood in the way and the migration was cancelled, or an earlier release looked it up.
   * It is {@link #pollMove} under the name by which an operator finds it in the Temporal UI.
   */
  @ActivityMethod(name = "detectDuplicateMove")
  ActivityResult detectDuplicateMove(ActivityInput input);

  /** Looks, and decides what is next. */
  @ActivityMethod(name = "pollMove")
  ActivityResult pollMove(ActivityInput input);

  /** Creates the move request. */
  @ActivityMethod(name = "submitMove")
  ActivityResult submitMove(ActivityInput input);

  /** Releases the move for its completion. */
  @ActivityMethod(name = "cutOver")
  ActivityResult cutOver(ActivityInput input);

  /** Puts a completion that would come too early far into the future. */
  @ActivityMethod(name = "parkMove")
  ActivityResult parkMove(ActivityInput input);

  /** Suspends the request. */
  @ActivityMethod(name = "suspendMove")
  ActivityResult suspendMove(ActivityInput input);

  /** Resumes the request. */
  @ActivityMethod(name = "resumeMove")
  ActivityResult resumeMove(ActivityInput input);

  /** Removes the request before it completes. */
  @ActivityMethod(name = "withdrawMove")
  ActivityResult withdrawMove(ActivityInput input);

  /** Lets the request leave more items behind. */
  @ActivityMethod(name = "raiseLimits")
  ActivityResult raiseLimits(ActivityInput input);

  /** Gives the request the far host and credential of today's settings. */
  @ActivityMethod(name = "repointMove")
  ActivityResult repointMove(ActivityInput input);

  /** Removes a failed request, so that another one can be submitted. */
  @ActivityMethod(name = "discardMove")
  ActivityResult discardMove(ActivityInput input);

  /** Removes the completed request of an earlier move, so that a new one can be submitted. */
  @ActivityMethod(name = "removeLeftover")
  ActivityResult removeLeftover(ActivityInput input);

  /** Removes what is left of a request of which stamp or queue item is lost. */
  @ActivityMethod(name = "removeOrphan")
  ActivityResult removeOrphan(ActivityInput input);

  /** Proves that the mailbox has arrived. */
  @ActivityMethod(name = "verifyMailbox")
  ActivityResult verifyMailbox(ActivityInput input);

  /** Removes the completed request. */
  @ActivityMethod(name = "cleanUpMove")
  ActivityResult cleanUpMove(ActivityInput input);

  /**
   * Writes the outcome down for people and tells the wave, when the activity that reached it could
   * not. Tried until it succeeds; announcing twice is harmless.
   */
  @ActivityMethod(name = "recordOutcome")
  void recordOutcome(OutcomeNote note);

  /** Writes an operator's order or answer down for people. */
  @ActivityMethod(name = "recordOrder")
  void recordOrder(OrderNote note);
}
