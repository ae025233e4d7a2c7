package io.mailferry.rehearsal.house.broken.rehearsal;

/** Breaks a rule of the house on purpose: together with those who see it. */
public final class Stage {
  /** Plays. */
  public String play() {
    return "played";
  }
}
