package io.mailferry.model.slot;

import java.util.Objects;

/**
 * The limits of an organisation.
 *
 * @param copying how many mailboxes Exchange may copy at a time
 * @param switching how many may switch at a time
 */
public record SlotLimits(SlotLimit copying, SlotLimit switching) {
  /** None: every mailbox goes on when it can. */
  public static final SlotLimits NONE = new SlotLimits(SlotLimit.NONE, SlotLimit.NONE);

  /** Nothing is null. */
  public SlotLimits {
    Objects.requireNonNull(copying, "copying");
    Objects.requireNonNull(switching, "switching");
  }

  /** The limit for what a slot is needed for. */
  public SlotLimit of(SlotKind kind) {
    return switch (kind) {
      case COPY -> copying;
      case CUTOVER -> switching;
    };
  }

  /** Whether there is a limit at all. */
  public boolean any() {
    return copying.any() || switching.any();
  }
}
