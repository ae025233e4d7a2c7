package io.mailferry.worker;

import io.mailferry.activities.exchange.shell.pool.PoolHealth;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** Shows each organisation's shell sessions as {@code mailferry_shell_…}. */
@Component
final class ShellMetrics {
  private final MeterRegistry registry;
  private final Shells shells;

  ShellMetrics(MeterRegistry registry, Shells shells) {
    this.registry = registry;
    this.shells = shells;
    shells.organisations().forEach(this::show);
  }

  private void show(String organisation) {
    sessions(organisation, "ready", PoolHealth::ready);
    sessions(organisation, "busy", PoolHealth::busy);
    sessions(organisation, "opening", PoolHealth::opening);
    Gauge.builder("mailferry.shell.held", shells, all -> heldSeconds(all.health(organisation)))
        .description("For how long Exchange wants no command of the organisation's account")
        .baseUnit("seconds")
        .tag("organisation", organisation)
        .register(registry);
    count(organisation, "opened", "Sessions opened", PoolHealth.Counts::opened);
    count(organisation, "recycled", "Sessions replaced for their age", PoolHealth.Counts::recycled);
    count(organisation, "discarded", "Sessions thrown away", PoolHealth.Counts::discarded);
    count(
        organisation,
        "reaped",
        "Processes of workers that were gone, ended at start",
        PoolHealth.Counts::reaped);
  }

  private void sessions(String organisation, String state, ToDoubleFunction<PoolHealth> number) {
    Gauge.builder(
            "mailferry.shell.sessions",
            shells,
            all -> number.applyAsDouble(all.health(organisation)))
        .description("Shell sessions by state")
        .tag("organisation", organisation)
        .tag("state", state)
        .register(registry);
  }

  private void count(
      String organisation,
      String what,
      String description,
      ToLongFunction<PoolHealth.Counts> number) {
    FunctionCounter.builder(
            "mailferry.shell." + what,
            shells,
            all -> number.applyAsLong(all.health(organisation).counts()))
        .description(description)
        .tag("organisation", organisation)
        .register(registry);
  }

  private static double heldSeconds(PoolHealth pool) {
    var until = pool.heldBackUntil();
    return until == null ? 0 : Duration.between(Instant.now(), until).toMillis() / 1_000.0;
  }
}
