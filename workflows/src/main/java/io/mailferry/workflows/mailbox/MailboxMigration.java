package io.mailferry.workflows.mailbox;

import io.mailferry.model.Limits;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Order;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.WorkflowIds;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * The migration of one mailbox, from plan to outcome.
 *
 * <p>Its id is {@code mailbox/<exchangeGuid>} ({@link WorkflowIds#mailbox}), so one is open per
 * mailbox, across waves and operators. It never fails for something a person can settle: it asks,
 * and waits. Operators reach it by signals that work from the Temporal UI ({@code pause}, {@code
 * resume}) and by updates that answer what was decided.
 */
@WorkflowInterface
public interface MailboxMigration {
  /**
   * Migrates the mailbox.
   *
   * @param task what is wanted, and what is remembered from an earlier run of the same migration
   * @return how it ended
   */
  @WorkflowMethod(name = "MailboxMigration")
  MigrationOutcome migrate(MigrationTask task);

  /**
   * Something that matters to a decision has changed in Exchange: look now.
   *
   * @param change what the monitor saw
   */
  @SignalMethod(name = "moveChanged")
  void moveChanged(MoveChange change);

  /**
   * What the migration waits for is back: look now.
   *
   * @param back what is back; null when it was sent from the Temporal UI without anything
   */
  @SignalMethod(name = "dependencyBack")
  void dependencyBack(@Nullable DependencyBack back);

  /** Pauses; the same as the update, for the Temporal UI and scripts. */
  @SignalMethod(name = "pause")
  void pauseSignalled(@Nullable Order order);

  /** Resumes; the same as the update, for the Temporal UI and scripts. */
  @SignalMethod(name = "resume")
  void resumeSignalled(@Nullable Order order);

  /** Holds the cutover; for orders that a wave relays. */
  @SignalMethod(name = "hold")
  void holdSignalled(@Nullable Order order);

  /** Cancels; for orders that a wave relays. */
  @SignalMethod(name = "cancel")
  void cancelSignalled(@Nullable Order order);

  /** Looks again; for orders that a wave relays. */
  @SignalMethod(name = "retry")
  void retrySignalled(@Nullable Order order);

  /** Lifts pause, hold or both; the same as the update. */
  @SignalMethod(name = "lift")
  void liftSignalled(Lift what, @Nullable Order order);

  /** Answers the open question; the same as the update, and passed over when it means nothing. */
  @SignalMethod(name = "answer")
  void answerSignalled(Choice choice, @Nullable Order order, @Nullable Limits limits);

  /** Answers the open question when it has this cause; one answer to all that share it. */
  @SignalMethod(name = "answerCause")
  void causeAnswered(@Nullable CauseAnswer answer, @Nullable Order order);

  /** Accepts so much loss from now on; the same as the update. */
  @SignalMethod(name = "limits")
  void limitsSignalled(@Nullable Limits limits, @Nullable Order order);

  /** Gives the cutover another time; the same as the update. */
  @SignalMethod(name = "cutover")
  void cutoverSignalled(@Nullable CutoverWish wish);

  /** Gives the request the far end of today's settings; the same as the update. */
  @SignalMethod(name = "repoint")
  void repointSignalled(@Nullable Order order);

  /** Forgets what was tried and refused, and looks; the same as the update. */
  @SignalMethod(name = "resync")
  void resyncSignalled(@Nullable Order order);

  /** Another wave wants the mailbox: what is left to do after the move is done at once. */
  @SignalMethod(name = "giveWay")
  void giveWay(Order order);

  /**
   * It is this mailbox's turn to be copied, or to switch.
   *
   * @param given for what, and until when; null when it was sent from the Temporal UI without
   *     anything
   */
  @SignalMethod(name = "slotGiven")
  void slotGiven(@Nullable SlotGrant given);

  /** The wave was given an order; what stands for it from now on stands for this mailbox too. */
  @SignalMethod(name = "waveOrder")
  void waveOrdered(WaveOrdered ordered);

  /**
   * Lets the request rest until resumed.
   *
   * @return what was decided
   */
  @UpdateMethod(name = "pause")
  OrderReply pause(Order order);

  /** Refuses a pause that means nothing. */
  @UpdateValidatorMethod(updateName = "pause")
  void mayPause(Order order);

  /**
   * Lifts pause and hold of this mailbox; what stands for the whole wave stays.
   *
   * @return what was lifted, what still holds, and what was decided
   */
  @UpdateMethod(name = "resume")
  OrderReply resume(Order order);

  /** Refuses when there is nothing to resume. */
  @UpdateValidatorMethod(updateName = "resume")
  void mayResume(Order order);

  /**
   * Lifts pause, hold or both of this mailbox; what stands for the whole wave stays.
   *
   * @return what was lifted, what still holds, and what was decided
   */
  @UpdateMethod(name = "lift")
  OrderReply lift(Lift what, Order order);

  /** Refuses when there is nothing to lift. */
  @UpdateValidatorMethod(updateName = "lift")
  void mayLift(Lift what, Order order);

  /**
   * Lets the copy go on and holds the cutover back.
   *
   * @return what was decided
   */
  @UpdateMethod(name = "hold")
  OrderReply hold(Order order);

  /** Refuses when the cutover cannot be held any more. */
  @UpdateValidatorMethod(updateName = "hold")
  void mayHold(Order order);

  /**
   * Withdraws the request and ends the migration; the source mailbox stays as it is.
   *
   * @return what was decided
   */
  @UpdateMethod(name = "cancel")
  OrderReply cancel(Order order);

  /** Refuses when the mailbox is being completed or has moved. */
  @UpdateValidatorMethod(updateName = "cancel")
  void mayCancel(Order order);

  /**
   * Looks again and decides; harmless however often it is asked for.
   *
   * @return what was decided
   */
  @UpdateMethod(name = "retry")
  OrderReply retry(Order order);

  /** Refuses after the end. */
  @UpdateValidatorMethod(updateName = "retry")
  void mayRetry(Order order);

  /**
   * Answers the open question.
   *
   * @param limits how much loss is accepted from now on; null to leave that as it is, and of an
   *     earlier release
   * @return what was decided
   */
  @UpdateMethod(name = "answer")
  OrderReply answer(Choice choice, Order order, @Nullable Limits limits);

  /** Refuses when no question is open, or it does not offer that answer. */
  @UpdateValidatorMethod(updateName = "answer")
  void mayAnswer(Choice choice, Order order, @Nullable Limits limits);

  /**
   * Accepts so much loss from now on, where the plan accepts less; a request that is under way is
   * told.
   *
   * @return what was decided
   */
  @UpdateMethod(name = "limits")
  OrderReply limits(Limits limits, Order order);

  /** Refuses when nothing can be left behind any more. */
  @UpdateValidatorMethod(updateName = "limits")
  void mayLimit(Limits limits, Order order);

  /**
   * Gives the cutover another time than planned: at once, from another moment on, or in other
   * windows.
   *
   * @return what was decided
   */
  @UpdateMethod(name = "cutover")
  OrderReply cutover(CutoverWish wish);

  /** Refuses when the mailbox has moved or is about to, and what wishes nothing. */
  @UpdateValidatorMethod(updateName = "cutover")
  void mayCutOver(CutoverWish wish);

  /**
   * Gives the request the far host and credential of today's settings, and resumes it where it
   * failed over its far end.
   *
   * @return what was decided
   */
  @UpdateMethod(name = "repoint")
  OrderReply repoint(Order order);

  /** Refuses for a move without a far end, and when nothing can be changed about it any more. */
  @UpdateValidatorMethod(updateName = "repoint")
  void mayRepoint(Order order);

  /**
   * Forgets what was tried and refused so far, looks, and decides; harmless however often it is
   * asked for. What may exist in Exchange is not forgotten, so that nothing is submitted twice.
   *
   * @return what was forgotten, and what was decided
   */
  @UpdateMethod(name = "resync")
  OrderReply resync(Order order);

  /** Refuses after the end. */
  @UpdateValidatorMethod(updateName = "resync")
  void mayResync(Order order);

  /** What would be said to an order if it were given now; nothing is changed. */
  @QueryMethod(name = "tried")
  TrialVerdict tried(OrderTrial trial);

  /** Where the migration stands, and why. */
  @QueryMethod(name = "status")
  MigrationStatus status();
}
