package io.mailferry.model.plan;

import io.mailferry.model.Limits;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the limits of a mailbox may rise before anybody is asked: not at once, but step by step,
 * each only when the request failed with the one before, so that a mailbox with three damaged items
 * is not given leave to lose fifty.
 *
 * @param badItems the limits for damaged items, rising, each 1 or more; empty for the plan's own
 *     alone
 * @param largeItems the same for too large items
 */
public record LimitSteps(List<Integer> badItems, List<Integer> largeItems) {
  /** As many digits as a plan takes; above it lies {@link Limits#UNLIMITED}. */
  private static final int HIGHEST = 999_999_999;

  /**
   * @throws IllegalArgumentException when a step is below 1, above 999,999,999, or not above the
   *     one before it
   */
  public LimitSteps {
    badItems = rising(badItems);
    largeItems = rising(largeItems);
  }

  private static List<Integer> rising(List<Integer> steps) {
    var last = 0;
    for (var step : steps) {
      if (step <= last) {
        throw new IllegalArgumentException(
            last == 0
                ? "a step is 1 or more"
                : "each step is above the one before it; " + step + " comes after " + last);
      }
      if (step > HIGHEST) {
        throw new IllegalArgumentException(
            step + " is no number of items; any loss is for a person to accept");
      }
      last = step;
    }
    return List.copyOf(steps);
  }

  /**
   * The next limit for damaged items; empty when there is no further step.
   *
   * @param present the one in force
   * @param met how many damaged items were met; Exchange takes no limit below that
   */
  public OptionalInt moreBadItems(int present, int met) {
    return badItems.stream()
        .mapToInt(Integer::intValue)
        .filter(step -> step > present && step >= met)
        .findFirst();
  }

  /** The next limit for too large items; empty when there is no further step. */
  public OptionalInt moreLargeItems(int present) {
    return largeItems.stream()
        .mapToInt(Integer::intValue)
        .filter(step -> step > present)
        .findFirst();
  }

  /** In words to follow "the steps …": {@code 10, 50 for damaged items}. */
  public String words() {
    return Stream.of(words(badItems, "damaged items"), words(largeItems, "too large items"))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(" and "));
  }

  private static String words(List<Integer> steps, String what) {
    return steps.isEmpty()
        ? ""
        : steps.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " for " + what;
  }
}
