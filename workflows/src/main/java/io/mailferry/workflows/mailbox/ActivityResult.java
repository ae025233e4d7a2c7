package io.mailferry.workflows.mailbox;

import io.mailferry.model.decision.Decision;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Sighting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What every activity from {@code detectDuplicateMove} to {@code cleanUpMove} answers: what it saw,
 * what was decided on it, what to remember.
 *
 * @param sighting what was seen last in the activity; null when nothing could be seen, and then
 *     nothing was done either
 * @param decision what was decided on that sighting
 * @param memory what to remember
 * @param waitFor how long to wait before the next look, when the decision is to wait; in real time;
 *     in a rehearsal Exchange's clock runs faster
 * @param announced whether the activity announced the outcome: wrote it down for people and told
 *     the wave; false also in results of earlier releases, and when the announcing went wrong
 */
public record ActivityResult(
    @Nullable Sighting sighting,
    Decision decision,
    Memory memory,
    Duration waitFor,
    boolean announced) {
  /** A result of which nothing is announced. */
  public ActivityResult(
      @Nullable Sighting sighting, Decision decision, Memory memory, Duration waitFor) {
    this(sighting, decision, memory, waitFor, false);
  }

  /** The same result, with its outcome announced. */
  public ActivityResult withAnnounced() {
    return new ActivityResult(sighting, decision, memory, waitFor, true);
  }
}
