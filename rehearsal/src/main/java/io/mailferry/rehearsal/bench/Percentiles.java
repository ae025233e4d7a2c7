package io.mailferry.rehearsal.bench;

import java.util.Collection;

/**
 * How several numbers lie: half of them are at most p50, nine tenths at most p90.
 *
 * @param p50 the middle one
 * @param p90 the one that nine tenths do not exceed
 * @param max the largest
 * @param count how many there were
 */
record Percentiles(double p50, double p90, double max, int count) {
  /** Of at least one number, each by nearest rank. */
  static Percentiles of(Collection<Double> numbers) {
    var sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no numbers");
    }
    return new Percentiles(
        Numbers.rounded(ranked(sorted, 50)),
        Numbers.rounded(ranked(sorted, 90)),
        Numbers.rounded(sorted[sorted.length - 1]),
        sorted.length);
  }

  private static double ranked(double[] sorted, int percent) {
    return sorted[(sorted.length * percent + 99) / 100 - 1];
  }
}
