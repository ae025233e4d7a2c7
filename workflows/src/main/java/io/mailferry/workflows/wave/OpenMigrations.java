package io.mailferry.workflows.wave;

import io.mailferry.model.MailboxGuid;
import java.util.List;

/**
 * Migrations believed to be open.
 *
 * @param mailboxes whose
 */
public record OpenMigrations(List<MailboxGuid> mailboxes) {
  /** The list is copied. */
  public OpenMigrations {
    mailboxes = List.copyOf(mailboxes);
  }
}
