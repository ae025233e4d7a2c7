package io.mailferry.model.plan;

import io.mailferry.model.Limits;
import java.util.List;
import java.util.Optional;
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
  /**
   * @throws IllegalArgumentException when a step is below 1, or not above the one before it
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
      last = step;
    }
    return List.copyOf(steps);
  }

  /**
   * The next limits for a request that failed of its damaged items; empty when there is no further
   * step.
   *
   * @param present those that it has
   * @param met how many damaged items it has met; Exchange takes no limit below that
   */
  public Optional<Limits> moreBadItems(Limits present, int met) {
    return badItems.stream()
        .filter(step -> step > present.badItems() && step >= met)
        .findFirst()
        .map(step -> new Limits(step, present.largeItems()));
  }

  /** The same for one that failed of its too large items. */
  public Optional<Limits> moreLargeItems(Limits present) {
    return largeItems.stream()
        .filter(step -> step > present.largeItems())
        .findFirst()
        .map(step -> new Limits(present.badItems(), step));
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
