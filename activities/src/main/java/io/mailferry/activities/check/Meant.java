package io.mailferry.activities.check;

import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.model.MailboxGuid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a line means.
 *
 * @param address what people know it by: its address, or what the line says where nobody knows
 * @param near its object in the forest in which the commands run; null when that cannot be told
 * @param mailbox its mailbox; null when that cannot be told
 * @param problem why the object cannot be told, in a sentence; null when it can
 * @param people the addresses of those whom the sentence speaks of
 */
record Meant(
    String address,
    @Nullable DirectoryEntry near,
    @Nullable MailboxGuid mailbox,
    @Nullable String problem,
    List<String> people) {
  /** The list is copied. */
  Meant {
    people = List.copyOf(people);
  }

  static Meant one(String address, DirectoryEntry near) {
    return new Meant(address, near, near.mailbox(), null, List.of());
  }

  static Meant nobody(String typed, String problem) {
    return new Meant(typed, null, null, problem, List.of());
  }
}
