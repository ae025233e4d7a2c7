package io.mailferry.worker;

import io.mailferry.activities.exchange.CommandLog;
import io.mailferry.activities.exchange.Exchange;
import io.mailferry.activities.exchange.ExchangeShell;
import io.mailferry.activities.exchange.ExchangeTimeouts;
import io.mailferry.activities.exchange.KnownCapabilities;
import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.shell.SessionInfo;
import io.mailferry.activities.exchange.shell.pool.Accounts;
import io.mailferry.activities.exchange.shell.pool.PoolHealth;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.worker.settings.ShellConnections;
import io.mailferry.worker.settings.WorkerSettings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The shell pools of all organisations, and Exchange through them. */
final class Shells implements AutoCloseable {
  private final Map<String, ShellPool> pools;
  private final Map<String, Exchange> exchanges;

  private Shells(Map<String, ShellPool> pools, Map<String, Exchange> exchanges) {
    this.pools = pools;
    this.exchanges = exchanges;
  }

  /** Opens a pool for each organisation; the sessions open in the background. */
  static Shells open(
      WorkerSettings settings, FaultTable faults, InstantSource clock, CommandLog log) {
    var accounts = Accounts.allowing(settings.shell().sessionsPerAccount());
    var pools = new LinkedHashMap<String, ShellPool>();
    var exchanges = new LinkedHashMap<String, Exchange>();
    settings
        .organisations()
        .forEach(
            (name, organisation) -> {
              var shell = organisation.shell();
              var pool =
                  ShellPool.open(
                      name, ShellConnections.settings(settings, organisation), faults, accounts);
              pools.put(name, pool);
              exchanges.put(
                  name,
                  new ExchangeShell(
                      name,
                      pool,
                      faults,
                      clock,
                      timeouts(shell),
                      log,
                      new KnownCapabilities(
                          organisation.version() == null
                              ? null
                              : ExchangeVersion.named(organisation.version()).orElseThrow(),
                          () -> pool.sessionInfo().map(SessionInfo::cmdlets))));
            });
    return new Shells(pools, exchanges);
  }

  private static ExchangeTimeouts timeouts(WorkerSettings.Shell shell) {
    var usual = ExchangeTimeouts.USUAL;
    var forQueue =
        usual.forQueue().compareTo(shell.patience()) > 0 ? usual.forQueue() : shell.patience();
    return new ExchangeTimeouts(usual.forSession(), shell.patience(), forQueue, usual.forChange());
  }

  Exchange exchange(String organisation) {
    return Objects.requireNonNull(exchanges.get(organisation), organisation);
  }

  /** How each pool stands, by organisation. */
  Map<String, PoolHealth> health() {
    return pools.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().health()));
  }

  /** How the pool of one organisation stands. */
  PoolHealth health(String organisation) {
    return Objects.requireNonNull(pools.get(organisation), organisation).health();
  }

  /** The organisations that have a pool. */
  Set<String> organisations() {
    return pools.keySet();
  }

  @Override
  public void close() {
    pools.values().parallelStream().forEach(ShellPool::close);
  }
}
