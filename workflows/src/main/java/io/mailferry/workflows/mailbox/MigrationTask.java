package io.mailferry.workflows.mailbox;

import io.mailferry.model.memory.Memory;
import io.mailferry.model.order.Orders;
import io.mailferry.model.plan.Intention;

/**
 * What a run of {@link MailboxMigration} starts with.
 *
 * @param intention what is wanted
 * @param orders the operator's orders in force
 * @param memory what is remembered
 * @param announced whether the wave knows the outcome already
 */
public record MigrationTask(Intention intention, Orders orders, Memory memory, boolean announced) {
  /** A migration that begins. */
  public static MigrationTask beginning(Intention intention) {
    return new MigrationTask(intention, Orders.NONE, Memory.FRESH, false);
  }
}
