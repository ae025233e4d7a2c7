package io.mailferry.workflows.mailbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.order.Orders;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.slot.SlotGrant;
import org.jspecify.annotations.Nullable;

/**
 * What every activity that looks at a mailbox is given.
 *
 * @param intention what is wanted
 * @param orders the operator's orders in force
 * @param memory what is remembered
 * @param announces whether the activity is to announce an outcome that it finds certain; false of a
 *     runbook of an earlier release, which has it announced by an activity of its own
 * @param asking whether a person is being asked something; false of an earlier release
 * @param copySlot since it is its turn to be copied; null when it was never told so
 * @param cutoverSlot since it is its turn to switch; null when it was never told so
 */
public record ActivityInput(
    Intention intention,
    Orders orders,
    Memory memory,
    boolean announces,
    boolean asking,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SlotGrant copySlot,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SlotGrant cutoverSlot) {
  /** For a mailbox that was never told that it is its turn. */
  public ActivityInput(
      Intention intention, Orders orders, Memory memory, boolean announces, boolean asking) {
    this(intention, orders, memory, announces, asking, null, null);
  }

  /** For an activity that announces nothing. */
  public ActivityInput(Intention intention, Orders orders, Memory memory) {
    this(intention, orders, memory, false, false);
  }

  /** The same input with other orders, for a command, which announces nothing. */
  public ActivityInput with(Orders other) {
    return new ActivityInput(intention, other, memory, false, false, copySlot, cutoverSlot);
  }

  /** The same input with another memory. */
  public ActivityInput with(Memory other) {
    return new ActivityInput(intention, orders, other, announces, asking, copySlot, cutoverSlot);
  }
}
