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
 */
public record ActivityInput(Intention intention, Orders orders, Memory memory) {}
