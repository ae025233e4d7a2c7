package io.mailferry.starter;

import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.status.WaveLife;

/** A wave's life in a word. */
final class WaveWords {
  private WaveWords() {}

  static String state(WaveLife life) {
    return switch (life) {
      case WaveLife.Unknown _ -> "unknown";
      case WaveLife.Running _ -> "running";
      case WaveLife.Ended _ -> "ended";
      case WaveLife.Broken(var how) -> how;
    };
  }

  /** The same, with what the journal knows of a wave that Temporal has forgotten. */
  static String state(WaveLife life, WaveSnapshot copy) {
    return life instanceof WaveLife.Unknown && copy.over() ? "ended" : state(life);
  }
}
