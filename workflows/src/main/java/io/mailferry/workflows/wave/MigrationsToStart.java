package io.mailferry.workflows.wave;

import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.Intention;
import java.util.List;

/**
 * Migrations to be started.
 *
 * @param intentions what is wanted, for each
 * @param standing the orders that stand for the wave, with which each begins
 */
public record MigrationsToStart(List<Intention> intentions, StandingOrders standing) {
  /** The list is copied; an earlier release tells nothing of standing orders. */
  public MigrationsToStart {
    intentions = List.copyOf(intentions);
    standing = StandingOrders.orNone(standing);
  }
}
