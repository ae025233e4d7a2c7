package io.mailferry.operations.forecast;

import io.mailferry.operations.status.MailboxSnapshot;
import java.util.List;
import java.util.OptionalLong;

/** How large mailboxes are of which somebody has seen that. */
final class MailboxSizes {
  private MailboxSizes() {}

  /** The average; empty where nobody has seen any. */
  static OptionalLong average(List<MailboxSnapshot> mailboxes) {
    var average =
        mailboxes.stream().mapToLong(MailboxSizes::of).filter(bytes -> bytes > 0).average();
    return average.isPresent()
        ? OptionalLong.of((long) average.getAsDouble())
        : OptionalLong.empty();
  }

  private static long of(MailboxSnapshot mailbox) {
    var moved = mailbox.moved();
    if (moved != null) {
      return moved.bytes();
    }
    return mailbox.progress() == null ? 0 : mailbox.progress().totalBytes();
  }
}
