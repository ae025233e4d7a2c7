package io.mailferry.operations.forecast;

import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.read.JournalWave;
import io.mailferry.journal.write.Fact;
import java.util.List;

/** What happened in a wave since it was started last. */
final class WaveFacts {
  private WaveFacts() {}

  /** In order; what a withdrawn wave of the same name has left is passed over. */
  static List<Fact> of(JournalReader journal, JournalWave wave) {
    return journal.facts(wave.name()).stream()
        .filter(fact -> !fact.at().isBefore(wave.plannedAt()))
        .toList();
  }
}
