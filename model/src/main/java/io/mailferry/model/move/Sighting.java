package io.mailferry.model.move;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param silent the controllers of both forests that did not answer when they were last asked; none
 *     in older histories
 * @param archiveHome where the target forest says the archive lives that moves along with its
 *     mailbox; null when there is none, or none that moves along, and in older histories
 */
public record Sighting(
    Instant seenAt,
    String controller,
    Stamp stamp,
    QueueItem queue,
    Home targetHome,
    @Nullable Home sourceHome,
    @Nullable String sourceController,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SilentController> silent,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Home archiveHome) {
  /** The facts themselves are never null; the list is copied. */
  public Sighting {
    Objects.requireNonNull(seenAt, "seenAt");
    Objects.requireNonNull(controller, "controller");
    Objects.requireNonNull(stamp, "stamp");
    Objects.requireNonNull(queue, "queue");
    Objects.requireNonNull(targetHome, "targetHome");
    silent = silent == null ? List.of() : List.copyOf(silent);
  }

  /** One of a mailbox without an archive. */
  public Sighting(
      Instant seenAt,
      String controller,
      Stamp stamp,
      QueueItem queue,
      Home targetHome,
      @Nullable Home sourceHome,
      @Nullable String sourceController,
      List<SilentController> silent) {
    this(seenAt, controller, stamp, queue, targetHome, sourceHome, sourceController, silent, null);
  }

  /** One for which every controller answered that was asked. */
  public Sighting(
      Instant seenAt,
      String controller,
      Stamp stamp,
      QueueItem queue,
      Home targetHome,
      @Nullable Home sourceHome,
      @Nullable String sourceController) {
    this(seenAt, controller, stamp, queue, targetHome, sourceHome, sourceController, List.of());
  }

  /**
   * The first controller that fell silent before a moment: what only it was told, nobody else can
   * show (docs/exchange/directory.md#told-to-one).
   */
  public Optional<SilentController> silentBefore(Instant moment) {
    return silent.stream()
        .filter(each -> each.since().isBefore(moment))
        .min(Comparator.comparing(SilentController::since));
  }

  /**
   * The controllers that may alone know of what Exchange wrote at a moment: they fell silent about
   * then, before it could have reached the others.
   *
   * @param written when; null when that is not known, and then there are none
   * @param settle how long directories take to agree
   */
  public List<SilentController> silentSince(@Nullable Instant written, Duration settle) {
    return written == null
        ? List.of()
        : silentAfter(written, settle).stream()
            .filter(each -> each.since().isBefore(written.plus(settle)))
            .toList();
  }

  /**
   * The controllers that may alone know of what Exchange wrote at a moment: they answered then, or
   * had fallen silent about then, and do not now. The others may have been away in between.
   *
   * @param settle how long directories take to agree
   */
  public List<SilentController> silentAfter(Instant written, Duration settle) {
    // It may have been found silent before Exchange noticed that it is.
    return silent.stream().filter(each -> each.since().isAfter(written.minus(settle))).toList();
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
