package io.mailferry.workflows.mailbox;

import io.mailferry.model.order.Order;
import io.mailferry.model.order.StandingOrders;

/**
 * The news that a wave was given an order.
 *
 * @param verb what was ordered, e.g. {@code pause}
 * @param order why and by whom
 * @param standing all that stands for the wave from now on; it replaces what stood before
 */
public record WaveOrdered(String verb, Order order, StandingOrders standing) {}
