package io.mailferry.workflows.wave;

import io.mailferry.model.MailboxGuid;
import java.util.List;

/**
 * An order for some migrations.
 *
 * @param mailboxes whose
 * @param order what
 */
public record RelayedOrder(List<MailboxGuid> mailboxes, WaveOrder order) {
  /** The list is copied. */
  public RelayedOrder {
    mailboxes = List.copyOf(mailboxes);
  }
}
