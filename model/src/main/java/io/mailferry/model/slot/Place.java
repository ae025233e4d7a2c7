package io.mailferry.model.slot;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one mailbox does, or waits to do, at the cost of others.
 *
 * @param kind what
 * @param mailbox which
 * @param target into which database; null when that is not known, and then it counts for none
 * @param source out of which; null when that is not known, and then it counts for none
 * @param wave of which wave; null when it is none of ours
 */
public record Place(
    SlotKind kind,
    String mailbox,
    @Nullable String target,
    @Nullable String source,
    @Nullable String wave) {
  /** Kind and mailbox are needed. */
  public Place {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(mailbox, "mailbox");
  }
}
