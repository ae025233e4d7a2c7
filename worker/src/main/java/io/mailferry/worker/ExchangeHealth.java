package io.mailferry.worker;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether shell sessions to Exchange can be had. */
@Component("exchange")
final class ExchangeHealth implements HealthIndicator {
  private final Shells shells;

  ExchangeHealth(Shells shells) {
    this.shells = shells;
  }

  @Override
  public Health health() {
    var health = Health.up();
    shells
        .health()
        .forEach(
            (organisation, pool) -> {
              if (pool.ready() + pool.busy() == 0) {
                health.outOfService();
              }
              health.withDetail(
                  organisation,
                  "%d ready, %d busy, %d opening%s"
                      .formatted(
                          pool.ready(),
                          pool.busy(),
                          pool.opening(),
                          pool.lastFailure() == null ? "" : "; " + pool.lastFailure()));
            });
    return health.build();
  }
}
