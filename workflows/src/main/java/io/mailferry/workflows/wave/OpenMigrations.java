package io.mailferry.workflows.wave;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Migrations believed to be open.
 *
 * @param wave the wave that they belong to; null only of an earlier release
 * @param mailboxes whose
 */
public record OpenMigrations(@Nullable WaveName wave, List<MailboxGuid> mailboxes) {
  /** The list is copied. */
  public OpenMigrations {
    mailboxes = List.copyOf(mailboxes);
  }
}
