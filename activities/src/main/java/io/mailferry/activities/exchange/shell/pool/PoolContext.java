package io.mailferry.activities.exchange.shell.pool;

import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.fault.table.FaultTable;
import java.util.function.LongSupplier;

/**
 * What the parts of one pool have in common.
 *
 * @param name of the organisation it serves, for messages
 * @param settings how its shells are started and kept
 * @param faults what errors mean
 * @param account whom its sessions sign in as
 * @param nanos the clock by which it ages and waits
 * @param state its sessions
 * @param threads on which it works
 */
record PoolContext(
    String name,
    ShellSettings settings,
    FaultTable faults,
    Account account,
    LongSupplier nanos,
    PoolState state,
    PoolThreads threads) {
  static PoolContext of(String name, ShellSettings settings, FaultTable faults, Accounts accounts) {
    return new PoolContext(
        name,
        settings,
        faults,
        accounts.of(settings.connections().getFirst()),
        accounts.nanos(),
        new PoolState(),
        new PoolThreads());
  }

  long now() {
    return nanos.getAsLong();
  }

  /** What answers mean for the account. */
  Throttling throttling() {
    return new Throttling(account, faults);
  }
}
