package io.mailferry.host;

import java.time.Duration;

/**
 * How long to wait before a part that died is started again.
 *
 * @param first after the first death
 * @param longest the pause doubles with each death until it is so long
 * @param well whoever ran so long was well: its next death is the first again
 */
record Pauses(Duration first, Duration longest, Duration well) {
  /** A second, half a minute, two minutes. */
  static final Pauses USUAL =
      new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(2));

  /** The pause after one that was so long, for a part that ran so long. */
  Duration after(Duration last, Duration ran) {
    if (last.isZero() || ran.compareTo(well) >= 0) {
      return first;
    }
    var twice = last.multipliedBy(2);
    return twice.compareTo(longest) > 0 ? longest : twice;
  }
}
