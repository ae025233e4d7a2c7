package io.mailferry.workflows.wave;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.order.StandingOrders;
import java.util.List;

/**
 * What became of migrations to be started.
 *
 * @param open those that are under way for this wave
 * @param elsewhere how many are under way for another wave, and were left alone
 * @param stood what stood for the wave before it was stopped and started again, as the migrations
 *     know that it joined
 */
public record StartedMigrations(List<MailboxGuid> open, int elsewhere, StandingOrders stood) {
  /** The list is copied; an earlier release tells nothing of what stood. */
  public StartedMigrations {
    open = List.copyOf(open);
    stood = StandingOrders.orNone(stood);
  }
}
