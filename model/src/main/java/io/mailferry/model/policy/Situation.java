package io.mailferry.model.policy;

import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.order.Orders;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.slot.HeldSlots;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Everything a decision rests on.
 *
 * @param intention what is wanted
 * @param sighting what was seen just now
 * @param orders what the operator ordered
 * @param memory what happened before
 * @param now the moment, by Exchange's clock
 * @param slots what may be begun just now without going beyond the limits
 */
public record Situation(
    Intention intention,
    Sighting sighting,
    Orders orders,
    Memory memory,
    Instant now,
    HeldSlots slots) {
  private static final Duration BETWEEN_LATE_TRIES = Duration.ofHours(1);

  /** Nothing is null. */
  public Situation {
    Objects.requireNonNull(intention, "intention");
    Objects.requireNonNull(sighting, "sighting");
    Objects.requireNonNull(orders, "orders");
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(slots, "slots");
  }

  /** Where nothing is limited. */
  public Situation(
      Intention intention, Sighting sighting, Orders orders, Memory memory, Instant now) {
    this(intention, sighting, orders, memory, now, HeldSlots.ALL);
  }

  /** When the cutover may begin, as planned or as ordered since. */
  CutoverOrder cutover() {
    return orders.cutoverBeside(intention.cutover());
  }

  /** The same situation with other orders. */
  Situation with(Orders other) {
    return new Situation(intention, sighting, other, memory, now, slots);
  }

  /** The same situation with another memory. */
  Situation with(Memory other) {
    return new Situation(intention, sighting, orders, other, now, slots);
  }

  /** Whether the mailbox lives where the plan wants it, as the target forest says. */
  boolean atHome() {
    return sighting.targetHome().isIn(intention.destination());
  }

  /**
   * Whether what Exchange refused may be tried again unasked: it only lagged, for an hour now, or
   * something is to blame that others need too, and whoever tries is told whether it is back.
   */
  boolean mayBeTriedAgain(Refusal refusal) {
    return refusal.dependency() != null
        || (refusal.lagging() && hasPassed(refusal.at(), BETWEEN_LATE_TRIES));
  }

  /** Whether so much time has gone by since a moment. */
  boolean hasPassed(Instant since, Duration time) {
    return !now.isBefore(since.plus(time));
  }
}
