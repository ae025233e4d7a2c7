package io.mailferry.rehearsal;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps libraries that log through the JDK from writing over the table. */
final class Quiet {
  /** Held, because the JDK forgets the level of a logger that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private Quiet() {}

  static void libraries() {
    ROOT.setLevel(Level.SEVERE);
  }
}
