package io.mailferry.workflows.wave;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.WavePlan;
import java.util.Set;

/**
 * What a run of {@link Wave} starts with.
 *
 * @param plan the whole plan
 * @param startedLines how many lines of it have been resolved and started
 * @param open the migrations that have no outcome yet
 * @param tally what has ended so far
 * @param standing the orders that stand for all its mailboxes
 */
public record WaveTask(
    WavePlan plan,
    int startedLines,
    Set<MailboxGuid> open,
    WaveTally tally,
    StandingOrders standing) {
  /** A task of an earlier release tells nothing of standing orders. */
  public WaveTask {
    standing = StandingOrders.orNone(standing);
  }

  /** A wave that begins. */
  public static WaveTask beginning(WavePlan plan) {
    return new WaveTask(
        plan, 0, Set.of(), WaveTally.of(plan.mailboxes().size()), StandingOrders.NONE);
  }
}
