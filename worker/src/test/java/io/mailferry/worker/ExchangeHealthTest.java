package io.mailferry.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.pool.PoolHealth;
import io.mailferry.activities.exchange.shell.pool.PoolHealth.EndpointHealth;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExchangeHealthTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.5Z");
  private static final PoolHealth.Counts COUNTS = new PoolHealth.Counts(7, 2, 1, 3);

  @Test
  void tellsWhereSessionsAreAndWhatHasHappened() {
    var told =
        ExchangeHealth.told(
            new PoolHealth(
                2,
                1,
                0,
                List.of(new EndpointHealth("exch1.target.example", 3, null, null, null)),
                null,
                null,
                COUNTS,
                null,
                null));

    assertThat(told)
        .containsExactly(
            Map.entry("sessions", "2 ready, 1 busy, 0 opening"),
            Map.entry("endpoints", Map.of("exch1.target.example", "3 sessions")),
            Map.entry("sinceStart", "7 opened, 2 recycled, 1 discarded, 3 reaped"));
  }

  @Test
  void tellsUntilWhenExchangeWantsPatienceAndWhichEndpointRests() {
    var told =
        ExchangeHealth.told(
            new PoolHealth(
                0,
                0,
                1,
                List.of(
                    new EndpointHealth(
                        "exch1.target.example",
                        0,
                        NOW,
                        "MF-EX-CONNECT No session could be opened with Exchange",
                        NOW)),
                NOW,
                NOW,
                COUNTS,
                "exch1.target.example: MF-EX-CONNECT No session could be opened with Exchange",
                NOW));

    assertThat(told)
        .containsEntry("heldBackUntil", "2026-11-23T10:00:00Z")
        .containsEntry("opensNoneUntil", "2026-11-23T10:00:00Z")
        .containsEntry(
            "endpoints",
            Map.of(
                "exch1.target.example",
                "0 sessions, rests until 2026-11-23T10:00:00Z; MF-EX-CONNECT No session could be"
                    + " opened with Exchange"));
    assertThat(String.valueOf(told.get("lastFailure"))).startsWith("exch1.target.example: ");
  }
}
