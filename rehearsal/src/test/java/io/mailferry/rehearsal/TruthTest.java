package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TruthTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void isTheSameAskedOverTheWireAsInOneProcess() throws Exception {
    try (var simulator =
        Simulator.start(SimulatorConfig.builder().mailboxes(3).manualClock(NOON).build())) {
      simulator.command("Get-MoveRequest", Map.of("BatchName", "MigrationService:nobody"));

      var asked = Truth.askedAt(simulator.httpAddress());

      assertThat(asked).isEqualTo(Truth.of(simulator));
      assertThat(asked.homes()).hasSize(3);
      assertThat(asked.counts().commands()).containsEntry("Get-MoveRequest", 1L);
    }
  }
}
