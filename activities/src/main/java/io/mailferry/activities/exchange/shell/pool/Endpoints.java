package io.mailferry.activities.exchange.shell.pool;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.time.GrowingRest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses where the next session of a pool is opened. Not safe for several threads.
 *
 * <p>The rule: sessions go to the first endpoint, in the order of the settings, that is not
 * resting; but where a pool keeps two sessions or more, one of them goes to the second, so that the
 * loss of a server never leaves the pool without any. Sessions do not move: who went elsewhere
 * while the first was away comes back to it when it is recycled.
 *
 * <p>An endpoint that cannot be reached rests, twice as long each time, and the next one is tried
 * at once. When all of them rest, the one that may be asked first is tried with one session, so
 * that not all sessions are opened at once when an outage ends. Nor is more than one session opened
 * at an endpoint of which nobody knows yet that it lets us in, or whose last opening failed:
 * sign-ins that are refused side by side lock accounts. Sessions that live there do not count for
 * this; they were let in before.
 */
final class Endpoints {
  /** A server that is back is used again within this; asking a dead one costs a shell. */
  static final Duration LONGEST_REST = Duration.ofMinutes(5);

  /**
   * Longer than its account rests ({@link Account}), so that the next sign-in is tried elsewhere: a
   * server may refuse an account for a reason of its own.
   */
  private static final GrowingRest REST_OF_THE_REFUSED =
      new GrowingRest(Duration.ofMinutes(8), Duration.ofMinutes(45));

  /** Where to open the next session, or when to ask again. */
  sealed interface Choice {
    /** There. */
    record At(Endpoint endpoint) implements Choice {}

    /** Nowhere for so long; positive. */
    record Later(Duration left) implements Choice {}
  }

  /** One endpoint, and what is known of it. */
  static final class Endpoint {
    private final Connection connection;
    private int sessions;
    private int openings;
    private boolean reached;
    private int failures;
    private long failedNanos;
    private long restsUntil;
    private long askAgainFrom;
    private @Nullable String lastFailure;
    private @Nullable Instant failedAt;

    private Endpoint(Connection connection, long now) {
      this.connection = connection;
      this.restsUntil = now;
    }

    Connection connection() {
      return connection;
    }

    private int all() {
      return sessions + openings;
    }
  }

  private final List<Endpoint> all;
  private final Duration retry;
  private final LongSupplier nanos;

  /**
   * Endpoints in order of preference.
   *
   * @param retry how long the first rest lasts, and how long to wait when all of them rest
   */
  Endpoints(List<Connection> connections, Duration retry, LongSupplier nanos) {
    var now = nanos.getAsLong();
    this.all = connections.stream().map(each -> new Endpoint(each, now)).toList();
    this.retry = retry;
    this.nanos = nanos;
  }

  /**
   * Chooses.
   *
   * @param wanted how many sessions the pool keeps
   */
  Choice choose(int wanted) {
    var now = nanos.getAsLong();
    var awake = all.stream().filter(each -> each.restsUntil - now <= 0).toList();
    if (awake.isEmpty()) {
      return lastResort(now);
    }
    var first = awake.getFirst();
    var enough = wanted > 1 && awake.size() > 1 && first.all() >= wanted - 1;
    var chosen = enough ? awake.get(1) : first;
    return !chosen.reached && chosen.openings > 0 ? new Choice.Later(retry) : new Choice.At(chosen);
  }

  private Choice lastResort(long now) {
    var next = all.getFirst();
    for (var each : all) {
      next = each.askAgainFrom - next.askAgainFrom < 0 ? each : next;
    }
    var wait = next.askAgainFrom - now;
    if (wait > 0) {
      return new Choice.Later(Duration.ofNanos(wait));
    }
    return all.stream().allMatch(each -> each.openings == 0)
        ? new Choice.At(next)
        : new Choice.Later(retry);
  }

  /** A session is being opened there, until it is {@link #opened} or {@link #notOpened}. */
  void opening(Endpoint endpoint) {
    endpoint.openings++;
  }

  /** None came of an opening, for whatever reason. */
  void notOpened(Endpoint endpoint) {
    endpoint.openings--;
  }

  /** A session there is over. */
  void gone(Endpoint endpoint) {
    endpoint.sessions--;
  }

  /** A session came of an opening, and lives until it is {@link #gone}: the endpoint is well. */
  void opened(Endpoint endpoint) {
    endpoint.openings--;
    endpoint.sessions++;
    endpoint.reached = true;
    endpoint.failures = 0;
    endpoint.restsUntil = nanos.getAsLong();
    endpoint.lastFailure = null;
    endpoint.failedAt = null;
  }

  /**
   * No session could be opened there.
   *
   * @param began when that was tried; several that began before the same failure count as one
   * @param restsLong whether it rests far longer, and is left alone for the whole of its rest even
   *     when all of them rest: a sign-in that was refused may lock the account when it is repeated
   */
  void failed(Endpoint endpoint, long began, boolean restsLong, String why) {
    var now = nanos.getAsLong();
    if (endpoint.failures == 0 || began - endpoint.failedNanos >= 0) {
      endpoint.failures++;
    }
    endpoint.reached = false;
    endpoint.failedNanos = now;
    var rests = restsLong ? REST_OF_THE_REFUSED : new GrowingRest(retry, LONGEST_REST);
    var rest = rests.after(endpoint.failures);
    endpoint.restsUntil = now + rest.toNanos();
    endpoint.askAgainFrom = restsLong ? endpoint.restsUntil : now + min(retry, rest).toNanos();
    endpoint.lastFailure = why;
    endpoint.failedAt = Instant.now();
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** How each stands. */
  List<PoolHealth.EndpointHealth> health() {
    var now = nanos.getAsLong();
    return all.stream()
        .map(
            each ->
                new PoolHealth.EndpointHealth(
                    each.connection.name(),
                    each.all(),
                    each.restsUntil - now <= 0
                        ? null
                        : Instant.now().plusNanos(each.restsUntil - now),
                    each.lastFailure,
                    each.failedAt))
        .toList();
  }
}
