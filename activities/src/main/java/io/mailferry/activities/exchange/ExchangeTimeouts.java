package io.mailferry.activities.exchange;

import java.time.Duration;

/**
 * How long to wait for Exchange, in the world's time.
 *
 * @param forSession for a free shell session
 * @param forRead for the answer to a read
 * @param forQueue for the answer to the read of a whole queue, which costs a read for each request
 *     in it (docs/exchange/queues-and-stamps.md#what-a-queue-read-costs)
 * @param forChange for the answer to a change; Exchange itself gives up after 15 minutes
 *     (docs/exchange/remote-powershell.md#limits)
 */
public record ExchangeTimeouts(
    Duration forSession, Duration forRead, Duration forQueue, Duration forChange) {
  /** Half a minute, two minutes, a quarter of an hour, five minutes. */
  public static final ExchangeTimeouts USUAL =
      new ExchangeTimeouts(
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(15),
          Duration.ofMinutes(5));
}
