package io.mailferry.activities.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long to wait for the reading of a whole queue. A long queue takes minutes, and a shell that
 * hangs should not be waited for as long as the longest of them: so the patience with a queue
 * follows from how long it took before, and doubles after each reading that was given up.
 */
final class QueuePatience {
  private final Duration least;
  private final Duration most;
  private final Map<UUID, Duration> next = new ConcurrentHashMap<>();

  /**
   * @param least for one of which nothing is known, and beyond what a known one took
   * @param most never more
   */
  QueuePatience(Duration least, Duration most) {
    this.least = least;
    this.most = most;
  }

  Duration with(UUID queue) {
    return next.getOrDefault(queue, least);
  }

  /** It was read in so long. */
  void took(UUID queue, Duration time) {
    next.put(queue, atMost(least.plus(time).plus(time)));
  }

  /** It was not read in the time that there was. */
  void wasTooShort(UUID queue) {
    next.put(queue, atMost(with(queue).multipliedBy(2)));
  }

  private Duration atMost(Duration time) {
    return time.compareTo(most) < 0 ? time : most;
  }
}
