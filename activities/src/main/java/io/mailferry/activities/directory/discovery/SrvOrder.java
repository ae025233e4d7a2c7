package io.mailferry.activities.directory.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * In which order servers are to be tried: by priority, and among those of one priority drawn by
 * their weights (RFC 2782), so that many workers share the controllers of a site as its
 * administrator meant it.
 */
final class SrvOrder {
  private final RandomGenerator chance;

  SrvOrder(RandomGenerator chance) {
    this.chance = chance;
  }

  /** All of them, the one to be tried first at the beginning. */
  List<SrvRecord> of(List<SrvRecord> records) {
    // Those without weight first, as RFC 2782 has it, so that they can be drawn at all.
    var waiting =
        new ArrayList<>(
            records.stream()
                .sorted(
                    Comparator.comparingInt(SrvRecord::priority)
                        .thenComparingInt(SrvRecord::weight)
                        .thenComparing(SrvRecord::target))
                .toList());
    var ordered = new ArrayList<SrvRecord>();
    while (!waiting.isEmpty()) {
      var next = drawn(waiting);
      ordered.add(next);
      waiting.remove(next);
    }
    return List.copyOf(ordered);
  }

  private SrvRecord drawn(List<SrvRecord> waiting) {
    var equals =
        waiting.stream().filter(each -> each.priority() == waiting.getFirst().priority()).toList();
    var mark = chance.nextInt(equals.stream().mapToInt(SrvRecord::weight).sum() + 1);
    var sum = 0;
    for (var each : equals) {
      sum += each.weight();
      if (sum >= mark) {
        return each;
      }
    }
    return equals.getLast();
  }
}
