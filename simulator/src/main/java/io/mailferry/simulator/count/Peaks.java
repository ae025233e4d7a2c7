package io.mailferry.simulator.count;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps how many requests were at work at once, at most. */
public final class Peaks {
  /**
   * The most at once.
   *
   * @param copyingIntoOne into the same database
   * @param copyingOutOfOne out of the same database
   * @param copyingInAll of all
   * @param switchingIntoOne that were completing into the same database
   * @param switchingInAll that were completing
   */
  public record Peak(
      int copyingIntoOne,
      int copyingOutOfOne,
      int copyingInAll,
      int switchingIntoOne,
      int switchingInAll) {
    private Peak with(Peak other) {
      return new Peak(
          Math.max(copyingIntoOne, other.copyingIntoOne),
          Math.max(copyingOutOfOne, other.copyingOutOfOne),
          Math.max(copyingInAll, other.copyingInAll),
          Math.max(switchingIntoOne, other.switchingIntoOne),
          Math.max(switchingInAll, other.switchingInAll));
    }
  }

  private Peak highest = new Peak(0, 0, 0, 0, 0);

  /** None yet. */
  public Peaks() {}

  /** These are all that are at work now. */
  public synchronized void look(Collection<AtWork> all) {
    var copying = all.stream().filter(each -> !each.switching()).toList();
    var switching = all.stream().filter(AtWork::switching).toList();
    highest =
        highest.with(
            new Peak(
                most(copying, AtWork::target),
                most(copying, AtWork::source),
                copying.size(),
                most(switching, AtWork::target),
                switching.size()));
  }

  private static int most(Collection<AtWork> all, Function<AtWork, String> database) {
    Map<String, Integer> each = new HashMap<>();
    all.forEach(work -> each.merge(database.apply(work), 1, Integer::sum));
    return each.isEmpty() ? 0 : Collections.max(each.values());
  }

  /** The most there were. */
  public synchronized Peak highest() {
    return highest;
  }
}
