package io.mailferry.model.move;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything seen of one mailbox in one look: the evidence on which a decision rests.
 *
 * @param seenAt when the look was taken
 * @param controller the domain controller that answered, in the forest where the commands run
 * @param stamp the request's trace in that directory
 * @param queue the request itself
 * @param targetHome where the target forest says the mailbox lives
 * @param sourceHome where the source forest says it lives; null for a local move
 * @param sourceController the controller that answered for the other forest; null for a local move
 */
public record Sighting(
    Instant seenAt,
    String controller,
    Stamp stamp,
    QueueItem queue,
    Home targetHome,
    @Nullable Home sourceHome,
    @Nullable String sourceController) {
  /** The facts themselves are never null. */
  public Sighting {
    Objects.requireNonNull(seenAt, "seenAt");
    Objects.requireNonNull(controller, "controller");
    Objects.requireNonNull(stamp, "stamp");
    Objects.requireNonNull(queue, "queue");
    Objects.requireNonNull(targetHome, "targetHome");
  }

  /**
   * Whether the request rests at 95 % until it is resumed. Queue and directory both tell, and not
   * every version shows it in both.
   */
  public boolean stopsBeforeItsEnd() {
    return queue instanceof QueueItem.Present item
        && (item.suspendWhenReady()
            || item.status() == RequestStatus.AUTO_SUSPENDED
            || (stamp instanceof Stamp.Present present && present.flags().suspendsWhenReady()));
  }
}
