package io.mailferry.operations.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a wave may switch, as it was typed, for the lines that name a time or a zone of their own.
 *
 * @param notBefore the earliest moment; null for none
 * @param windows its windows
 * @param blackouts when nobody switches
 * @param lastStart how long before a window closes the last cutover begins; null for the usual
 * @param shortest how long an opening lasts at least; null for the usual
 * @param zone whose local time that is; null when it is not known
 * @param now the moment it is, from which {@code tomorrow} is counted
 */
public record WaveCutover(
    @Nullable String notBefore,
    List<String> windows,
    List<String> blackouts,
    @Nullable Duration lastStart,
    @Nullable Duration shortest,
    @Nullable ZoneId zone,
    Instant now) {
  /** The lists are copied. */
  public WaveCutover {
    windows = List.copyOf(windows);
    blackouts = List.copyOf(blackouts);
  }

  /** One of which nothing was typed. */
  public static WaveCutover unsaid(Instant now) {
    return new WaveCutover(null, List.of(), List.of(), null, null, null, now);
  }

  /** Whether it says anything that is another moment in another zone. */
  boolean namesATime() {
    return notBefore != null || !windows.isEmpty() || !blackouts.isEmpty();
  }
}
