package io.mailferry.simulator;

import io.mailferry.simulator.faults.Script;
import io.mailferry.simulator.world.Ids;
import java.time.Duration;

/** The misfortunes of the demonstration; the seed decides where exactly they strike. */
public final class DemoFaults {
  private DemoFaults() {}

  /** Writes them into this script. */
  public static void into(Script script, long seed) {
    Ids ids = new Ids(seed);
    int lost = 2 + (int) ids.number("lost answer", 3);
    int dark = lost + 2 + (int) ids.number("controller away", 3);
    script
        .onCommand("New-MoveRequest", lost)
        .losesAnswer()
        .onCommand("New-MoveRequest", dark)
        .after(minutes(1, ids, "controller delay", 2))
        .controllerGoesAway("dc1.target.example", minutes(12, ids, "controller length", 9))
        .whenMoveReaches("CopyingMessages", "TGT-DB01")
        .after(minutes(1, ids, "failover delay", 3))
        .failOver("TGT-DB01", minutes(2, ids, "failover gap", 5));
  }

  private static Duration minutes(int least, Ids ids, String name, int span) {
    return Duration.ofMinutes(least + ids.number(name, span));
  }
}
