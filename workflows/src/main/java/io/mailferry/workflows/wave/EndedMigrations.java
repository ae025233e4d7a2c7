package io.mailferry.workflows.wave;

import java.util.List;

/**
 * Migrations found to have an outcome.
 *
 * @param ends which, and how
 */
public record EndedMigrations(List<MigrationEnd> ends) {
  /** The list is copied. */
  public EndedMigrations {
    ends = List.copyOf(ends);
  }
}
