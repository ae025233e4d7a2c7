package io.mailferry.rehearsal.house.broken.mockito;

/** Breaks a rule of the house on purpose: it stands for a mocking library. */
public final class Mock {
  /** What would be mocked. */
  public String anything() {
    return "anything";
  }
}
