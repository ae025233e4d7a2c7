package io.mailferry.workflows;

import io.mailferry.model.policy.Intention;
import io.mailferry.model.policy.Memory;
import io.mailferry.model.policy.Orders;

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
