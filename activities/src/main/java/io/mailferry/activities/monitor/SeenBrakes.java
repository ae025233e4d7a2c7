package io.mailferry.activities.monitor;

import io.mailferry.model.move.QueueItem;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The brake of every request of ours as it was last seen: {@code stop} for one that stops before
 * its end, the second of its completion time, or nothing for one that completes as soon as it is
 * copied. Short words, because they are carried from pass to pass.
 */
final class SeenBrakes {
  private static final String STOP = "stop";
  private static final String NONE = "";

  private final Map<String, String> seen;

  /**
   * @param before what the pass before saw, by mailbox
   */
  SeenBrakes(Map<String, String> before) {
    this.seen = new TreeMap<>(before);
  }

  /** Whether the request may complete earlier than when it was seen last. */
  boolean isLooserNow(String mailbox, QueueItem.Present item) {
    return isLooser(seen.get(mailbox), of(item));
  }

  /** It is known, and whoever has to know was told: only then, or a failure would lose the news. */
  void isKnown(String mailbox, QueueItem.Present item) {
    seen.put(mailbox, of(item));
  }

  /** One that cannot complete by itself needs no brake. */
  void forget(String mailbox) {
    seen.remove(mailbox);
  }

  /** The brakes of these mailboxes; the others have no request any more. */
  Map<String, String> of(Collection<String> mailboxes) {
    var those = new TreeMap<>(seen);
    those.keySet().retainAll(mailboxes);
    return those;
  }

  private static String of(QueueItem.Present item) {
    if (item.suspendWhenReady()) {
      return STOP;
    }
    var time = item.completeAfter();
    return time == null ? NONE : Long.toString(time.getEpochSecond());
  }

  private static boolean isLooser(@Nullable String before, String now) {
    if (before == null || before.equals(now) || before.equals(NONE) || now.equals(STOP)) {
      return false;
    }
    return before.equals(STOP) || now.equals(NONE) || Long.parseLong(now) < Long.parseLong(before);
  }
}
