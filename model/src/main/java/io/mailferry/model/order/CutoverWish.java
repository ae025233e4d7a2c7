package io.mailferry.model.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.window.CutoverWindows;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When an operator wants the cutover, where the plan says otherwise.
 *
 * @param now at once, whatever was planned; then nothing else is named
 * @param notBefore the earliest moment; null for the one that stands
 * @param windows the windows; null for those that stand
 * @param order why and by whom
 */
public record CutoverWish(
    boolean now,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant notBefore,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CutoverWindows windows,
    Order order) {
  /** The order is needed. */
  public CutoverWish {
    Objects.requireNonNull(order, "order");
  }

  /** The same, with what it does not name as it was wished before. */
  CutoverWish after(@Nullable CutoverWish before) {
    return now || before == null || before.now
        ? this
        : new CutoverWish(
            false,
            notBefore == null ? before.notBefore : notBefore,
            windows == null ? before.windows : windows,
            order);
  }

  /** What holds when this is wished of what was planned; how the cutover is held stays. */
  public CutoverOrder appliedTo(CutoverOrder planned) {
    return now
        ? new CutoverOrder(planned.style(), null)
        : new CutoverOrder(
            planned.style(),
            notBefore == null ? planned.notBefore() : notBefore,
            windows == null ? planned.windows() : windows);
  }

  /** Whether it wishes anything. */
  public boolean saysSomething() {
    return now || notBefore != null || windows != null;
  }

  /** The wish in words. */
  public String words() {
    if (now) {
      return "cutover now";
    }
    return "cutover"
        + (notBefore == null ? "" : " not before " + notBefore)
        + (windows == null ? "" : " in other windows");
  }
}
