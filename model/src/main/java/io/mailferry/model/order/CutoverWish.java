package io.mailferry.model.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.window.Blackout;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.model.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When an operator wants the cutover, where the plan says otherwise. What it does not name stays as
 * it is; a blackout is only ever added.
 *
 * @param now at once, whatever was planned; what else is named counts when another time is wished
 * @param notBefore the earliest moment; null for the one that stands
 * @param windows the windows, in place of those that stand; none for those
 * @param blackouts more times without one
 * @param lastStart how long before a window closes the last cutover begins; null for what stands
 * @param shortest how long an opening lasts at least; null for what stands
 * @param order why and by whom
 */
public record CutoverWish(
    boolean now,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant notBefore,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Window> windows,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Blackout> blackouts,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Duration lastStart,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Duration shortest,
    Order order) {
  /** The order is needed; the lists are copied. */
  public CutoverWish {
    windows = windows == null ? List.of() : List.copyOf(windows);
    blackouts = blackouts == null ? List.of() : List.copyOf(blackouts);
    Objects.requireNonNull(order, "order");
  }

  /** At once. */
  public static CutoverWish now(Order order) {
    return new CutoverWish(true, null, List.of(), List.of(), null, null, order);
  }

  /** From another moment on. */
  public static CutoverWish notBefore(Instant moment, Order order) {
    return new CutoverWish(false, moment, List.of(), List.of(), null, null, order);
  }

  /** In other windows. */
  public static CutoverWish within(List<Window> windows, Order order) {
    return new CutoverWish(false, null, windows, List.of(), null, null, order);
  }

  /** The same, as ordered so. */
  public CutoverWish by(Order other) {
    return new CutoverWish(now, notBefore, windows, blackouts, lastStart, shortest, other);
  }

  /**
   * The same, with what it does not name as it was wished before, or for more than this mailbox. A
   * wish for now stands until another moment or other windows are named, and what was named before
   * it counts again then.
   */
  CutoverWish after(@Nullable CutoverWish before) {
    if (before == null) {
      return this;
    }
    return new CutoverWish(
        now || (before.now && notBefore == null && windows.isEmpty()),
        now || notBefore != null ? notBefore : before.notBefore,
        windows.isEmpty() ? before.windows : windows,
        both(before.blackouts, blackouts),
        lastStart == null ? before.lastStart : lastStart,
        shortest == null ? before.shortest : shortest,
        order);
  }

  /** What holds when this is wished of what was planned; how the cutover is held stays. */
  public CutoverOrder appliedTo(CutoverOrder planned) {
    return now
        ? new CutoverOrder(planned.style(), null)
        : new CutoverOrder(
            planned.style(),
            notBefore == null ? planned.notBefore() : notBefore,
            windowsBeside(planned.windows()));
  }

  private @Nullable CutoverWindows windowsBeside(@Nullable CutoverWindows planned) {
    if (planned == null && windows.isEmpty() && blackouts.isEmpty()) {
      return null;
    }
    var stands = planned == null ? CutoverWindows.ANY_TIME : planned;
    return new CutoverWindows(
        windows.isEmpty() ? stands.windows() : windows,
        both(stands.blackouts(), blackouts),
        lastStart == null ? stands.lastStart() : lastStart,
        shortest == null ? stands.shortest() : shortest);
  }

  private static List<Blackout> both(List<Blackout> these, List<Blackout> those) {
    return Stream.concat(these.stream(), those.stream()).distinct().toList();
  }

  private static String named(String before, Stream<String> words) {
    var all = words.collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : before + all;
  }

  private static String margin(String before, @Nullable Duration margin, String after) {
    return margin == null ? "" : before + margin.toMinutes() + " min" + after;
  }

  /** Whether it wishes anything, and nothing that no window could have. */
  public boolean saysSomething() {
    return (now
            || notBefore != null
            || !windows.isEmpty()
            || !blackouts.isEmpty()
            || lastStart != null
            || shortest != null)
        && isPossible(lastStart)
        && isPossible(shortest);
  }

  private static boolean isPossible(@Nullable Duration margin) {
    return margin == null
        || (!margin.isNegative() && margin.compareTo(CutoverWindows.LONGEST_MARGIN) <= 0);
  }

  /** The wish in words. */
  public String words() {
    if (now) {
      return "cutover now";
    }
    return "cutover"
        + (notBefore == null ? "" : " not before " + notBefore)
        + named(" in ", Window.words(windows).stream())
        + named(" not in ", blackouts.stream().map(Blackout::words))
        + margin(", the last start ", lastStart, " before the end")
        + margin(", at least ", shortest, " long");
  }
}
