package io.mailferry.activities.monitor;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.fault.Fault;
import io.mailferry.journal.read.JournalAsking;
import io.mailferry.model.MailboxGuid;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Over which far end each of those moves who ask. Where there are several, a directory tells. */
final class FarEnds {
  /** So many are looked up in a pass. */
  private static final int MOST_LOOKUPS = 20;

  private final Organisation organisation;
  private final Map<MailboxGuid, NewMove.FarEnd> known = new HashMap<>();
  private int lookups;

  FarEnds(Organisation organisation) {
    this.organisation = organisation;
  }

  /** Those who ask now; who asked before, and does not now, is forgotten. */
  void beginWith(Collection<JournalAsking> asking) {
    lookups = 0;
    known
        .keySet()
        .retainAll(asking.stream().map(JournalAsking::mailbox).collect(Collectors.toSet()));
  }

  /** That of one of them; empty when it has none, or nobody can tell just now. */
  Optional<NewMove.FarEnd> of(JournalAsking asking) {
    var before = known.get(asking.mailbox());
    if (before != null) {
      return Optional.of(before);
    }
    if (!asking.route().crossForest()
        || organisation.whyNot(asking.route()).isPresent()
        || (areSeveral() && ++lookups > MOST_LOOKUPS)) {
      return Optional.empty();
    }
    try {
      var end = organisation.farEnd(asking.route(), asking.mailbox());
      known.put(asking.mailbox(), end);
      return Optional.of(end);
    } catch (Fault _) {
      return Optional.empty();
    }
  }

  private boolean areSeveral() {
    var far = organisation.far();
    return far != null && far.areSeveral();
  }
}
