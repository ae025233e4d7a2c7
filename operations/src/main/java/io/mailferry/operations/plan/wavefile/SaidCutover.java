package io.mailferry.operations.plan.wavefile;

import io.mailferry.operations.moment.Reading;
import io.mailferry.operations.plan.WaveCutover;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the mailboxes of a wave file may switch.
 *
 * @param zone whose local time the file is in; null where it does not say
 * @param moment the earliest moment; null for none
 * @param windows its windows
 * @param blackouts when nobody switches
 * @param lastStart how long before a window closes the last cutover begins; null for the usual
 * @param shortest how long an opening lasts at least; null for the usual
 * @param mayBePast whether its times may be past, because the wave may be running
 * @param words what was understood, said back, a sentence each
 */
public record SaidCutover(
    @Nullable ZoneId zone,
    Reading.@Nullable Understood moment,
    List<WaveCutover.Open> windows,
    List<WaveCutover.Closed> blackouts,
    @Nullable Duration lastStart,
    @Nullable Duration shortest,
    boolean mayBePast,
    List<String> words) {
  /** The lists are copied. */
  public SaidCutover {
    windows = List.copyOf(windows);
    blackouts = List.copyOf(blackouts);
    words = List.copyOf(words);
  }

  /** The same where no local time is known and none is to be missed. */
  SaidCutover ofAnyPlace() {
    return new SaidCutover(
        ZoneOffset.UTC, moment, windows, blackouts, lastStart, shortest, true, words);
  }

  /** The same for the rows. */
  WaveCutover ofTheWave(Instant now) {
    return new WaveCutover(
        moment == null ? null : moment.at().toInstant(),
        windows,
        blackouts,
        lastStart,
        shortest,
        zone,
        now,
        true,
        mayBePast);
  }
}
