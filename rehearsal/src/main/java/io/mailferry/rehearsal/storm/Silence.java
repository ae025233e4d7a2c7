package io.mailferry.rehearsal.storm;

import java.time.Duration;
import java.time.Instant;

/** The longest time in which Exchange heard nothing of us. */
public final class Silence {
  private long commands;
  private Instant since;
  private Duration longest = Duration.ZERO;

  /** None since then. */
  public Silence(Instant start) {
    this.since = start;
  }

  /** So many commands have come until now. */
  public void look(long number, Instant now) {
    var silent = Duration.between(since, now);
    longest = silent.compareTo(longest) > 0 ? silent : longest;
    if (number != commands) {
      commands = number;
      since = now;
    }
  }

  /** The longest until now. */
  public Duration longest() {
    return longest;
  }
}
