package io.mailferry.workflows.mailbox;

import io.mailferry.model.WaveName;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.StandingOrders;
import org.jspecify.annotations.Nullable;

/**
 * The news that a wave was given an order.
 *
 * @param wave which; null only of an earlier release, and then it is taken for the migration's own
 * @param verb what was ordered, e.g. {@code pause}
 * @param order why and by whom
 * @param standing all that stands for the wave from now on; it replaces what stood before
 */
public record WaveOrdered(
    @Nullable WaveName wave, String verb, Order order, StandingOrders standing) {
  /** Whether it is meant for the migrations of a wave. */
  boolean isFor(WaveName other) {
    return wave == null || wave.equals(other);
  }
}
