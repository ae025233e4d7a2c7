package io.mailferry.activities.exchange.shell.pool;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a pool of shell sessions stands.
 *
 * @param ready sessions waiting for work
 * @param busy sessions at work
 * @param opening sessions on their way
 * @param endpoints where sessions are opened, in order of preference
 * @param heldBackUntil until when Exchange wants no command of this account; null when it takes
 *     them
 * @param opensNoneUntil until when Exchange wants no further session of this account; null when it
 *     takes them
 * @param counts what has happened since the pool was opened
 * @param lastFailure why a session could not be opened, the last time; null since one could
 * @param failedAt when that was
 */
public record PoolHealth(
    int ready,
    int busy,
    int opening,
    List<EndpointHealth> endpoints,
    @Nullable Instant heldBackUntil,
    @Nullable Instant opensNoneUntil,
    Counts counts,
    @Nullable String lastFailure,
    @Nullable Instant failedAt) {
  /** The list is copied. */
  public PoolHealth {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * How an endpoint stands.
   *
   * @param name its host, or a module's file
   * @param sessions sessions there, those on their way included
   * @param restsUntil until when it is left alone because it could not be reached; null when it is
   *     not
   * @param lastFailure why it could not be reached, the last time; null since it could
   * @param failedAt when that was
   */
  public record EndpointHealth(
      String name,
      int sessions,
      @Nullable Instant restsUntil,
      @Nullable String lastFailure,
      @Nullable Instant failedAt) {}

  /**
   * What has happened since the pool was opened.
   *
   * @param opened sessions that were opened
   * @param recycled sessions that were replaced because of their age
   * @param discarded sessions that were thrown away before: an answer was missing, or they broke
   * @param reaped processes of workers that were gone, ended when the pool was opened
   */
  public record Counts(long opened, long recycled, long discarded, long reaped) {}
}
