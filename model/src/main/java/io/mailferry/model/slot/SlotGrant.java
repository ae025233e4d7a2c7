package io.mailferry.model.slot;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * It is a mailbox's turn. What it does with it Exchange shows soon; a turn that was not taken is
 * over after a while, and is given again to whoever still waits.
 *
 * @param kind what for
 * @param until when the turn is over, by Exchange's clock
 */
public record SlotGrant(SlotKind kind, Instant until) {
  /**
   * How long a turn lasts: as long as a submission may take to show
   * (docs/exchange/move-requests.md#settling-time).
   */
  public static final Duration LASTS = Duration.ofMinutes(15);

  /** Nothing is null. */
  public SlotGrant {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(until, "until");
  }

  /** A turn that begins now. */
  public static SlotGrant from(SlotKind kind, Instant now) {
    return new SlotGrant(kind, now.plus(LASTS));
  }

  /** Whether it is still this mailbox's turn. */
  public boolean holds(Instant now) {
    return now.isBefore(until);
  }
}
