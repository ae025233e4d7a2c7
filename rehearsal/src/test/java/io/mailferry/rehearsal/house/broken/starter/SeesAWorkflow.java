package io.mailferry.rehearsal.house.broken.starter;

import io.mailferry.rehearsal.house.broken.workflows.AsksADirectory;

/** Breaks a rule of the house on purpose: a door sees operations, and nothing behind them. */
public final class SeesAWorkflow {
  /** What must not be seen. */
  public AsksADirectory workflow() {
    return new AsksADirectory();
  }
}
