package io.mailferry.model.plan;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the mailboxes of a wave may switch.
 *
 * @param style how the cutover is held back
 * @param notBefore the earliest moment; at once when absent
 */
public record CutoverOrder(CutoverStyle style, @Nullable Instant notBefore) {
  /** As soon as a mailbox is copied. */
  public static final CutoverOrder AS_SOON_AS_COPIED =
      new CutoverOrder(CutoverStyle.COMPLETE_AFTER, null);

  /** A style is always chosen. */
  public CutoverOrder {
    Objects.requireNonNull(style, "style");
  }

  /** Whether the cutover may begin at a moment. */
  public boolean open(Instant now) {
    return notBefore == null || !now.isBefore(notBefore);
  }
}
