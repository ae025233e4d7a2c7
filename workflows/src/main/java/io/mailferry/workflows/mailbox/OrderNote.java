package io.mailferry.workflows.mailbox;

import io.mailferry.model.order.Order;
import io.mailferry.model.plan.Intention;

/**
 * An operator's order to be written down.
 *
 * @param intention for whom
 * @param verb what was ordered, e.g. {@code pause}
 * @param order why and by whom
 * @param intervention whether it was needed to get the migration going again; what was only wished
 *     (a pause, a hold) does not count as one
 */
public record OrderNote(Intention intention, String verb, Order order, boolean intervention) {}
