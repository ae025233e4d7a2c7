package io.mailferry.workflows.wave;

import io.mailferry.model.MailboxGuid;
import java.util.List;

/**
 * What became of migrations to be started.
 *
 * @param open those that are under way for this wave
 * @param elsewhere how many are under way for another wave, and were left alone
 */
public record StartedMigrations(List<MailboxGuid> open, int elsewhere) {
  /** The list is copied. */
  public StartedMigrations {
    open = List.copyOf(open);
  }
}
