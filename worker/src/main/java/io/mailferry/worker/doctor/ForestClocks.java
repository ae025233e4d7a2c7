package io.mailferry.worker.doctor;

import io.mailferry.activities.directory.ControllerClock;
import io.mailferry.activities.directory.LdapDirectory;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultTable;
import java.util.List;

/** Asks the domain controllers of a forest for the time. */
public final class ForestClocks {
  private ForestClocks() {}

  /**
   * Asks them all.
   *
   * @param forest its DNS name
   * @param directory which tolerates any clock
   */
  public static List<ClockReading> of(String forest, LdapDirectory directory, FaultTable faults) {
    try {
      return directory.clocks().stream().map(ForestClocks::reading).toList();
    } catch (Fault.Refused refused) {
      return List.of(
          new ClockReading.Unreadable(
              "the directory of " + forest + " cannot be read: " + refused.getMessage(),
              new FaultWords(faults).fix(refused)));
    }
  }

  private static ClockReading reading(ControllerClock clock) {
    return switch (clock) {
      case ControllerClock.Shown(var controller, var time, var ours) ->
          ClockReading.Told.of(controller, time, ours);
      case ControllerClock.Silent(var controller, var why) ->
          new ClockReading.Untold(controller, why);
    };
  }
}
