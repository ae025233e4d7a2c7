package io.mailferry.operations.forecast;

import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxGuid;
import io.mailferry.operations.status.MailboxSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * When mailboxes of one wave or of several were released, by database: whoever switches waits for
 * all that switch beside, whichever wave they are of.
 */
final class Releases {
  /** Whoever is released within that time is released together. */
  static final Duration TOGETHER = Duration.ofMinutes(10);

  private final Map<String, List<Instant>> byDatabase = new HashMap<>();

  /** Adds those of a wave. */
  Releases and(List<MailboxSnapshot> mailboxes, List<Fact> facts) {
    var databases = new HashMap<MailboxGuid, String>();
    for (var mailbox : mailboxes) {
      if (mailbox.mailbox() != null) {
        databases.put(mailbox.mailbox(), Pace.folded(mailbox.to()));
      }
    }
    for (var fact : facts) {
      if (fact.kind() == FactKind.RELEASED && fact.mailbox() != null) {
        byDatabase
            .computeIfAbsent(
                Objects.requireNonNullElse(databases.get(fact.mailbox()), ""),
                _ -> new ArrayList<>())
            .add(fact.at());
      }
    }
    return this;
  }

  /** How many were released into one database at a time, at most. */
  int mostTogether() {
    return byDatabase.values().stream().mapToInt(Releases::mostTogether).max().orElse(0);
  }

  private static int mostTogether(List<Instant> moments) {
    var sorted = moments.stream().sorted().toList();
    var most = 0;
    var first = 0;
    for (var last = 0; last < sorted.size(); last++) {
      while (sorted.get(first).plus(TOGETHER).isBefore(sorted.get(last))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
