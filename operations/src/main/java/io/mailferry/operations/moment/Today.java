package io.mailferry.operations.moment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time from which {@code tomorrow} is counted, where anything may be. */
final class Today {
  private Today() {}

  /**
   * The time it is.
   *
   * @param now the same; null where a text is kept and is to mean the same whenever it is read
   */
  static Instant of(@Nullable Instant now, String text) throws NotUnderstood {
    if (now == null) {
      throw new NotUnderstood(
          Written.shown(text)
              + " is counted from the day on which it is read, and a file that is kept means the"
              + " same on every day; write the date");
    }
    return now;
  }
}
