package io.mailferry.worker;

import io.grpc.StatusRuntimeException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the worker is connected to Temporal and takes tasks; once it does, Temporal is asked for
 * a sign of life each time.
 */
@Component("temporal")
final class TemporalHealth implements HealthIndicator {
  private final TemporalLifecycle lifecycle;
  private final WorkflowServiceStubs stubs;

  TemporalHealth(TemporalLifecycle lifecycle, WorkflowServiceStubs stubs) {
    this.lifecycle = lifecycle;
    this.stubs = stubs;
  }

  @Override
  public Health health() {
    return switch (lifecycle.state()) {
      case WORKING -> signOfLife();
      case CONNECTING -> {
        var trouble = lifecycle.trouble();
        yield away(trouble == null ? "connecting" : trouble);
      }
      case STOPPED -> Health.outOfService().withDetail("trouble", "stopped").build();
    };
  }

  private Health signOfLife() {
    try {
      var _ = stubs.healthCheck();
      return Health.up().build();
    } catch (StatusRuntimeException gone) {
      return away(String.valueOf(gone.getMessage()));
    }
  }

  private static Health away(String trouble) {
    return Health.outOfService()
        .withDetail("trouble", trouble)
        .withDetail("next", "it is tried again by itself")
        .build();
  }
}
