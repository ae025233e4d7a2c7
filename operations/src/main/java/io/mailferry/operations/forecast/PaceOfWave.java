package io.mailferry.operations.forecast;

import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxGuid;
import io.mailferry.operations.status.MailboxSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures how fast a wave went, from what its journal tells. */
final class PaceOfWave {
  private final List<MailboxSnapshot> mailboxes;
  private final List<Fact> facts;
  private final Instant now;
  private final boolean isOver;
  private final Map<MailboxGuid, String> databases = new HashMap<>();

  private PaceOfWave(
      List<MailboxSnapshot> mailboxes, List<Fact> facts, Instant now, boolean isOver) {
    this.isOver = isOver;
    this.mailboxes = mailboxes;
    this.facts = facts;
    this.now = now;
    for (var mailbox : mailboxes) {
      if (mailbox.mailbox() != null) {
        databases.put(mailbox.mailbox(), Pace.folded(mailbox.to()));
      }
    }
  }

  /**
   * Of a wave that runs.
   *
   * @param facts what happened to it since it was started, in order
   */
  static Pace untilNow(List<MailboxSnapshot> mailboxes, List<Fact> facts, Instant now) {
    return new PaceOfWave(mailboxes, facts, now, false).pace();
  }

  /**
   * Of a wave that may be over, or given up: whatever has not ended goes as far as it was seen.
   *
   * @param facts what happened to it since it was started, in order
   */
  static Pace asFarAsSeen(List<MailboxSnapshot> mailboxes, List<Fact> facts) {
    return new PaceOfWave(mailboxes, facts, Instant.MAX, true).pace();
  }

  private Pace pace() {
    return new Pace(copying(), switches(), new Releases().and(mailboxes, facts).mostTogether());
  }

  private Map<String, Pace.Copying> copying() {
    var adopted = adopted();
    var bytes = new HashMap<String, Long>();
    for (var mailbox : mailboxes) {
      if (mailbox.mailbox() != null && !adopted.contains(mailbox.mailbox())) {
        bytes.merge(Pace.folded(mailbox.to()), copied(mailbox), Long::sum);
      }
    }
    var busy = BusyTime.of(facts, until());
    var copying = new HashMap<String, Pace.Copying>();
    bytes.forEach(
        (database, number) ->
            copying.put(
                database,
                new Pace.Copying(number, busy.of(each -> database.equals(databases.get(each))))));
    return copying;
  }

  /** How much of those was copied before they were taken over, and how fast, nobody knows. */
  private Set<MailboxGuid> adopted() {
    var adopted = new HashSet<MailboxGuid>();
    for (var fact : facts) {
      if (fact.kind() == FactKind.ADOPTED && fact.mailbox() != null) {
        adopted.add(fact.mailbox());
      }
    }
    return adopted;
  }

  private static long copied(MailboxSnapshot mailbox) {
    var moved = mailbox.moved();
    if (moved != null) {
      return moved.bytes();
    }
    return mailbox.progress() == null ? 0 : mailbox.progress().bytes();
  }

  /** Until when each is being copied that is not copied: one that rests is not. */
  private Map<MailboxGuid, Instant> until() {
    var until = new HashMap<MailboxGuid, Instant>();
    for (var mailbox : mailboxes) {
      if (mailbox.mailbox() != null && !mailbox.ended()) {
        until.put(mailbox.mailbox(), isOver || rests(mailbox) ? mailbox.asOf() : now);
      }
    }
    return until;
  }

  private static boolean rests(MailboxSnapshot mailbox) {
    if (mailbox.needsAttention() || mailbox.progress() == null) {
      return true;
    }
    return switch (mailbox.progress().status()) {
      case IN_PROGRESS, QUEUED -> false;
      case NONE,
          AUTO_SUSPENDED,
          COMPLETION_IN_PROGRESS,
          SYNCED,
          COMPLETED,
          COMPLETED_WITH_WARNING,
          SUSPENDED,
          FAILED,
          UNRECOGNISED ->
          true;
    };
  }

  /**
   * From when the first of those was released that were released together: who comes last in a
   * night also waits until it is told to.
   */
  private List<Duration> switches() {
    var released = new HashMap<MailboxGuid, Instant>();
    var switches = new ArrayList<Duration>();
    Instant first = null;
    Instant last = null;
    for (var fact : facts) {
      if (fact.mailbox() == null) {
        continue;
      }
      if (fact.kind() == FactKind.RELEASED) {
        if (first == null || last == null || last.plus(Releases.TOGETHER).isBefore(fact.at())) {
          first = fact.at();
        }
        last = fact.at();
        released.put(fact.mailbox(), first);
      } else if (fact.kind() == FactKind.VERIFIED) {
        var since = released.remove(fact.mailbox());
        if (since != null) {
          switches.add(Duration.between(since, fact.at()));
        }
      }
    }
    return switches;
  }
}
