package io.mailferry.workflows.mailbox;

import io.mailferry.model.decision.Decision;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.Intention;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a migration stands: what it waits for, since when, on what evidence, and what happens next.
 *
 * @param intention what is wanted
 * @param decision the decision in force; null before the first
 * @param since when it was taken, by Temporal's clock
 * @param nextLook when the migration looks again by itself, by Temporal's clock; null while an
 *     activity runs
 * @param evidence what was seen; null before the first look
 * @param orders the operator's orders in force, those of the wave among them
 * @param question the open question, if any
 * @param outcome the outcome, once there is one
 * @param standing those of the orders that stand for the whole wave
 * @param memory what was tried, and what else is remembered; null from a worker of an earlier
 *     release
 */
public record MigrationStatus(
    Intention intention,
    @Nullable Decision decision,
    Instant since,
    @Nullable Instant nextLook,
    @Nullable Sighting evidence,
    Orders orders,
    @Nullable Question question,
    @Nullable MigrationOutcome outcome,
    @Nullable StandingOrders standing,
    @Nullable Memory memory) {
  /** Where one stands of which is not told what it remembers. */
  public MigrationStatus(
      Intention intention,
      @Nullable Decision decision,
      Instant since,
      @Nullable Instant nextLook,
      @Nullable Sighting evidence,
      Orders orders,
      @Nullable Question question,
      @Nullable MigrationOutcome outcome,
      @Nullable StandingOrders standing) {
    this(intention, decision, since, nextLook, evidence, orders, question, outcome, standing, null);
  }
}
