package io.mailferry.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.window.CutoverWindows;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the mailboxes of a wave may switch.
 *
 * @param style how the cutover is held back
 * @param notBefore the earliest moment; at once when absent
 * @param windows the windows in which it may begin; at any time when absent
 */
public record CutoverOrder(
    CutoverStyle style,
    @Nullable Instant notBefore,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CutoverWindows windows) {
  /** As soon as a mailbox is copied. */
  public static final CutoverOrder AS_SOON_AS_COPIED =
      new CutoverOrder(CutoverStyle.COMPLETE_AFTER, null);

  /** A style is always chosen. */
  public CutoverOrder {
    Objects.requireNonNull(style, "style");
  }

  /** One without windows. */
  public CutoverOrder(CutoverStyle style, @Nullable Instant notBefore) {
    this(style, notBefore, null);
  }

  /** Whether the cutover may begin at a moment. */
  public boolean open(Instant now) {
    return isDue(now) && (windows == null || windows.letBegin(now));
  }

  private boolean isDue(Instant now) {
    return notBefore == null || !now.isBefore(notBefore);
  }

  /** The earliest moment from now on at which the cutover may begin; null when there is none. */
  public @Nullable Instant next(Instant now) {
    var due = isDue(now) || notBefore == null ? now : notBefore;
    return windows == null
        ? due
        : windows.next(due).map(opening -> opening.has(due) ? due : opening.opens()).orElse(null);
  }

  /**
   * From when on the cutover may not begin any more, where it may begin now; null when it may for
   * ever.
   */
  public @Nullable Instant lastStart(Instant now) {
    return windows == null ? null : windows.next(now).map(windows::lastStart).orElse(null);
  }
}
