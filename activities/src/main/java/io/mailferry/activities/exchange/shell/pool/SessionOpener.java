package io.mailferry.activities.exchange.shell.pool;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.session.ShellSession;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.row.Nature;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the sessions that a pool is missing, in the background, at the best endpoint that can be
 * reached.
 *
 * <p>None is opened while Exchange wants none, the account's allowance is used up, or a shell has
 * just failed to start; whoever is missing a session then is served as soon as one may be had.
 */
final class SessionOpener {
  private static final Logger LOG = LoggerFactory.getLogger(SessionOpener.class);

  /** Opens a session, which takes its time. */
  interface Door {
    /** As {@link ShellSession#open} has it. */
    ShellSession open(Connection connection) throws InterruptedException, ShellSession.NotConnected;
  }

  private final PoolContext pool;
  private final Door door;
  private final PoolState state;
  private final Throttling throttling;
  private final Endpoints endpoints;
  private long shellFailedUntil;
  private @Nullable Future<?> nextFill;

  SessionOpener(PoolContext pool, Door door) {
    this.pool = pool;
    this.door = door;
    this.state = pool.state();
    this.throttling = pool.throttling();
    this.endpoints =
        new Endpoints(
            pool.settings().connections(), pool.settings().timing().retryOpening(), pool.nanos());
    this.shellFailedUntil = pool.now();
  }

  /** Opens as many sessions as are missing and may be had now; asks again when more may be. */
  void fill() {
    state.lock.lock();
    try {
      Duration wait = null;
      while (wait == null && !state.closed() && state.size() < pool.settings().sessions()) {
        wait = beginOne();
      }
      // One look ahead is enough, however often somebody came by meanwhile.
      if (nextFill != null) {
        nextFill.cancel(false);
      }
      nextFill = wait == null || wait.isZero() ? null : pool.threads().later(this::fill, wait);
    } finally {
      state.lock.unlock();
    }
  }

  /** A session there is over. */
  void gone(Endpoints.Endpoint endpoint) {
    endpoints.gone(endpoint);
  }

  /** How each endpoint stands. */
  List<PoolHealth.EndpointHealth> health() {
    return endpoints.health();
  }

  /** How long none can be had; nothing when somebody will tell; null when one is on its way. */
  private @Nullable Duration beginOne() {
    var hold = pool.account().openingsHeld();
    if (hold == null) {
      hold = pool.account().signInsHeld();
    }
    if (hold != null) {
      return hold.left();
    }
    var now = pool.now();
    if (shellFailedUntil - now > 0) {
      return Duration.ofNanos(shellFailedUntil - now);
    }
    return switch (endpoints.choose(pool.settings().sessions())) {
      case Endpoints.Choice.Later(var wait) -> wait;
      case Endpoints.Choice.At(var endpoint) -> {
        if (!pool.account().take()) {
          yield Duration.ZERO;
        }
        state.opening();
        endpoints.opening(endpoint);
        pool.threads().open(() -> openAt(endpoint, now));
        yield null;
      }
    };
  }

  private void openAt(Endpoints.Endpoint endpoint, long began) {
    Runnable outcome;
    ShellSession session = null;
    try {
      var fresh = door.open(endpoint.connection());
      session = fresh;
      outcome = () -> opened(fresh, endpoint);
    } catch (ShellSession.NotConnected refused) {
      outcome = () -> notConnected(refused, endpoint, began);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      outcome = () -> shellFailed(endpoint, "the pool is closing");
    } catch (ShellSession.NeverConnected silent) {
      outcome = () -> neverConnected(endpoint, began, String.valueOf(silent.getMessage()));
    } catch (RuntimeException failed) {
      outcome = () -> shellFailed(endpoint, String.valueOf(failed.getMessage()));
    } catch (Error failed) {
      // No thread or no memory, as a rule: that passes, and until then no place may stay taken.
      outcome = () -> shellFailed(endpoint, failed.toString());
    }
    state.lock.lock();
    try {
      state.noLongerOpening();
      if (session == null || !state.closed()) {
        outcome.run();
        session = null;
      }
    } finally {
      state.lock.unlock();
    }
    if (session != null) {
      leaveAgain(session, endpoint);
    }
    fill();
  }

  /** The pool was closed meanwhile, and nobody else knows of this session. */
  private void leaveAgain(ShellSession session, Endpoints.Endpoint endpoint) {
    try {
      session.leave();
    } finally {
      state.lock.lock();
      try {
        gaveNone(endpoint);
      } finally {
        state.lock.unlock();
      }
    }
  }

  private void opened(ShellSession session, Endpoints.Endpoint endpoint) {
    endpoints.opened(endpoint);
    pool.account().signedIn();
    state.opened(
        new PooledSession(
            session,
            endpoint,
            pool.settings().timing().recycleAfter(),
            RandomGenerator.getDefault(),
            pool.now()));
  }

  private void notConnected(
      ShellSession.NotConnected refused, Endpoints.Endpoint endpoint, long began) {
    gaveNone(endpoint);
    var row = pool.faults().classify(refused.report());
    var why = row.code() + " " + row.cause();
    failed(endpoint.connection().name() + ": " + why, codeOf(row.code()));
    if (!throttling.refused(refused.report())) {
      var restsLong = row.nature() instanceof Nature.Refused || row.refusesSignIn();
      endpoints.failed(endpoint, began, restsLong, why);
      if (row.refusesSignIn()) {
        pool.account().signInRefused(row.code());
      }
    }
    // Whoever waits may have to be told that Exchange wants nothing for a while.
    state.changed.signalAll();
  }

  /** A server that takes a connection and does not answer looks like a shell that does not. */
  private void neverConnected(Endpoints.Endpoint endpoint, long began, String why) {
    gaveNone(endpoint);
    failed(endpoint.connection().name() + ": " + why, FaultCode.EX_CONNECT_AWAY);
    endpoints.failed(endpoint, began, false, why);
    state.changed.signalAll();
  }

  /** The shell itself did not start: no other endpoint would help. */
  private void shellFailed(Endpoints.Endpoint endpoint, String why) {
    gaveNone(endpoint);
    shellFailedUntil = pool.now() + pool.settings().timing().retryOpening().toNanos();
    failed(why, null);
  }

  /** What is not known by its words is a connection that could not be had all the same. */
  private static String codeOf(String code) {
    return code.startsWith(FaultCode.EX_CONNECT) ? code : FaultCode.EX_CONNECT;
  }

  /** Gives the place back, before anything else that might fail. */
  private void gaveNone(Endpoints.Endpoint endpoint) {
    endpoints.notOpened(endpoint);
    pool.account().give();
  }

  private void failed(String why, @Nullable String code) {
    state.failed(why, code);
    if (!state.closed()) {
      LOG.warn("shell not opened organisation={} why=\"{}\"", pool.name(), why);
    }
  }
}
