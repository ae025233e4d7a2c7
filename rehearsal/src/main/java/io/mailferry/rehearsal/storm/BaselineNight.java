package io.mailferry.rehearsal.storm;

import io.mailferry.rehearsal.baseline.BaselineResult;
import io.mailferry.rehearsal.baseline.OldTool;
import io.mailferry.simulator.Simulator;
import java.io.IOException;
import java.time.Instant;

/** The same storm with the baseline instead of Mailferry, by a clock that is moved by hand. */
final class BaselineNight {
  private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");

  private BaselineNight() {}

  static BaselineResult run(Storm storm) throws IOException, InterruptedException {
    try (var simulator = Simulator.start(StormWorld.config(storm).manualClock(START).build())) {
      var world = new StormWorld(storm, simulator);
      world.whatWasBefore();
      var start = simulator.clock().instant();
      world.begin(1);
      return new OldTool(
              simulator,
              world.targets(),
              storm.badItemLimit().orElse(0),
              storm.earliest().map(start::plus))
          .run(Night.LONGEST, world::whatAnOperatorDoes);
    }
  }
}
