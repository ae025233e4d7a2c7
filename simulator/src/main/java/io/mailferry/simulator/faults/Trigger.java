package io.mailferry.simulator.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a fault happens. */
public sealed interface Trigger {
  /** After this much simulated time. */
  record After(Duration time) implements Trigger {}

  /**
   * With the command of a cmdlet that has this number, counted from now; it hits that very command.
   */
  record OnCommand(String cmdlet, int number) implements Trigger {}

  /** When the first move reaches this StatusDetail, in this database if one is named. */
  record WhenMoveReaches(String detail, @Nullable String database) implements Trigger {}
}
