package io.mailferry.worker.doctor;

import io.mailferry.activities.directory.ControllerClock;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.table.FaultTable;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks the domain controllers of a forest, or of one of its domains, for the time. */
public final class ForestClocks {
  private ForestClocks() {}

  /**
   * Asks them all.
   *
   * @param forest its DNS name
   * @param directory asks each controller, tolerates any clock, and throws when the account is
   *     refused
   */
  public static List<ClockReading> of(
      String forest, Supplier<List<ControllerClock>> directory, FaultTable faults) {
    try {
      var clocks = directory.get();
      // Nothing is moved while nobody can look, so this is more than an untold time.
      return clocks.stream().allMatch(ControllerClock.Silent.class::isInstance)
          ? List.of(away(forest, clocks, faults))
          : clocks.stream().map(ForestClocks::reading).toList();
    } catch (Fault.Refused refused) {
      return List.of(
          new ClockReading.Unreadable(
              refused.code() + ": " + refused.sentence(), new FaultWords(faults).fix(refused)));
    }
  }

  private static ClockReading away(String forest, List<ControllerClock> clocks, FaultTable faults) {
    var why =
        clocks.stream()
            .map(
                clock ->
                    switch (clock) {
                      case ControllerClock.Silent(var controller, var cause) ->
                          controller + ": " + cause;
                      case ControllerClock.Shown(var controller, _, _) -> controller;
                    })
            .collect(Collectors.joining("; "));
    var away = faults.fault(FaultCode.AD_AWAY, why, Effect.READS, "forest " + forest, null);
    return new ClockReading.Unreadable(
        away.code() + ": no domain controller of " + forest + " could be asked [" + why + "]",
        new FaultWords(faults).fix(away));
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
