package io.mailferry.workflows.wave;

import io.mailferry.model.order.Order;
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
 * A wave: resolves the plan's names to mailbox GUIDs, starts the migrations at a measured pace, and
 * closes when all have an outcome. Its id is {@code wave/<name>} ({@link WorkflowIds#wave}).
 */
@WorkflowInterface
public interface Wave {
  /**
   * Runs the wave.
   *
   * @return how all its mailboxes ended
   */
  @WorkflowMethod(name = "Wave")
  WaveTally run(WaveTask task);

  /** A migration of this wave has an outcome. Telling it twice is harmless. */
  @SignalMethod(name = "migrationEnded")
  void migrationEnded(MigrationEnd end);

  /** A migration of this wave fails and asks a person. Telling it twice is harmless. */
  @SignalMethod(name = "mailboxFailing")
  void mailboxFailing(FailingMailbox news);

  /** Pauses every mailbox of the wave; for the Temporal UI. */
  @SignalMethod(name = "pause")
  void pauseSignalled(@Nullable Order order);

  /** Resumes every mailbox of the wave; for the Temporal UI. */
  @SignalMethod(name = "resume")
  void resumeSignalled(@Nullable Order order);

  /** Gives one order to all; the same as the update, and passed over after the end. */
  @SignalMethod(name = "order")
  void orderSignalled(WaveOrder order);

  /**
   * Gives one order to every open migration of the wave, and to those that are yet to start.
   *
   * @return how many were reached
   */
  @UpdateMethod(name = "order")
  OrderReply order(WaveOrder order);

  /** Refuses an order after the end. */
  @UpdateValidatorMethod(updateName = "order")
  void mayOrder(WaveOrder order);

  /**
   * Writes down in the journal, which has lost it, who belongs to the wave and how those ended who
   * did; the others look again, and what they decide stands there then. Told twice is harmless.
   */
  @SignalMethod(name = "writeDownAgain")
  void writeDownAgain();

  /** Whether it wants an approval, and whether it has one. */
  @QueryMethod(name = "approval")
  WaveApproval approval();

  /** How many stand where. */
  @QueryMethod(name = "tally")
  WaveTally tally();
}
