package io.mailferry.worker;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the worker is connected to Temporal and takes tasks. */
@Component("temporal")
final class TemporalHealth implements HealthIndicator {
  private final TemporalLifecycle lifecycle;

  TemporalHealth(TemporalLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public Health health() {
    return switch (lifecycle.state()) {
      case WORKING -> Health.up().build();
      case CONNECTING -> {
        var trouble = lifecycle.trouble();
        yield Health.outOfService()
            .withDetail("trouble", trouble == null ? "connecting" : trouble)
            .withDetail("next", "it is tried again by itself")
            .build();
      }
      case STOPPED -> Health.outOfService().withDetail("trouble", "stopped").build();
    };
  }
}
