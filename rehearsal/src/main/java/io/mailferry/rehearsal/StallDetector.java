package io.mailferry.rehearsal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notices that a count has not changed for so long that it will not any more. */
final class StallDetector {
  private final Duration tooLong;
  private long count = -1;
  private @Nullable Instant since;

  StallDetector(Duration tooLong) {
    this.tooLong = tooLong;
  }

  /** Whether the count has been this one for too long; each other one begins anew. */
  boolean lastsAt(Instant now, long latest) {
    if (since == null || latest != count) {
      count = latest;
      since = now;
    }
    return !since.plus(tooLong).isAfter(now);
  }
}
