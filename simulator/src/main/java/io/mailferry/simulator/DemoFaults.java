package io.mailferry.simulator;

import io.mailferry.simulator.faults.Script;
import io.mailferry.simulator.world.Ids;
import java.time.Duration;

/** The faults of the demonstration; the seed decides when exactly they happen. */
public final class DemoFaults {
  /** How often a shell dies by itself, spread over the first hour. */
  private static final int DEATHS = 6;

  private DemoFaults() {}

  /** Writes them into this script. */
  public static void into(Script script, long seed) {
    var ids = new Ids(seed);
    var lost = 2 + (int) ids.number("lost answer", 3);
    var away = lost + 2 + (int) ids.number("controller away", 3);
    script
        .onCommand("New-MoveRequest", lost)
        .losesAnswer()
        .onCommand("New-MoveRequest", away)
        .after(minutes(1, ids, "controller delay", 2))
        .controllerGoesAway("dc1.target.example", minutes(12, ids, "controller length", 9))
        .whenMoveReaches("CopyingMessages", "TGT-DB01")
        .after(minutes(1, ids, "failover delay", 3))
        .failOver("TGT-DB01", minutes(2, ids, "failover gap", 5));
  }

  /**
   * Writes into this script, besides those faults, the deaths of shells: in the middle of a
   * submission before and after it ran, in the middle of a read, and whenever chance has it.
   */
  public static void intoWithDyingShells(Script script, long seed) {
    into(script, seed);
    var ids = new Ids(seed);
    var before = 6 + (int) ids.number("submission not begun", 3);
    var after = before + 2 + (int) ids.number("submission not answered", 3);
    script
        .onCommand("New-MoveRequest", before)
        .neverArrives()
        .onCommand("New-MoveRequest", after)
        .losesAnswer()
        .onCommand("Get-MoveRequestStatistics", 5 + (int) ids.number("read", 20))
        .losesAnswer();
    for (var i = 1; i <= DEATHS; i++) {
      script
          .at(minutes(10 * (i - 1) + 1, ids, "death " + i, 10))
          .killsAShell((int) ids.number("victim " + i, 100));
    }
  }

  private static Duration minutes(int least, Ids ids, String name, int span) {
    return Duration.ofMinutes(least + ids.number(name, span));
  }
}
