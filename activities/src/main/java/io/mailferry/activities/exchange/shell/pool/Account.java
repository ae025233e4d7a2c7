package io.mailferry.activities.exchange.shell.pool;

import io.mailferry.activities.time.GrowingRest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What Exchange counts for one account, whichever pool uses it: the sessions it has open, and until
 * when it is held back.
 *
 * <p>Listeners are told when a session may be opened again or commands must stop; they are called
 * on whatever thread changed that, and must only make a note of it.
 */
final class Account {
  /**
   * A wait that Exchange asked for.
   *
   * @param code of the row of the table of faults
   * @param left how long it lasts still; positive
   */
  record Hold(String code, Duration left) {}

  private record Until(String code, long nanos) {}

  /**
   * Domains lock an account after five or ten sign-ins that are refused within half an hour; this
   * makes three in a row, whichever server refuses, and those that were under way side by side.
   */
  static final GrowingRest REST_OF_THE_REFUSED =
      new GrowingRest(Duration.ofMinutes(5), Duration.ofMinutes(30));

  private final int most;
  private final LongSupplier nanos;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private int sessions;
  private @Nullable Until commands;
  private @Nullable Until openings;
  private @Nullable Until signIns;
  private int refusedSignIns;

  Account(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
  }

  void listen(Runnable listener) {
    listeners.add(listener);
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }

  /** Takes one session of the allowance, if there is one left. */
  synchronized boolean take() {
    if (sessions >= most) {
      return false;
    }
    sessions++;
    return true;
  }

  /** Gives one back, once its shell has ended. */
  void give() {
    synchronized (this) {
      sessions--;
    }
    tell();
  }

  /** Exchange asked to wait: no command, and no new session, until then. */
  void holdAll(String code, Duration wait) {
    synchronized (this) {
      commands = later(commands, code, wait);
      openings = later(openings, code, wait);
    }
    tell();
  }

  /** Exchange opens no more sessions for a while; those that are open may go on. */
  void holdOpenings(String code, Duration wait) {
    synchronized (this) {
      openings = later(openings, code, wait);
    }
    tell();
  }

  /**
   * A server refused the account. The others would, too, and each refusal counts towards the lock:
   * nobody signs in before a rest is over, which doubles each time.
   */
  void signInRefused(String code) {
    synchronized (this) {
      // Whoever signed in at the same time was refused for the same reason.
      if (left(signIns) == null) {
        refusedSignIns++;
        signIns = later(null, code, REST_OF_THE_REFUSED.after(refusedSignIns));
      }
    }
    tell();
  }

  /** A server let the account in. */
  synchronized void signedIn() {
    refusedSignIns = 0;
    signIns = null;
  }

  /** Why nobody may sign in now; null when somebody may. */
  synchronized @Nullable Hold signInsHeld() {
    return left(signIns);
  }

  private Until later(@Nullable Until old, String code, Duration wait) {
    var until = nanos.getAsLong() + wait.toNanos();
    return old != null && old.nanos() - until > 0 ? old : new Until(code, until);
  }

  /** Why no command may be sent now; null when one may. */
  synchronized @Nullable Hold commandsHeld() {
    return left(commands);
  }

  /** Why no session may be opened now; null when one may. */
  synchronized @Nullable Hold openingsHeld() {
    return left(openings);
  }

  private @Nullable Hold left(@Nullable Until until) {
    if (until == null) {
      return null;
    }
    var left = until.nanos() - nanos.getAsLong();
    return left <= 0 ? null : new Hold(until.code(), Duration.ofNanos(left));
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }
}
