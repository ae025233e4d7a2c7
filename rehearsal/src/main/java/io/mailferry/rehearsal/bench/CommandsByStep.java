package io.mailferry.rehearsal.bench;

import io.mailferry.activities.exchange.CommandLog;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Writes down which step gave which command. The simulator counts what arrives; only the worker
 * knows for which step it was.
 */
final class CommandsByStep implements CommandLog {
  /** The step of the monitor. */
  static final String BULK = "watchMoves";

  /** Commands that no step gave, e.g. a sign of life. */
  private static final String NO_STEP = "none";

  private final Map<Given, LongAdder> commands = new ConcurrentHashMap<>();

  CommandsByStep() {}

  /**
   * A kind of command.
   *
   * @param step the step that gave it
   * @param cmdlet its name
   */
  record Given(String step, String cmdlet) {}

  @Override
  public void ended(String cmdlet, Duration elapsed, String outcome) {
    commands.computeIfAbsent(new Given(step(), cmdlet), _ -> new LongAdder()).increment();
  }

  private static String step() {
    try {
      return Activity.getExecutionContext().getInfo().getActivityType();
    } catch (IllegalStateException _) {
      return NO_STEP;
    }
  }

  /** How many the monitor gave. */
  long inBulk() {
    return sum(BULK);
  }

  /** How many any other step gave, or none. */
  long single() {
    return commands.values().stream().mapToLong(LongAdder::sum).sum() - inBulk();
  }

  /** How often the monitor looked: each pass begins with this command, and nobody else gives it. */
  long passes() {
    var first = commands.get(new Given(BULK, "Get-MoveRequest"));
    return first == null ? 0 : first.sum();
  }

  /** All of them, by step and cmdlet. */
  Map<String, Long> all() {
    var all = new TreeMap<String, Long>();
    commands.forEach((given, count) -> all.put(given.step() + " " + given.cmdlet(), count.sum()));
    return all;
  }

  private long sum(String step) {
    return commands.entrySet().stream()
        .filter(each -> each.getKey().step().equals(step))
        .mapToLong(each -> each.getValue().sum())
        .sum();
  }
}
