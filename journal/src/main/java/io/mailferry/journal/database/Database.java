package io.mailferry.journal.database;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where the journal's statements go.
 *
 * <p>Everything the journal does may be done twice, so what fails on a kept connection is tried
 * again on a new one: with a shared file, the process that served it may just have ended.
 */
public final class Database implements AutoCloseable {
  private static final long LONGEST_WAIT_SECONDS = 10;

  /** Taking over a shared file needs a moment; a server that is away needs more than we wait. */
  private static final int TRIES = 3;

  private static final long BETWEEN_TRIES_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  private final JournalSettings settings;
  private final Dialect dialect;
  private final Connections connections;
  private final Preparation preparation;
  private final Semaphore permits;
  private final JdbcOperations batches;
  private final JdbcClient statements;
  private final ReentrantLock preparing = new ReentrantLock();
  private volatile boolean prepared;
  private volatile boolean closed;

  private Database(
      JournalSettings settings,
      Function<ConnectionSource, Connections> kept,
      Preparation preparation) {
    this.settings = settings;
    this.dialect = Dialect.of(settings.url());
    this.connections = kept.apply(new ConnectionSource(settings));
    this.preparation = preparation;
    this.permits = new Semaphore(connections.most(), true);
    this.batches = new JdbcTemplate(connections.source());
    // Spring's usual conversions are fifty classes that no statement of ours needs.
    this.statements =
        JdbcClient.create(new NamedParameterJdbcTemplate(batches), new GenericConversionService());
  }

  /**
   * The database of a process that stays, over a pool. Reaches for nothing yet.
   *
   * @param preparation makes or updates the tables, before the first use
   */
  public static Database ofAWorker(JournalSettings settings, Preparation preparation) {
    return new Database(settings, ConnectionPool::new, preparation);
  }

  /** The same for a command, over one connection that is kept until the end. */
  public static Database ofACommand(JournalSettings settings, Preparation preparation) {
    return new Database(settings, OneConnection::new, preparation);
  }

  /** Makes or updates the tables. */
  public interface Preparation {
    /**
     * Does nothing when the tables are as they should be.
     *
     * @param statements on the connections that are in use
     * @param more opens connections beside those
     * @throws JournalUnavailable when a newer release has written here
     * @throws SQLException when it cannot be done now
     */
    void prepare(JdbcClient statements, ConnectionSource more) throws SQLException;
  }

  /** What its statements have to be written in. */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * Reads something with one statement; it may be given again.
   *
   * @throws JournalUnavailable when it cannot be done
   */
  public <T extends @Nullable Object> T read(Function<JdbcClient, T> reading) {
    return patiently(() -> reading.apply(statements));
  }

  /**
   * Does some work in one transaction; it may be run again from its start.
   *
   * @throws JournalUnavailable when it cannot be done, and nothing has changed
   */
  public <T extends @Nullable Object> T write(Function<JdbcClient, T> work) {
    return patiently(() -> inTransaction(() -> work.apply(statements)));
  }

  /** The same, with one statement for many rows. */
  public void write(String sql, List<Object[]> rows) {
    patiently(() -> inTransaction(() -> batches.batchUpdate(sql, rows)));
  }

  private <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
    var transaction = new TransactionTemplate(new JdbcTransactionManager(connections.source()));
    return transaction.execute(_ -> work.get());
  }

  private <T extends @Nullable Object> T patiently(Supplier<T> work) {
    refuseIfClosed();
    if (!acquired(1)) {
      throw new JournalUnavailable(
          "the journal at " + settings.place() + " is too busy: no connection became free");
    }
    try {
      refuseIfClosed();
      // Known to be away: it is looked for once more, and those who write have other work.
      var tries = connections.origin().failure() == null ? TRIES : 1;
      for (var attempt = 1; ; attempt++) {
        try {
          prepareOnce();
          return work.get();
        } catch (SQLException | NestedRuntimeException e) {
          connections.forget();
          // What served the file may have taken tables along that were not written yet.
          prepared = false;
          if (attempt >= tries || Thread.currentThread().isInterrupted()) {
            throw new JournalUnavailable(
                "the journal at " + settings.place() + " cannot be used: " + why(e), e);
          }
          LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
        }
      }
    } finally {
      permits.release();
    }
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new JournalUnavailable("the journal is closed");
    }
  }

  private boolean acquired(int wanted) {
    try {
      return permits.tryAcquire(wanted, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalUnavailable("interrupted while waiting for the journal", e);
    }
  }

  private void prepareOnce() throws SQLException {
    if (prepared) {
      return;
    }
    preparing.lock();
    try {
      if (!prepared) {
        preparation.prepare(statements, connections.origin());
        prepared = true;
      }
    } finally {
      preparing.unlock();
    }
  }

  private String why(Exception e) {
    // A pool knows only that it waited in vain.
    var away = connections.origin().failure();
    if (away != null) {
      return firstLine(away);
    }
    return firstLine(
        e instanceof NestedRuntimeException nested ? nested.getMostSpecificCause() : e);
  }

  private static String firstLine(Throwable cause) {
    var message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  /** Waits for what is under way, within bounds, and closes every connection. */
  @Override
  public void close() {
    closed = true;
    var most = connections.most();
    var alone = acquired(most);
    try {
      connections.close();
    } finally {
      if (alone) {
        permits.release(most);
      }
    }
  }
}
