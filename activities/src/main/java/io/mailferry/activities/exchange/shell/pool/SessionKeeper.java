package io.mailferry.activities.exchange.shell.pool;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps a pool's sessions: lets go of those that are old, died or rested too long, has another
 * opened in the place of each, and has those that rest used for a sign of life now and then.
 */
final class SessionKeeper {
  private static final Duration TEND_EVERY = Duration.ofSeconds(30);

  private final PoolContext pool;
  private final PoolState state;
  private final SessionOpener opener;
  private final Runnable onAccount = this::accountChanged;

  SessionKeeper(PoolContext pool, SessionOpener opener) {
    this.pool = pool;
    this.state = pool.state();
    this.opener = opener;
  }

  /**
   * Opens the first sessions in the background, and looks after them from now on.
   *
   * @param signOfLife asks a session for one, and gives it back
   */
  void begin(Consumer<PooledSession> signOfLife) {
    pool.account().listen(onAccount);
    pool.threads().every(TEND_EVERY, () -> tend(signOfLife));
    opener.fill();
  }

  /**
   * Replaces sessions that are old or died, before anyone needs them, and keeps others alive.
   *
   * @param signOfLife asks a session for one, and gives it back
   */
  void tend(Consumer<PooledSession> signOfLife) {
    state.lock.lock();
    try {
      var now = pool.now();
      var timing = pool.settings().timing();
      var held = pool.account().commandsHeld() != null;
      for (var pooled : state.ready()) {
        var sound = pooled.session().usable() && !pooled.restedLongerThan(timing.idleFor(), now);
        if (!sound || pooled.isOld(now)) {
          state.remove(pooled);
          retire(pooled, sound);
        } else if (!held && pooled.restedLongerThan(timing.keepAlive(), now)) {
          state.busy(pooled);
          pool.threads().work(() -> signOfLife.accept(pooled));
        }
      }
      opener.fill();
    } finally {
      state.lock.unlock();
    }
  }

  /**
   * Takes back a session that was at work.
   *
   * @param keep whether it may be used again, as far as its user can tell
   */
  void takeBack(PooledSession pooled, boolean keep) {
    state.lock.lock();
    try {
      state.notBusy(pooled);
      var now = pool.now();
      pooled.used(now);
      var sound = keep && pooled.session().usable();
      if (state.closed()) {
        // Whoever closed it lets this session go as well.
        return;
      }
      if (sound && !pooled.isOld(now)) {
        state.rests(pooled);
      } else {
        retire(pooled, sound);
      }
    } finally {
      state.lock.unlock();
    }
  }

  /**
   * Lets a session go that is neither at rest nor at work; the place it took is free once its shell
   * has ended.
   *
   * @param sound whether only its age is to blame
   */
  void retire(PooledSession pooled, boolean sound) {
    state.count(sound);
    opener.gone(pooled.endpoint());
    pool.threads().work(() -> letGo(pooled));
    opener.fill();
  }

  private void letGo(PooledSession pooled) {
    try {
      if (pooled.session().usable()) {
        pooled.session().leave();
      } else {
        pooled.session().end();
      }
    } finally {
      pool.account().give();
    }
  }

  /** The account may have a session to give, or commands must stop. */
  private void accountChanged() {
    var _ = pool.threads().later(this::lookAgain, Duration.ZERO);
  }

  private void lookAgain() {
    state.lock.lock();
    try {
      state.changed.signalAll();
    } finally {
      state.lock.unlock();
    }
    opener.fill();
  }

  /**
   * Lets every session go and ends its processes, all side by side: those at rest leave Exchange,
   * and a command at work has a few seconds to come to its end first.
   *
   * @return whether there was anything to close
   */
  boolean close() {
    List<PooledSession> all;
    state.lock.lock();
    try {
      if (state.closed()) {
        return false;
      }
      all = state.close();
    } finally {
      state.lock.unlock();
    }
    pool.account().forget(onAccount);
    pool.threads().stop();
    all.forEach(pooled -> pool.threads().work(() -> letGo(pooled)));
    pool.threads().awaitEnd();
    return true;
  }
}
