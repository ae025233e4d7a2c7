package io.mailferry.workflows;

import io.mailferry.model.policy.Intention;
import io.mailferry.model.policy.Memory;
import io.mailferry.model.policy.Orders;

/**
 * What every step on a mailbox is given.
 *
 * @param intention what is wanted
 * @param orders the operator's orders in force
 * @param memory what is remembered
 */
public record StepInput(Intention intention, Orders orders, Memory memory) {}
