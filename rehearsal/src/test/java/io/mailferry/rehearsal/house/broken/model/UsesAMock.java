package io.mailferry.rehearsal.house.broken.model;

import io.mailferry.rehearsal.house.broken.mockito.Mock;

/** Breaks a rule of the house on purpose: fakes are written by hand. */
public final class UsesAMock {
  /** What must not be used. */
  public Mock mock() {
    return new Mock();
  }
}
