package io.mailferry.rehearsal.house.broken.worker;

/** Breaks a rule of the house on purpose: a worker logs. */
public final class Prints {
  /** What must not be done. */
  public void print() {
    System.out.println("done");
  }
}
