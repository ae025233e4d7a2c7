package io.mailferry.model.policy;

import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.order.Orders;
import io.mailferry.model.plan.Intention;
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
 */
public record Situation(
    Intention intention, Sighting sighting, Orders orders, Memory memory, Instant now) {
  /** Nothing is null. */
  public Situation {
    Objects.requireNonNull(intention, "intention");
    Objects.requireNonNull(sighting, "sighting");
    Objects.requireNonNull(orders, "orders");
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(now, "now");
  }
}
