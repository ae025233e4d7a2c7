package io.mailferry.workflows.wave;

/**
 * How many mailboxes of a wave stand where.
 *
 * @param planned lines in the plan
 * @param open with a migration under way
 * @param moved moved and verified
 * @param alreadyHome where they should be before we came
 * @param notStarted that could not be started, each for a reason in the report
 * @param withdrawn withdrawn by an operator
 */
public record WaveTally(
    int planned, int open, int moved, int alreadyHome, int notStarted, int withdrawn) {
  /** Nothing has ended yet. */
  public static WaveTally of(int planned) {
    return new WaveTally(planned, 0, 0, 0, 0, 0);
  }

  /** How many have an outcome. */
  public int ended() {
    return moved + alreadyHome + notStarted + withdrawn;
  }

  WaveTally withOpen(int value) {
    return new WaveTally(planned, value, moved, alreadyHome, notStarted, withdrawn);
  }

  WaveTally plus(MigrationEnd.Ending ending) {
    return switch (ending) {
      case MOVED -> new WaveTally(planned, open, moved + 1, alreadyHome, notStarted, withdrawn);
      case ALREADY_HOME ->
          new WaveTally(planned, open, moved, alreadyHome + 1, notStarted, withdrawn);
      case NOT_STARTED ->
          new WaveTally(planned, open, moved, alreadyHome, notStarted + 1, withdrawn);
      case WITHDRAWN -> new WaveTally(planned, open, moved, alreadyHome, notStarted, withdrawn + 1);
    };
  }
}
