package io.mailferry.rehearsal.house.broken.nameless;

/** Breaks a rule of the house on purpose: its package has no description. */
public final class Nameless {
  /** Who it is. */
  public String name() {
    return "nobody";
  }
}
