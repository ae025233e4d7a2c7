package io.mailferry.rehearsal.storm;

import io.mailferry.model.decision.Reason;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.WaveSnapshot;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which mailboxes were called stuck because Exchange did not go on with them. */
final class Standstills {
  private final Set<String> stuck = new HashSet<>();

  /** Looks at the status of the wave. */
  void look(WaveSnapshot wave) {
    wave.mailboxes().stream()
        .filter(each -> isStuck(each.decided()))
        .forEach(each -> stuck.add(each.address()));
  }

  private static boolean isStuck(MailboxSnapshot.@Nullable Decided last) {
    return last != null && Reason.STALLED.name().equals(last.reason());
  }

  /** How many were, at any time. */
  int number() {
    return stuck.size();
  }
}
