package io.mailferry.worker;

import io.mailferry.activities.exchange.CommandLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Counts and times every command sent to Exchange: {@code mailferry_exchange_commands}. */
@Component
final class CommandMetrics implements CommandLog {
  private final MeterRegistry registry;

  CommandMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void ended(String cmdlet, Duration elapsed, String outcome) {
    Timer.builder("mailferry.exchange.commands")
        .description("Commands sent to Exchange, by cmdlet and outcome")
        .tag("cmdlet", cmdlet)
        .tag("outcome", outcome)
        .register(registry)
        .record(elapsed);
  }
}
