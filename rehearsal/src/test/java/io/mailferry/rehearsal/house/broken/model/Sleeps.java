package io.mailferry.rehearsal.house.broken.model;

/** Breaks a rule of the house on purpose: the model does not wait. */
public final class Sleeps {
  /** What must not be called. */
  public void sleep() throws InterruptedException {
    Thread.sleep(1);
  }
}
