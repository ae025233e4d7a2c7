package io.mailferry.rehearsal.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The smallest, the middle and the largest of several numbers.
 *
 * @param min the smallest
 * @param median the middle one
 * @param max the largest
 */
record Spread(double min, double median, double max) {
  /** Of at least one number. */
  static Spread of(Collection<Double> numbers) {
    var sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no numbers");
    }
    var middle = sorted.length / 2;
    var median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(
        Numbers.rounded(sorted[0]),
        Numbers.rounded(median),
        Numbers.rounded(sorted[sorted.length - 1]));
  }

  Map<String, Object> numbers() {
    var numbers = new LinkedHashMap<String, Object>();
    numbers.put("min", min);
    numbers.put("median", median);
    numbers.put("max", max);
    return numbers;
  }

  @Override
  public String toString() {
    return Numbers.shown(min) + " / " + Numbers.shown(median) + " / " + Numbers.shown(max);
  }
}
