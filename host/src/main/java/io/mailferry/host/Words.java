package io.mailferry.host;

import java.time.Duration;
import java.util.Locale;

/** How amounts are written for people. */
final class Words {
  private Words() {}

  /** A duration of some seconds. */
  static String of(Duration duration) {
    return duration.toSeconds() + " s";
  }

  /** An amount of space on a disk. */
  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", bytes >> 20);
  }
}
