package io.mailferry.operations.switched;

import io.mailferry.journal.read.JournalWave;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.name.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells who has switched, as the journal knows it, so it needs neither Temporal nor a worker.
 *
 * <p>Raises {@link ProblemCode#UNKNOWN_WAVE}, {@link ProblemCode#JOURNAL_AWAY}, {@link
 * ProblemCode#BAD_SETTING} and {@link ProblemCode#INTERRUPTED}.
 */
public final class ReadSwitched {
  private static final Comparator<SwitchedMailbox> IN_TURN =
      Comparator.comparing(SwitchedMailbox::verifiedAt)
          .thenComparing(SwitchedMailbox::address)
          .thenComparing(switched -> switched.wave().value());

  /** What one worker knew may be read before what another knew earlier; clocks differ, too. */
  private static final Duration LATE = Duration.ofMinutes(2);

  private final Connections connections;

  /** Reads the journal through these connections. */
  public ReadSwitched(Connections connections) {
    this.connections = connections;
  }

  /**
   * Those of a wave, or of all, in the order in which that was known.
   *
   * @param wave which; null for all
   * @param since only those of which it was known two minutes before this moment or later, so that
   *     whoever asks again for those since the last moment misses none; null for all
   */
  public List<SwitchedMailbox> read(@Nullable WaveName wave, @Nullable Instant since) {
    return Failures.translated(
        () ->
            waves(wave)
                .flatMap(this::of)
                .filter(each -> since == null || !each.verifiedAt().isBefore(since.minus(LATE)))
                .sorted(IN_TURN)
                .toList());
  }

  private Stream<JournalWave> waves(@Nullable WaveName wave) {
    var journal = connections.reader();
    return wave == null
        ? journal.waves().stream()
        : Stream.of(journal.wave(wave).orElseThrow(() -> new Names(connections).unknownWave(wave)));
  }

  private Stream<SwitchedMailbox> of(JournalWave wave) {
    return connections.reader().mailboxes(wave.name()).stream()
        .map(mailbox -> SwitchedMailbox.of(wave, mailbox))
        .flatMap(Optional::stream);
  }
}
