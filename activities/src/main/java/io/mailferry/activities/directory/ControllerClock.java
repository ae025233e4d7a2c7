package io.mailferry.activities.directory;

import java.time.Instant;

/** What became of asking a domain controller for the time. */
public sealed interface ControllerClock {
  /** The controller's fully qualified name. */
  String controller();

  /**
   * It told.
   *
   * @param controller its name
   * @param time what it showed, in whole seconds as a rule
   * @param ours what our clock showed half-way between question and answer
   */
  record Shown(String controller, Instant time, Instant ours) implements ControllerClock {}

  /**
   * It did not.
   *
   * @param controller its name
   * @param why in a few words
   */
  record Silent(String controller, String why) implements ControllerClock {}
}
