package io.mailferry.activities.exchange.shell;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a pool of shell sessions stands.
 *
 * @param ready sessions waiting for work
 * @param busy sessions at work
 * @param opening sessions on their way
 * @param lastFailure why a session could not be opened, the last time; null since one could
 * @param failedAt when that was
 */
public record PoolHealth(
    int ready, int busy, int opening, @Nullable String lastFailure, @Nullable Instant failedAt) {}
