package io.mailferry.workflows.mailbox;

import io.mailferry.model.memory.Memory;
import io.mailferry.model.order.Orders;
import io.mailferry.model.plan.Intention;

/**
 * What every activity that looks at a mailbox is given.
 *
 * @param intention what is wanted
 * @param orders the operator's orders in force
 * @param memory what is remembered
 * @param announces whether the activity is to announce an outcome that it finds certain; false of a
 *     runbook of an earlier release, which has it announced by an activity of its own
 * @param asking whether a person is being asked something; false of an earlier release
 */
public record ActivityInput(
    Intention intention, Orders orders, Memory memory, boolean announces, boolean asking) {
  /** For an activity that announces nothing. */
  public ActivityInput(Intention intention, Orders orders, Memory memory) {
    this(intention, orders, memory, false, false);
  }

  /** The same input with another memory. */
  public ActivityInput with(Memory other) {
    return new ActivityInput(intention, orders, other, announces, asking);
  }
}
