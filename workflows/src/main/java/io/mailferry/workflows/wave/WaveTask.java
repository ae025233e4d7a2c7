package io.mailferry.workflows.wave;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.WavePlan;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run of {@link Wave} starts with.
 *
 * @param plan the whole plan
 * @param startedLines how many lines of it have been resolved and started
 * @param open the migrations that have no outcome yet
 * @param tally what has ended so far
 * @param standing the orders that stand for all its mailboxes
 * @param failing those that fail, where a stop rule counts them
 * @param excused those of them that somebody knew of who resumed the wave
 */
public record WaveTask(
    WavePlan plan,
    int startedLines,
    Set<MailboxGuid> open,
    WaveTally tally,
    StandingOrders standing,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<MailboxGuid> failing,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<MailboxGuid> excused) {
  /** A task of an earlier release tells nothing of standing orders, nor of who fails. */
  public WaveTask {
    standing = StandingOrders.orNone(standing);
    failing = sorted(failing);
    excused = sorted(excused);
  }

  private static Set<MailboxGuid> sorted(@Nullable Set<MailboxGuid> told) {
    return Collections.unmodifiableSet(new TreeSet<>(told == null ? Set.of() : told));
  }

  /** A wave that begins. */
  public static WaveTask beginning(WavePlan plan) {
    return new WaveTask(
        plan,
        0,
        Set.of(),
        WaveTally.of(plan.mailboxes().size()),
        StandingOrders.NONE,
        Set.of(),
        Set.of());
  }
}
