package io.mailferry.journal.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private static final String CLOSED = "the journal is closed";
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  /** Taking over a shared file needs a moment; a server that is away needs more than we wait. */
  private static final int TRIES = 3;

  /** A command holds a file for a moment only, and a worker comes up within seconds. */
  private static final int TRIES_WHEN_HELD = 20;

  private static final long BETWEEN_TRIES_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  private final JournalSettings settings;
  private final Dialect dialect;
  private final Connections connections;
  private final Preparation preparation;
  private final Patience patience;
  private final Semaphore permits;

  /**
   * Whoever asks may be interrupted, and an interrupt inside an embedded database closes its file
   * for everybody; and a process that serves a file may be suspended. So the work is done on
   * threads that nobody interrupts, and who asks waits for it only so long.
   */
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("mailferry-journal-", 0).factory());

  private final JdbcOperations batches;
  private final JdbcClient statements;
  private final ReentrantLock preparing = new ReentrantLock();
  private volatile boolean prepared;
  private volatile boolean closed;
  private volatile boolean silent;
  private volatile boolean unwritten;

  private Database(
      JournalSettings settings,
      Connections connections,
      Preparation preparation,
      Patience patience) {
    this.settings = settings;
    this.dialect = Dialect.of(settings.url());
    this.connections = connections;
    this.preparation = preparation;
    this.patience = patience;
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
  public static Database ofAWorker(
      JournalSettings settings, Preparation preparation, Patience patience) {
    return new Database(
        settings, new ConnectionPool(new ConnectionSource(settings)), preparation, patience);
  }

  /** The same for a command, over one connection that is kept until the end. */
  public static Database ofACommand(JournalSettings settings, Preparation preparation) {
    return new Database(
        settings,
        new OneConnection(ConnectionSource.ofACommand(settings)),
        preparation,
        Patience.OF_A_COMMAND);
  }

  /** Makes or updates the tables. */
  public interface Preparation {
    /**
     * Does nothing when the tables are as they should be.
     *
     * @param statements on the connections that are in use
     * @param more opens connections beside those
     * @throws JournalUnavailable when a newer release has written here
     * @throws NoJournal when there is nothing, and nothing is to be made
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
   * @throws JournalUnavailable when it cannot be done in time; as a rule nothing has changed then,
   *     but what nobody waited for any longer may still be done
   */
  public <T extends @Nullable Object> T write(Function<JdbcClient, T> work) {
    return writing(() -> inTransaction(() -> work.apply(statements)));
  }

  /** The same, with one statement for many rows. */
  public void write(String sql, List<Object[]> rows) {
    writing(() -> inTransaction(() -> batches.batchUpdate(sql, rows)));
  }

  /** The same work; when it returns, not even a loss of power takes it back. */
  public <T extends @Nullable Object> T writeToDisk(Function<JdbcClient, T> work) {
    return writing(() -> onDisk(inTransaction(() -> work.apply(statements))));
  }

  /** The same, with one statement for many rows. */
  public void writeToDisk(String sql, List<Object[]> rows) {
    writing(() -> onDisk(inTransaction(() -> batches.batchUpdate(sql, rows))));
  }

  private <T extends @Nullable Object> T onDisk(T written) {
    dialect.toDisk(statements);
    return written;
  }

  private <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
    var transaction = new TransactionTemplate(new JdbcTransactionManager(connections.source()));
    return transaction.execute(_ -> work.get());
  }

  private <T extends @Nullable Object> T writing(Supplier<T> work) {
    var written = false;
    try {
      var result = patiently(work);
      written = true;
      return result;
    } finally {
      unwritten = !written;
    }
  }

  /**
   * Looks whether it can be used now: written, when it could not be written last.
   *
   * @return what is in the way, in a sentence; empty when nothing is
   */
  public Optional<String> trouble() {
    try {
      if (unwritten) {
        write(sql -> sql.sql("UPDATE mailferry_schema SET version = version").update());
      } else {
        var ignored = read(sql -> sql.sql("SELECT 1").query((_, _) -> 1).single());
      }
      return Optional.empty();
    } catch (JournalUnavailable e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** How many bytes are free where its file lies; empty for a server, and when nobody knows. */
  public OptionalLong freeSpace() {
    var free = Trouble.free(connections.origin().file());
    return free == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(free);
  }

  /** Where it is, without account and password. */
  public String place() {
    return settings.place();
  }

  private <T extends @Nullable Object> T patiently(Supplier<T> work) {
    refuseIfClosed();
    var longest = silent ? patience.whenSilent() : patience.usual();
    var began = System.nanoTime();
    if (!acquired(1, longest)) {
      throw new JournalUnavailable(
          "the journal at " + settings.place() + " is too busy: no connection became free");
    }
    return answer(begun(work), longest.minusNanos(System.nanoTime() - began));
  }

  /** Begins the work on another thread, which gives the permit back. */
  private <T extends @Nullable Object> Future<T> begun(Supplier<T> work) {
    try {
      return threads.submit(
          () -> {
            try {
              return persistently(work);
            } finally {
              silent = false;
              permits.release();
            }
          });
    } catch (RejectedExecutionException e) {
      permits.release();
      throw new JournalUnavailable(CLOSED, e);
    }
  }

  private <T extends @Nullable Object> T answer(Future<T> asked, Duration longest) {
    try {
      return asked.get(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    } catch (TimeoutException e) {
      silent = true;
      throw new JournalUnavailable(
          "the journal at "
              + settings.place()
              + " does not answer; is the process that serves it suspended?",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalUnavailable("interrupted while waiting for the journal", e);
    }
  }

  private <T extends @Nullable Object> T persistently(Supplier<T> work) {
    refuseIfClosed();
    // Known to be away: it is looked for once more, and those who write have other work.
    var known = connections.origin().failure() != null;
    for (var attempt = 1; ; attempt++) {
      try {
        prepareOnce();
        return work.get();
      } catch (SQLException | NestedRuntimeException e) {
        connections.forget();
        // What served the file may have taken tables along that were not written yet.
        prepared = false;
        var away = connections.origin().failure();
        if (attempt >= (known ? 1 : tries(e)) || Trouble.isNoJournal(e)) {
          throw new JournalUnavailable(
              Trouble.words(settings, connections.origin().file(), e, away), e);
        }
        LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
      } finally {
        connections.rest();
      }
    }
  }

  private static int tries(Exception e) {
    return Trouble.isHeldByAnother(e) ? TRIES_WHEN_HELD : TRIES;
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new JournalUnavailable(CLOSED);
    }
  }

  private boolean acquired(int wanted, Duration longest) {
    try {
      return permits.tryAcquire(wanted, longest.toNanos(), TimeUnit.NANOSECONDS);
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

  /** Waits for what is under way, within bounds, and closes every connection. */
  @Override
  public void close() {
    closed = true;
    var closing = threads.submit(this::closeConnections);
    threads.shutdown();
    var interrupted = false;
    var deadline = System.nanoTime() + 2 * LONGEST_CLOSE.toNanos();
    while (true) {
      try {
        closing.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      } catch (TimeoutException | ExecutionException _) {
        // What cannot be closed ends with the process.
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeConnections() {
    var most = connections.most();
    var alone = acquired(most, LONGEST_CLOSE);
    try {
      connections.close();
    } finally {
      if (alone) {
        permits.release(most);
      }
    }
  }
}
