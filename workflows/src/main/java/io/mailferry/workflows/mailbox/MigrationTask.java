package io.mailferry.workflows.mailbox;

import io.mailferry.model.memory.Memory;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.Intention;

/**
 * What a run of {@link MailboxMigration} starts with.
 *
 * @param intention what is wanted
 * @param orders the orders in force that this mailbox was given by name
 * @param memory what is remembered
 * @param announced whether the wave knows the outcome already
 * @param standing the orders in force that its whole wave was given
 * @param lookingUp whether something still stands in the way of a first look
 */
public record MigrationTask(
    Intention intention,
    Orders orders,
    Memory memory,
    boolean announced,
    StandingOrders standing,
    boolean lookingUp) {
  /** A task of an earlier release tells nothing of what stands for the wave. */
  public MigrationTask {
    standing = StandingOrders.orNone(standing);
  }

  /** A migration that begins. */
  public static MigrationTask beginning(Intention intention) {
    return beginning(intention, StandingOrders.NONE);
  }

  /** A migration that begins while orders stand for its wave. */
  public static MigrationTask beginning(Intention intention, StandingOrders standing) {
    return new MigrationTask(intention, Orders.NONE, Memory.FRESH, false, standing, false);
  }
}
