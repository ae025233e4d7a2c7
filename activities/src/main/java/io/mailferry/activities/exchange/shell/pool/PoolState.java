package io.mailferry.activities.exchange.shell.pool;

import io.mailferry.activities.exchange.shell.SessionInfo;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a pool and what has become of them: all that its parts share.
 *
 * <p>Whoever reads or changes anything here holds the {@link #lock}.
 */
final class PoolState {
  final ReentrantLock lock = new ReentrantLock();

  /** Signalled when somebody who waits for a session should look again. */
  final Condition changed = lock.newCondition();

  private final Deque<PooledSession> ready = new ArrayDeque<>();
  private final Set<PooledSession> busy = new HashSet<>();
  private int opening;
  private boolean closed;
  private long opened;
  private long recycled;
  private long discarded;
  private @Nullable SessionInfo newest;
  private @Nullable String lastFailure;
  private @Nullable String lastCode;
  private @Nullable Instant failedAt;

  // ------------------------------------------------------------------ sessions

  /** Takes the session that was used last out of those at rest; null when none is. */
  @Nullable PooledSession pollReady() {
    return ready.pollFirst();
  }

  List<PooledSession> ready() {
    return List.copyOf(ready);
  }

  void busy(PooledSession pooled) {
    ready.remove(pooled);
    busy.add(pooled);
  }

  void notBusy(PooledSession pooled) {
    busy.remove(pooled);
  }

  /** Puts a session back to where it is taken first. */
  void rests(PooledSession pooled) {
    ready.addFirst(pooled);
    changed.signal();
  }

  void remove(PooledSession pooled) {
    ready.remove(pooled);
  }

  /** A session that is let go, counted by whether it was sound. */
  void count(boolean sound) {
    if (sound) {
      recycled++;
    } else {
      discarded++;
    }
  }

  /** Those at rest, at work and on their way. */
  int size() {
    return ready.size() + busy.size() + opening;
  }

  List<PooledSession> all() {
    return Stream.concat(ready.stream(), busy.stream()).toList();
  }

  // ------------------------------------------------------------------ opening

  void opening() {
    opening++;
  }

  void noLongerOpening() {
    opening--;
  }

  void opened(PooledSession pooled) {
    opened++;
    newest = pooled.session().sessionInfo();
    lastFailure = null;
    lastCode = null;
    failedAt = null;
    ready.addLast(pooled);
    changed.signal();
  }

  /**
   * One could not be opened.
   *
   * @param code of the fault that the other side is to blame for; null when it is not
   */
  void failed(String why, @Nullable String code) {
    lastFailure = why;
    lastCode = code;
    failedAt = Instant.now();
  }

  @Nullable SessionInfo newest() {
    return newest;
  }

  /** Why a session could not be opened, the last time; null since one could. */
  @Nullable String lastFailure() {
    return lastFailure;
  }

  /** Why there is none at all; null where there is one, in use perhaps, and where nobody knows. */
  @Nullable String whyThereIsNone() {
    return ready.isEmpty() && busy.isEmpty() ? lastCode : null;
  }

  // ------------------------------------------------------------------ as a whole

  boolean closed() {
    return closed;
  }

  /** Closes the pool to everybody, and says which sessions it still had. */
  List<PooledSession> close() {
    closed = true;
    var all = new ArrayList<>(all());
    ready.clear();
    changed.signalAll();
    return all;
  }

  PoolHealth health(
      List<PoolHealth.EndpointHealth> endpoints,
      @Nullable Instant heldBackUntil,
      @Nullable Instant opensNoneUntil,
      long reaped) {
    return new PoolHealth(
        ready.size(),
        busy.size(),
        opening,
        endpoints,
        heldBackUntil,
        opensNoneUntil,
        new PoolHealth.Counts(opened, recycled, discarded, reaped),
        lastFailure,
        failedAt);
  }
}
