package io.mailferry.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.simulator.world.ExchangeVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A completed move between two databases of Exchange 2010, removed from a shell of a version. */
class OldDatabasesTest {
  private static final String LOCAL = "local001@target.example";

  @ParameterizedTest
  @CsvSource({"E2010,E2010,true", "E2016,E2010,false", "E2016,E2013,true"})
  void takesItsMailboxWithItFromALaterShellOnly(
      ExchangeVersion shell, ExchangeVersion databases, boolean isLeft) {
    try (var simulator =
        Simulator.start(
            SimulatorConfig.builder()
                .localMailboxes(1)
                .version(shell)
                .databaseVersion(databases)
                .manualClock(Instant.parse("2026-11-23T10:00:00Z"))
                .build())) {
      simulator.command("New-MoveRequest", Map.of("Identity", LOCAL, "TargetDatabase", "TGT-DB03"));
      simulator.advance(Duration.ofHours(3));
      assertThat(simulator.requestsOf(LOCAL))
          .extracting(RequestFacts::status)
          .containsExactly("Completed");

      simulator.command("Remove-MoveRequest", Map.of("Identity", LOCAL, "Confirm", false));
      simulator.advance(Duration.ofMinutes(5));

      assertThat(simulator.verifiedHome(LOCAL).isPresent()).isEqualTo(isLeft);
    }
  }
}
