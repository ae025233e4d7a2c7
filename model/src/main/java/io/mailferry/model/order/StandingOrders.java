package io.mailferry.model.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.plan.Intention;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The orders that a wave has given to all of its mailboxes. They stand beside each other, also for
 * mailboxes that start later, and beside what one mailbox is ordered by name.
 *
 * @param pause the requests are to rest
 * @param hold the copies go on, the cutovers do not
 * @param cancel the migrations are to be withdrawn; for good
 * @param limits how much loss is accepted from now on, where the plan accepts less; null for what
 *     the plan says
 * @param cutover when its mailboxes may switch, where that is not when the plan says; null for the
 *     plan's
 * @param approval that its mailboxes may switch, where the wave wants that said; null while nobody
 *     has, and where it does not
 * @param since when the wave was given the last of them; null before the first, and of an earlier
 *     release
 */
public record StandingOrders(
    @Nullable Order pause,
    @Nullable Order hold,
    @Nullable Order cancel,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AcceptedLoss limits,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CutoverWish cutover,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Approval approval,
    @Nullable Instant since) {
  /** No orders. */
  public static final StandingOrders NONE =
      new StandingOrders(null, null, null, null, null, null, null);

  /** What a message tells; one of an earlier release tells nothing of them. */
  public static StandingOrders orNone(@Nullable StandingOrders told) {
    return told == null ? NONE : told;
  }

  /** With the requests to rest. */
  public StandingOrders paused(Order order) {
    return new StandingOrders(order, hold, cancel, limits, cutover, approval, since);
  }

  /** With the cutovers held back. */
  public StandingOrders held(Order order) {
    return new StandingOrders(pause, order, cancel, limits, cutover, approval, since);
  }

  /** With the migrations to be withdrawn. */
  public StandingOrders cancelled(Order order) {
    return new StandingOrders(pause, hold, order, limits, cutover, approval, since);
  }

  /** With pause, hold or both lifted. */
  public StandingOrders lifted(Lift what) {
    return new StandingOrders(
        what.pause() ? null : pause,
        what.hold() ? null : hold,
        cancel,
        limits,
        cutover,
        approval,
        since);
  }

  /** With so much loss accepted from now on; what is not named stays as it was. */
  public StandingOrders limited(AcceptedLoss accepted) {
    return new StandingOrders(
        pause, hold, cancel, accepted.after(limits), cutover, approval, since);
  }

  /** With another time for the cutovers; what is not named stays as it was. */
  public StandingOrders cuttingOver(CutoverWish wish) {
    return new StandingOrders(pause, hold, cancel, limits, wish.after(cutover), approval, since);
  }

  /** With the approval that the wave wants. */
  public StandingOrders approved(Approval given) {
    return new StandingOrders(pause, hold, cancel, limits, cutover, given, since);
  }

  /**
   * What is in force of them for a mailbox of a wave that may want an approval: until it has that,
   * the cutovers are held.
   */
  public StandingOrders untilApproved(Intention intention) {
    var wanted = intention.consents().approval();
    return wanted == null || approval != null || hold != null
        ? this
        : held(Approval.awaited(wanted, intention.wave()));
  }

  /** The same, with the moment at which the last of them was given. */
  public StandingOrders given(@Nullable Instant at) {
    return new StandingOrders(pause, hold, cancel, limits, cutover, approval, at);
  }

  /** Whether the same stands as by others, whenever it was given. */
  public boolean stands(StandingOrders others) {
    return given(null).equals(others.given(null));
  }

  /** These, or others that came later. */
  public StandingOrders orNewer(StandingOrders others) {
    return others.equals(NONE) || others.isOlderThan(this) ? this : others;
  }

  /** Whether others are known to have come after these, which were only told late. */
  public boolean isOlderThan(StandingOrders others) {
    return since != null && others.since != null && since.isBefore(others.since);
  }
}
