package io.mailferry.rehearsal.bench;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private Numbers() {}

  static String shown(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.2f", number)
        : value.toString();
  }

  /** To two places, which is more than such measurements are worth. */
  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  static double ratio(double one, double other) {
    return rounded(one / other);
  }

  static double seconds(Duration duration) {
    return rounded(duration.toMillis() / 1000.0);
  }

  static double megabytes(long bytes) {
    return rounded(bytes / (1024.0 * 1024));
  }
}
