package io.mailferry.rehearsal.house.broken.worker;

import io.mailferry.rehearsal.house.broken.rehearsal.Stage;

/** Breaks a rule of the house on purpose: nothing sees the rehearsal. */
public final class Rehearses {
  /** What must not be seen. */
  public Stage stage() {
    return new Stage();
  }
}
