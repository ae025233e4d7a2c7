package io.mailferry.activities.exchange.shell.pool;

import io.mailferry.activities.exchange.shell.session.ShellSession;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** A session with what its pool knows of it. Guarded by the pool's lock. */
final class PooledSession {
  /** By how much of its life one session may end before another that was opened with it. */
  private static final double SPREAD = 0.25;

  private final ShellSession session;
  private final Endpoints.Endpoint endpoint;
  private final long endsAt;
  private long usedAt;

  /**
   * A session that was just opened.
   *
   * @param life how long it lives at most
   */
  PooledSession(
      ShellSession session,
      Endpoints.Endpoint endpoint,
      Duration life,
      RandomGenerator chance,
      long now) {
    this.session = session;
    this.endpoint = endpoint;
    this.endsAt = now + spread(life, chance).toNanos();
    this.usedAt = now;
  }

  static Duration spread(Duration life, RandomGenerator chance) {
    return Duration.ofNanos((long) (life.toNanos() * (1 - SPREAD * chance.nextDouble())));
  }

  ShellSession session() {
    return session;
  }

  Endpoints.Endpoint endpoint() {
    return endpoint;
  }

  void used(long now) {
    usedAt = now;
  }

  boolean isOld(long now) {
    return now - endsAt >= 0;
  }

  boolean restedLongerThan(Duration rest, long now) {
    return now - usedAt > rest.toNanos();
  }
}
