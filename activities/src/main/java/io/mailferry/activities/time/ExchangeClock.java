package io.mailferry.activities.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock by which Exchange lives, and its relation to ours.
 *
 * <p>In production both are the same. In a rehearsal Exchange's time runs faster, and with it every
 * wait that is counted in Exchange's time.
 */
public interface ExchangeClock extends InstantSource {
  /** The usual clock: Exchange's time is the world's. */
  ExchangeClock REAL = accelerated(InstantSource.system(), Instant.EPOCH, Instant.EPOCH, 1);

  /** How long to wait here until that much time has passed for Exchange; at least a moment. */
  Duration toWaitHere(Duration exchangeTime);

  /**
   * A clock that shows {@code exchangeStart} at {@code start} and runs faster from there on.
   *
   * @param source the world's clock
   * @param start a moment of the world's clock
   * @param exchangeStart what Exchange's clock shows at that moment
   * @param speed how many seconds pass for Exchange in one second of the world; 1 or more
   */
  static ExchangeClock accelerated(
      InstantSource source, Instant start, Instant exchangeStart, double speed) {
    return new AcceleratedClock(source, start, exchangeStart, speed);
  }
}
