package io.mailferry.worker;

import io.mailferry.activities.exchange.CommandLog;
import io.mailferry.activities.exchange.Exchange;
import io.mailferry.activities.exchange.ExchangePatience;
import io.mailferry.activities.exchange.ExchangeShell;
import io.mailferry.activities.exchange.shell.PoolHealth;
import io.mailferry.activities.exchange.shell.ShellPool;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.fault.FaultTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shell pools of all organisations, and Exchange through them. */
final class Shells implements AutoCloseable {
  private static final List<String> USUAL_SHELLS = List.of("pwsh", "powershell.exe", "pwsh.exe");

  private final Map<String, ShellPool> pools;
  private final Map<String, Exchange> exchanges;

  private Shells(Map<String, ShellPool> pools, Map<String, Exchange> exchanges) {
    this.pools = pools;
    this.exchanges = exchanges;
  }

  /** Opens a pool for each organisation; the sessions open in the background. */
  static Shells open(
      Map<String, WorkerSettings.ExchangeOrganisation> organisations,
      FaultTable faults,
      InstantSource clock,
      CommandLog log) {
    var pools = new LinkedHashMap<String, ShellPool>();
    var exchanges = new LinkedHashMap<String, Exchange>();
    organisations.forEach(
        (name, organisation) -> {
          var shell = organisation.shell();
          var settings =
              ShellSettings.of(executable(shell.executable()), shell.environment())
                  .keeping(shell.sessions())
                  .retrying(shell.retryOpening());
          var pool = ShellPool.open(name, settings, faults);
          pools.put(name, pool);
          exchanges.put(name, new ExchangeShell(name, pool, faults, clock, patience(shell), log));
        });
    return new Shells(pools, exchanges);
  }

  private static ExchangePatience patience(WorkerSettings.Shell shell) {
    var usual = ExchangePatience.USUAL;
    return new ExchangePatience(usual.forSession(), shell.patience(), usual.forChange());
  }

  /** The shell of the settings, or the usual one on this machine's PATH. */
  static Path executable(String stated) {
    return stated.isBlank() ? onPath().orElse(Path.of(USUAL_SHELLS.getFirst())) : Path.of(stated);
  }

  private static Optional<Path> onPath() {
    var folders =
        Objects.requireNonNullElse(System.getenv("PATH"), "").split(java.io.File.pathSeparator);
    return USUAL_SHELLS.stream()
        .flatMap(shell -> Stream.of(folders).map(folder -> Path.of(folder, shell)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Exchange exchange(String organisation) {
    return Objects.requireNonNull(exchanges.get(organisation), organisation);
  }

  /** How each pool stands, by organisation. */
  Map<String, PoolHealth> health() {
    return pools.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().health()));
  }

  @Override
  public void close() {
    pools.values().parallelStream().forEach(ShellPool::close);
  }
}
