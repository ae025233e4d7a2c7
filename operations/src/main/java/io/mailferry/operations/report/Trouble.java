package io.mailferry.operations.report;

import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxGuid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, for one mailbox or for many at once, and what healed it.
 *
 * @param sentence what went wrong
 * @param from when it was first seen
 * @param healing what healed it; null while nothing has
 * @param until when the last of those it touched was well again; null while one is not
 * @param mailboxes whose; empty when it concerned the wave
 */
record Trouble(
    String sentence,
    Instant from,
    @Nullable String healing,
    @Nullable Instant until,
    Set<MailboxGuid> mailboxes) {
  Trouble {
    mailboxes = Set.copyOf(mailboxes);
  }

  /**
   * Finds the troubles in what happened. Each ends with the next healing of the same mailbox;
   * troubles with the same words and the same healing are one.
   */
  static List<Trouble> in(List<Fact> facts) {
    var open = new HashMap<Optional<MailboxGuid>, List<Fact>>();
    var grouped = new LinkedHashMap<String, List<Pair>>();
    for (var fact : facts) {
      var whose = Optional.ofNullable(fact.mailbox());
      if (fact.kind() == FactKind.TROUBLE) {
        open.computeIfAbsent(whose, _ -> new ArrayList<>()).add(fact);
      } else if (fact.kind() == FactKind.HEALED) {
        var troubles = open.remove(whose);
        if (troubles == null) {
          // Healed by somebody who did not tell of the trouble: still worth a line.
          put(grouped, new Pair(fact, fact));
        } else {
          troubles.forEach(trouble -> put(grouped, new Pair(trouble, fact)));
        }
      }
    }
    open.values().forEach(left -> left.forEach(trouble -> put(grouped, new Pair(trouble, null))));
    return grouped.values().stream()
        .map(Trouble::of)
        .sorted(Comparator.comparing(Trouble::from).thenComparing(Trouble::sentence))
        .toList();
  }

  private record Pair(Fact trouble, @Nullable Fact healing) {}

  private static void put(Map<String, List<Pair>> grouped, Pair pair) {
    var healing = pair.healing() == null ? "" : pair.healing().sentence();
    grouped
        .computeIfAbsent(pair.trouble().sentence() + "\n" + healing, _ -> new ArrayList<>())
        .add(pair);
  }

  private static Trouble of(List<Pair> pairs) {
    var first = pairs.getFirst();
    var mailboxes = new TreeSet<MailboxGuid>();
    var from = first.trouble().at();
    @Nullable Instant until = null;
    for (var pair : pairs) {
      if (pair.trouble().mailbox() != null) {
        mailboxes.add(pair.trouble().mailbox());
      }
      from = pair.trouble().at().isBefore(from) ? pair.trouble().at() : from;
      if (pair.healing() != null && (until == null || pair.healing().at().isAfter(until))) {
        until = pair.healing().at();
      }
    }
    var healing = first.healing();
    return new Trouble(
        first.trouble().sentence(),
        from,
        healing == null ? null : healing.sentence(),
        until,
        mailboxes);
  }
}
