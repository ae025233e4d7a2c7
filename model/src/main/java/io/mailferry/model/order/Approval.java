package io.mailferry.model.order;

import io.mailferry.model.WaveName;
import io.mailferry.model.plan.WantedApproval;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A wave's mailboxes may switch, says somebody else than who started it. Until then their cutovers
 * are held as by an order, which only the approval lifts.
 *
 * @param order by whom, and why
 * @param at when
 */
public record Approval(Order order, Instant at) {
  /** Who holds the cutovers of a wave that nobody has approved; no person. */
  private static final String THE_RULE = "the approval rule";

  /** Both are needed. */
  public Approval {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(at, "at");
  }

  /** What holds a cutover until its wave is approved. */
  static Order awaited(WantedApproval wanted, WaveName wave) {
    return new Order(
        wanted.startedBy()
            + " started wave "
            + wave
            + ", and nobody else has approved it yet: mailferry approve "
            + wave
            + " --reason …",
        THE_RULE);
  }

  /** Whether a cutover that is held waits for an approval, and for no operator's resume. */
  public static boolean isAwaited(@Nullable Order hold) {
    return hold != null && hold.who().equals(THE_RULE);
  }

  /**
   * Why nobody may approve a wave with this order; null when it would be approved.
   *
   * @param wanted what the wave wants; null for nothing
   * @param given the approval that it has; null for none
   */
  public static @Nullable String refusal(
      @Nullable WantedApproval wanted, @Nullable Approval given, Order order) {
    if (wanted == null) {
      return "the wave wants no approval: it was started without --approval, and nothing waits for"
          + " one";
    }
    if (given != null) {
      return "the wave was approved already, " + given.words();
    }
    if (order.isUnsigned()) {
      return "it is not said who approves it: give the order with the command line, or with a name";
    }
    return wanted.isStartedBy(order.who())
        ? order.who() + " started the wave, and somebody else has to approve it"
        : null;
  }

  /** By whom, when, and why. */
  public String words() {
    return "by "
        + order.who()
        + " at "
        + at.truncatedTo(ChronoUnit.SECONDS)
        + ": "
        + order.reason();
  }
}
