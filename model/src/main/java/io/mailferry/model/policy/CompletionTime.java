package io.mailferry.model.policy;

import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.plan.CutoverStyle;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * From when on Exchange completes a request by itself, while its cutover may not begin yet.
 *
 * <p>Usually that is so far ahead that somebody of ours releases it before. Where a wave lets
 * Exchange hold its cutovers, one that is copied is given the moment at which it may begin, so that
 * it switches then although nobody of ours is there. One that is still being copied is not: nobody
 * knows whether it would be done in its window.
 */
public final class CompletionTime {
  /** Whoever switches so much later than the others has lost nothing of the window. */
  private static final Duration NEAR = Duration.ofMinutes(5);

  private CompletionTime() {}

  /** The moment that a request which may not complete now is to be given. */
  public static Instant of(Situation situation, Timings timings) {
    var own = given(situation, timings);
    return own == null ? situation.now().plus(timings.parkedFor()) : own;
  }

  /**
   * The moment at which Exchange is to switch the mailbox; null where that is for us to do. Turns
   * are given by us alone, and a far moment is out of a time's reach.
   */
  public static @Nullable Instant given(Situation situation, Timings timings) {
    if (situation.intention().cutover().style() != CutoverStyle.HELD_BY_EXCHANGE
        || situation.orders().hold() != null
        || !situation.slots().cutover()
        || !isCopied(situation)) {
      return null;
    }
    var next = situation.cutover().next(situation.now());
    return next == null
            || !next.isAfter(situation.now())
            || !next.isBefore(lasting(situation, timings))
        ? null
        : inWholeMinutes(next);
  }

  /**
   * Whether a request has the moment that it was to be given; Exchange may show one that is a
   * little later than it was told.
   */
  static boolean is(Instant given, @Nullable Instant shown) {
    return shown != null && !shown.isBefore(given) && shown.isBefore(given.plus(NEAR));
  }

  /** From when on a time is far enough: no outage of ours may last as long. */
  static Instant lasting(Situation situation, Timings timings) {
    return situation.now().plus(timings.parkedFor().dividedBy(2));
  }

  private static boolean isCopied(Situation situation) {
    return situation.sighting().queue() instanceof QueueItem.Present item
        && item.status() == RequestStatus.SYNCED
        && !situation.sighting().stopsBeforeItsEnd();
  }

  /** Exchange need not keep fractions, and one that comes back a little earlier is too early. */
  private static Instant inWholeMinutes(Instant moment) {
    var minute = moment.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(moment) ? moment : minute.plus(Duration.ofMinutes(1));
  }
}
