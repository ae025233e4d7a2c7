package io.mailferry.journal.database;

import java.time.Duration;

/**
 * How long the journal is waited for.
 *
 * @param usual from asking to the answer; a new journal is made within this time
 * @param whenSilent the same, while nothing has been answered since somebody waited in vain
 */
public record Patience(Duration usual, Duration whenSilent) {
  /** A step of a migration has other work than to wait for a note. */
  public static final Patience USUAL = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(1));

  /** Somebody at a screen waits no longer. */
  static final Patience OF_A_COMMAND = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(1));
}
