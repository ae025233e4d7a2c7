package io.mailferry.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A few connections, opened when needed and kept.
 *
 * <p>Everything the journal does may be done twice, so what fails on a kept connection is tried
 * again on a new one: with a shared file, the process that served it may just have ended.
 */
final class Connections implements AutoCloseable {
  /** More than this many writers at once would only wait for each other. */
  private static final int MOST = 8;

  private static final long LONGEST_WAIT_SECONDS = 10;

  /** Taking over a shared file needs a moment; a server that is away needs more than we wait. */
  private static final int TRIES = 3;

  private static final long BETWEEN_TRIES_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  private final JournalSettings settings;
  private final Dialect dialect;
  private final Semaphore permits = new Semaphore(MOST, true);
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final ReentrantLock preparing = new ReentrantLock();
  private volatile boolean prepared;
  private volatile boolean closed;

  Connections(JournalSettings settings) {
    this.settings = settings;
    this.dialect = Dialect.of(settings.url());
    if (dialect == Dialect.H2 && System.getProperty("h2.bindAddress") == null) {
      // A shared file is served to this machine only; H2 by itself would listen to the network.
      System.setProperty("h2.bindAddress", "127.0.0.1");
    }
  }

  Dialect dialect() {
    return dialect;
  }

  /** Some work on a connection; it may be run again from its start. */
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Does some work in one transaction.
   *
   * @throws JournalUnavailable when it cannot be done
   */
  <T extends @Nullable Object> T run(Work<T> work) {
    if (closed) {
      throw new JournalUnavailable("the journal is closed");
    }
    if (!acquired()) {
      throw new JournalUnavailable(
          "the journal at " + settings.place() + " is too busy: no connection became free");
    }
    try {
      for (var attempt = 1; ; attempt++) {
        try {
          return once(work);
        } catch (SQLException e) {
          if (attempt == TRIES || Thread.currentThread().isInterrupted()) {
            throw new JournalUnavailable(
                "the journal at " + settings.place() + " cannot be used: " + firstLine(e), e);
          }
          discardIdle();
          // What served the file may have taken tables along that were not written yet.
          prepared = false;
          LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
        }
      }
    } finally {
      permits.release();
    }
  }

  private boolean acquired() {
    try {
      return permits.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalUnavailable("interrupted while waiting for the journal", e);
    }
  }

  private <T extends @Nullable Object> T once(Work<T> work) throws SQLException {
    var connection = takeOrOpen();
    var healthy = false;
    try {
      connection.setAutoCommit(false);
      var result = work.on(connection);
      connection.commit();
      connection.setAutoCommit(true);
      healthy = true;
      return result;
    } finally {
      if (healthy && !closed) {
        idle.push(connection);
      } else {
        discard(connection);
      }
    }
  }

  private Connection takeOrOpen() throws SQLException {
    var kept = idle.poll();
    if (kept != null) {
      return kept;
    }
    var connection = open();
    try {
      prepareOnce(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      discard(connection);
      throw e;
    }
  }

  private Connection open() throws SQLException {
    var properties = new Properties();
    if (!settings.user().isEmpty()) {
      properties.setProperty("user", settings.user());
    }
    var password = settings.password().get();
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    if (dialect == Dialect.H2) {
      // What goes wrong is told once, by us; H2 would print it with a stack trace as well.
      properties.setProperty("TRACE_LEVEL_FILE", "0");
    } else {
      properties.setProperty("connectTimeout", "5");
      properties.setProperty("loginTimeout", "5");
      properties.setProperty("socketTimeout", "30");
      properties.setProperty("ApplicationName", "mailferry");
    }
    return DriverManager.getConnection(settings.url(), properties);
  }

  private void prepareOnce(Connection connection) throws SQLException {
    if (prepared) {
      return;
    }
    preparing.lock();
    try {
      if (!prepared) {
        Schema.prepare(connection, dialect);
        prepared = true;
      }
    } finally {
      preparing.unlock();
    }
  }

  private void discardIdle() {
    for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
      discard(kept);
    }
  }

  private static void discard(Connection connection) {
    try (connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException _) {
      // It is being thrown away because it no longer works.
    }
  }

  private static String firstLine(SQLException e) {
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    closed = true;
    discardIdle();
  }
}
