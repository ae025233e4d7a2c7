package io.mailferry.rehearsal.storm;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the storms of a call came to.
 *
 * @param number how many storms
 * @param failedSeeds the seeds of those that are not as they should be
 * @param durationSeconds how long all of them took, in the world's time
 * @param storms each of them, in the order of their seeds
 */
@JsonPropertyOrder({"number", "failedSeeds", "durationSeconds", "storms"})
public record StormsResult(
    int number, List<Long> failedSeeds, double durationSeconds, List<StormResult> storms) {
  /** The lists are copied. */
  public StormsResult {
    failedSeeds = List.copyOf(failedSeeds);
    storms = List.copyOf(storms);
  }

  static StormsResult of(List<StormResult> storms, Duration took) {
    return new StormsResult(
        storms.size(),
        storms.stream().filter(each -> !each.well()).map(StormResult::seed).toList(),
        took.toMillis() / 1000.0,
        storms);
  }

  /** What people are told when all are over. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.addAll(Comparison.of(storms));
    lines.add("");
    lines.add(
        "%d of %d storms are as they should be, in %.0f s."
            .formatted(number - failedSeeds.size(), number, durationSeconds));
    for (var each : storms) {
      if (!each.well()) {
        lines.add("");
        lines.add("NOT AS IT SHOULD BE: " + each.name() + ". Again: " + each.replay());
        each.failures().forEach(failure -> lines.add("  " + failure));
        lines.add("  What went wrong in it:");
        each.storm().forEach(what -> lines.add("    " + what));
      }
    }
    return lines;
  }

  /** What the command ends with: 0 when all are as they should be. */
  public int exitCode() {
    return failedSeeds.isEmpty() ? 0 : 1;
  }
}
