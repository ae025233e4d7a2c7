package io.mailferry.activities.exchange.shell;

import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shell sessions that are opened ahead of need.
 *
 * <p>Opening one costs five seconds, so none is opened on the way of a command: as many as the
 * settings want are kept, and each that ends is replaced in the background. A session has one owner
 * at a time.
 */
public final class ShellPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShellPool.class);
  private static final String SCRIPT = "/io/mailferry/activities/exchange/mailferry.ps1";
  private static final Duration TEND_EVERY = Duration.ofSeconds(30);

  private final String name;
  private final ShellSettings settings;
  private final FaultTable faults;
  private final ShellFolder folder;
  private final String script;
  private final ScheduledExecutorService openers;
  private final Thread atExit = new Thread(this::endAll, "mailferry-shells-end");

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ShellSession> ready = new ArrayDeque<>();
  private final Set<ShellSession> busy = new HashSet<>();
  private int opening;
  private boolean closed;
  private @Nullable String lastFailure;
  private @Nullable Instant failedAt;

  private ShellPool(String name, ShellSettings settings, FaultTable faults) {
    this.name = name;
    this.settings = settings;
    this.faults = faults;
    this.folder = ShellFolder.create(settings);
    this.script = script();
    this.openers =
        Executors.newScheduledThreadPool(
            settings.sessions(),
            Thread.ofPlatform().daemon().name("mailferry-shell-opener-", 0).factory());
  }

  /**
   * Starts a pool; its sessions open in the background, side by side.
   *
   * @param name of the organisation it serves, for messages
   */
  public static ShellPool open(String name, ShellSettings settings, FaultTable faults) {
    var pool = new ShellPool(name, settings, faults);
    Runtime.getRuntime().addShutdownHook(pool.atExit);
    for (var i = 0; i < settings.sessions(); i++) {
      pool.openOneMore(Duration.ZERO);
    }
    var every = TEND_EVERY.toMillis();
    var _ = pool.openers.scheduleWithFixedDelay(pool::tend, every, every, TimeUnit.MILLISECONDS);
    return pool;
  }

  /** What defines Mailferry's functions in a shell. */
  static String script() {
    try (var source = ShellPool.class.getResourceAsStream(SCRIPT)) {
      if (source == null) {
        throw new IllegalStateException("the shell script is missing from the program");
      }
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Has one command carried out by a session of the pool.
   *
   * @param leasePatience how long to wait for a free session
   * @param patience how long to wait for the answer
   * @return the reply, which may carry Exchange's own error
   * @throws Fault when there was no session or no answer
   */
  public ShellReply ask(ShellCommand command, Duration leasePatience, Duration patience) {
    var session = lease(command, leasePatience);
    var keep = false;
    try {
      var reply = session.ask(command, patience);
      var error = reply.error();
      keep = error == null || !faults.classify(error).endsSession();
      return reply;
    } catch (ShellSession.NoAnswer none) {
      throw switch (none.silence()) {
        case ShellSession.Silence.NotDelivered _ ->
            fault("MF-EX-NOT-DELIVERED", "the shell's process had ended", command, none);
        case ShellSession.Silence.Lost(var how) -> fault("MF-EX-LOST-ANSWER", how, command, none);
      };
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw fault("MF-EX-LOST-ANSWER", "the worker was told to stop waiting", command, stopped);
    } finally {
      release(session, keep);
    }
  }

  private ShellSession lease(ShellCommand command, Duration patience) {
    var left = patience.toNanos();
    lock.lock();
    try {
      while (!closed) {
        var session = ready.pollFirst();
        if (session != null && session.usable()) {
          busy.add(session);
          return session;
        }
        if (session != null) {
          discard(session);
        } else if (left <= 0) {
          break;
        } else {
          left = changed.awaitNanos(left);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw fault("MF-EX-NO-SESSION", "the worker was told to stop waiting", command, stopped);
    } finally {
      lock.unlock();
    }
    throw fault("MF-EX-NO-SESSION", whyNone(patience), command, null);
  }

  private String whyNone(Duration patience) {
    var health = health();
    var none =
        closed
            ? "the pool is closed"
            : "none of " + settings.sessions() + " was free within " + patience.toSeconds() + " s";
    return health.lastFailure() == null ? none : none + "; " + health.lastFailure();
  }

  private void release(ShellSession session, boolean keep) {
    lock.lock();
    try {
      busy.remove(session);
      if (keep && !closed && session.usable() && !old(session)) {
        ready.addFirst(session);
        changed.signal();
      } else {
        discard(session);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean old(ShellSession session) {
    return session.age().compareTo(settings.recycleAfter()) > 0;
  }

  /** Ends a session and opens another; the ending takes a moment and needs no lock. */
  private void discard(ShellSession session) {
    if (closed) {
      session.end();
      return;
    }
    openers.execute(session.usable() ? session::leave : session::end);
    openOneMore(Duration.ZERO);
  }

  /** Replaces sessions that are old, have rested too long or died, before anyone needs them. */
  private void tend() {
    lock.lock();
    try {
      var worn = new ArrayList<ShellSession>();
      for (var session : ready) {
        if (!session.usable() || old(session) || session.idle().compareTo(settings.idleFor()) > 0) {
          worn.add(session);
        }
      }
      ready.removeAll(worn);
      worn.forEach(this::discard);
    } finally {
      lock.unlock();
    }
  }

  private void openOneMore(Duration delay) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      opening++;
      var _ = openers.schedule(this::openNow, delay.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      lock.unlock();
    }
  }

  private void openNow() {
    try {
      opened(ShellSession.open(folder, script));
    } catch (ShellSession.NotConnected failed) {
      var row = faults.classify(failed.report());
      failed(row.code() + " " + row.cause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      failed("the pool is closing");
    } catch (RuntimeException failed) {
      failed(String.valueOf(failed.getMessage()));
    }
  }

  private void opened(ShellSession session) {
    lock.lock();
    try {
      opening--;
      lastFailure = null;
      failedAt = null;
      if (closed) {
        session.end();
      } else {
        ready.addLast(session);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void failed(String why) {
    lock.lock();
    try {
      opening--;
      lastFailure = why;
      failedAt = Instant.now();
      if (!closed) {
        LOG.warn(
            "shell not opened organisation={} why=\"{}\" again-in={}s",
            name,
            why,
            settings.retryOpening().toSeconds());
        openOneMore(settings.retryOpening());
      }
    } finally {
      lock.unlock();
    }
  }

  /** How the pool stands. */
  public PoolHealth health() {
    lock.lock();
    try {
      return new PoolHealth(ready.size(), busy.size(), opening, lastFailure, failedAt);
    } finally {
      lock.unlock();
    }
  }

  /** The processes of all sessions, for tests and for support. */
  List<ProcessHandle> processes() {
    lock.lock();
    try {
      return Stream.concat(ready.stream(), busy.stream()).map(ShellSession::process).toList();
    } finally {
      lock.unlock();
    }
  }

  private Fault fault(String code, String what, ShellCommand command, @Nullable Throwable cause) {
    return faults.fault(code, what, command.effect(), command.cmdlet() + " at " + name, cause);
  }

  /** Ends every session and its processes; waits for none of the commands at work. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException alreadyEnding) {
      // The hook itself does the work then.
    }
    endAll();
  }

  private void endAll() {
    List<ShellSession> all;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      all = new ArrayList<>(ready);
      all.addAll(busy);
      ready.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    openers.shutdownNow();
    all.parallelStream().forEach(ShellSession::end);
    try {
      openers.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    folder.close();
  }
}
