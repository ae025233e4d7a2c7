package io.mailferry.worker;

import io.mailferry.activities.exchange.shell.pool.PoolHealth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether shell sessions to Exchange can be had, where, and what stands in the way. */
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
              health.withDetail(organisation, told(pool));
            });
    return health.build();
  }

  static Map<String, Object> told(PoolHealth pool) {
    var told = new LinkedHashMap<String, Object>();
    told.put(
        "sessions",
        "%d ready, %d busy, %d opening".formatted(pool.ready(), pool.busy(), pool.opening()));
    if (pool.heldBackUntil() != null) {
      told.put("heldBackUntil", pool.heldBackUntil().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    if (pool.opensNoneUntil() != null) {
      told.put("opensNoneUntil", pool.opensNoneUntil().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    if (pool.lastFailure() != null) {
      told.put("lastFailure", pool.lastFailure());
    }
    var endpoints = new LinkedHashMap<String, String>();
    pool.endpoints().forEach(each -> endpoints.put(each.name(), told(each)));
    told.put("endpoints", endpoints);
    var counts = pool.counts();
    told.put(
        "sinceStart",
        "%d opened, %d recycled, %d discarded, %d reaped"
            .formatted(counts.opened(), counts.recycled(), counts.discarded(), counts.reaped()));
    return told;
  }

  private static String told(PoolHealth.EndpointHealth endpoint) {
    var sessions = endpoint.sessions() + " sessions";
    var rests =
        endpoint.restsUntil() == null
            ? ""
            : ", rests until " + endpoint.restsUntil().truncatedTo(ChronoUnit.SECONDS);
    var why = endpoint.lastFailure() == null ? "" : "; " + endpoint.lastFailure();
    return sessions + rests + why;
  }
}
