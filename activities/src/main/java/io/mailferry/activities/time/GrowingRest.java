package io.mailferry.activities.time;

import java.time.Duration;

/**
 * How long to leave something alone that failed: twice as long each time, up to a limit.
 *
 * @param first after the first failure; positive
 * @param longest never longer than this
 */
public record GrowingRest(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 20;

  /**
   * The rest after so many failures in a row.
   *
   * @param failures 1 or more
   */
  public Duration after(int failures) {
    var rest = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return rest.compareTo(longest) < 0 ? rest : longest;
  }
}
