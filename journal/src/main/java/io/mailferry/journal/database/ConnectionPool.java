package io.mailferry.journal.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** A few connections, for a process that stays: a worker, whose steps all write at once. */
final class ConnectionPool implements Connections {
  /** More than this many writers at once would only wait for each other. */
  private static final int MOST = 8;

  private final ConnectionSource origin;
  private final HikariDataSource pool = new HikariDataSource();

  /** The pool's threads begin with its first use. */
  ConnectionPool(ConnectionSource origin) {
    this.origin = origin;
    pool.setPoolName("journal");
    pool.setDataSource(origin);
    pool.setMaximumPoolSize(MOST);
    pool.setMinimumIdle(1);
    // Nobody waits here for another's connection, only for a new one: we let in as many as fit.
    pool.setConnectionTimeout(origin.dialect().longestConnect().toMillis());
    if (origin.dialect() == Dialect.H2) {
      // Who serves a shared file must not let go of it for a moment because its connection is old.
      pool.setMaxLifetime(0);
    } else {
      // A server that is away is looked for by the pool's own thread, and not by who has to write.
      pool.setInitializationFailTimeout(-1);
    }
  }

  @Override
  public DataSource source() {
    return pool;
  }

  @Override
  public ConnectionSource origin() {
    return origin;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public void rest() {}

  @Override
  public void forget() {
    if (pool.isRunning()) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
