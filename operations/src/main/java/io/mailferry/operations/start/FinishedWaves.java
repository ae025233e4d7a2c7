package io.mailferry.operations.start;

import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.read.JournalWave;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.status.WaveState;
import io.mailferry.operations.text.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the names of waves that are over: what is known of them is found under the name, and a
 * second wave would cover it up. A wave that was stopped by other means may go on under its name.
 */
final class FinishedWaves {
  private final JournalReader journal;

  FinishedWaves(JournalReader journal) {
    this.journal = journal;
  }

  /**
   * Refuses the name of a wave that is over.
   *
   * @param state how Temporal says that the wave of that name stands
   * @throws OperationFailed {@link ProblemCode#WAVE_NAME_USED}
   */
  void refuse(WaveName name, WaveState state) {
    var endedAt = journal.wave(name).map(JournalWave::endedAt).orElse(null);
    if (state == WaveState.ENDED || (state != WaveState.RUNNING && endedAt != null)) {
      throw new OperationFailed(ProblemCode.WAVE_NAME_USED, sentence(name, endedAt));
    }
  }

  private static String sentence(WaveName name, @Nullable Instant endedAt) {
    return "wave "
        + name
        + " is over"
        + (endedAt == null ? "" : " since " + Words.second(endedAt) + " UTC")
        + ", and its status and report are kept under that name; start these mailboxes under"
        + " another one, e.g. --wave "
        + name
        + "-2; nothing was changed";
  }
}
