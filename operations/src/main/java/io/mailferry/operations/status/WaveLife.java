package io.mailferry.operations.status;

import io.mailferry.operations.client.Temporal;

import io.mailferry.workflows.wave.WaveTally;

/** How a wave stands with Temporal. */
public sealed interface WaveLife {
  /** Temporal knows no wave of that name, or no longer. */
  record Unknown() implements WaveLife {}

  /** It runs. */
  record Running() implements WaveLife {}

  /**
   * It has ended.
   *
   * @param tally how
   */
  record Ended(WaveTally tally) implements WaveLife {}

  /**
   * It was stopped by other means than ours.
   *
   * @param how Temporal's word for it, e.g. terminated
   */
  record Broken(String how) implements WaveLife {}
}
