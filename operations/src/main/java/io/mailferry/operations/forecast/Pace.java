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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How fast a wave has gone until now.
 *
 * @param copying how much was copied into each database, by its name in small letters
 * @param switches how long it took from each release to its verification, the shortest first
 */
record Pace(Map<String, Copying> copying, List<Duration> switches) {
  /** What was measured in less time says nothing. */
  private static final Duration SHORTEST = Duration.ofMinutes(10);

  /** Fewer are no measure. */
  private static final int FEWEST = 5;

  /**
   * Until enough have switched: what Exchange needs at least, and what is usual on a busy night.
   */
  private static final Duration ASSUMED_SHORTEST = Duration.ofMinutes(1);

  private static final Duration ASSUMED_USUAL = Duration.ofMinutes(5);
  private static final Duration ASSUMED_LONGEST = Duration.ofMinutes(45);

  /**
   * What was copied into a database.
   *
   * @param bytes how much
   * @param busy in how much time; that in which nothing was left to copy is not counted
   */
  record Copying(long bytes, Duration busy) {}

  Pace {
    copying = Map.copyOf(copying);
    switches = switches.stream().sorted().toList();
  }

  static Pace of(List<MailboxSnapshot> mailboxes, List<Fact> facts, Instant now) {
    var bytes = new HashMap<String, Long>();
    var homes = new HashMap<MailboxGuid, String>();
    for (var mailbox : mailboxes) {
      bytes.merge(folded(mailbox.to()), copied(mailbox), Long::sum);
      if (mailbox.mailbox() != null) {
        homes.put(mailbox.mailbox(), folded(mailbox.to()));
      }
    }
    var copying = new HashMap<String, Copying>();
    var busy = BusyTime.of(facts, now);
    bytes.forEach(
        (database, number) ->
            copying.put(
                database, new Copying(number, busy.of(each -> database.equals(homes.get(each))))));
    return new Pace(copying, switches(facts));
  }

  private static long copied(MailboxSnapshot mailbox) {
    var moved = mailbox.moved();
    if (moved != null) {
      return moved.bytes();
    }
    return mailbox.progress() == null ? 0 : mailbox.progress().bytes();
  }

  private static List<Duration> switches(List<Fact> facts) {
    var released = new HashMap<MailboxGuid, Instant>();
    var switches = new ArrayList<Duration>();
    for (var fact : facts) {
      if (fact.mailbox() == null) {
        continue;
      }
      if (fact.kind() == FactKind.RELEASED) {
        released.put(fact.mailbox(), fact.at());
      } else if (fact.kind() == FactKind.VERIFIED) {
        var since = released.remove(fact.mailbox());
        if (since != null) {
          switches.add(Duration.between(since, fact.at()));
        }
      }
    }
    return switches;
  }

  static String folded(String database) {
    return database.toLowerCase(Locale.ROOT);
  }

  /** How many bytes a second are copied into a database; empty where nothing was measured yet. */
  Optional<Double> into(String database) {
    return Optional.ofNullable(copying.get(folded(database)))
        .filter(each -> each.bytes() > 0 && each.busy().compareTo(SHORTEST) >= 0)
        .map(each -> each.bytes() / (each.busy().toMillis() / 1000.0));
  }

  boolean isOfSwitches() {
    return switches.size() >= FEWEST;
  }

  Duration shortestSwitch() {
    return isOfSwitches() ? switches.getFirst() : ASSUMED_SHORTEST;
  }

  Duration usualSwitch() {
    return isOfSwitches() ? switches.get(switches.size() / 2) : ASSUMED_USUAL;
  }

  /** Longer than nearly all. */
  Duration longSwitch() {
    return isOfSwitches() ? switches.get(switches.size() * 95 / 100) : ASSUMED_LONGEST;
  }
}
