package io.mailferry.operations.forecast;

import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxGuid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** When mailboxes of a wave were being copied: a wave that waits for its window copies nothing. */
final class BusyTime {
  private record Stretch(MailboxGuid mailbox, Instant from, Instant to) {}

  private final List<Stretch> stretches;

  private BusyTime(List<Stretch> stretches) {
    this.stretches = stretches;
  }

  /**
   * From what happened. What was taken over is left out, because nobody knows when it began.
   *
   * @param facts in their order
   * @param until how long a copy lasts of which no end is told
   */
  static BusyTime of(List<Fact> facts, Map<MailboxGuid, Instant> until) {
    var begun = new HashMap<MailboxGuid, Instant>();
    var stretches = new ArrayList<Stretch>();
    for (var fact : facts) {
      if (fact.mailbox() == null) {
        continue;
      }
      if (fact.kind() == FactKind.SUBMITTED) {
        begun.putIfAbsent(fact.mailbox(), fact.at());
      } else if (ends(fact.kind())) {
        var from = begun.remove(fact.mailbox());
        if (from != null) {
          stretches.add(new Stretch(fact.mailbox(), from, fact.at()));
        }
      }
    }
    begun.forEach(
        (mailbox, from) -> {
          var to = until.get(mailbox);
          if (to != null) {
            stretches.add(new Stretch(mailbox, from, to));
          }
        });
    return new BusyTime(stretches);
  }

  /** A journal of an earlier release does not tell when a mailbox was copied. */
  private static boolean ends(FactKind kind) {
    return kind == FactKind.COPIED
        || kind == FactKind.RELEASED
        || kind == FactKind.VERIFIED
        || kind == FactKind.ENDED;
  }

  /** In how much time at least one of those was being copied. */
  Duration of(Predicate<MailboxGuid> whom) {
    var busy = Duration.ZERO;
    var until = Instant.MIN;
    for (var each :
        stretches.stream()
            .filter(stretch -> whom.test(stretch.mailbox()))
            .sorted(Comparator.comparing(Stretch::from))
            .toList()) {
      var from = each.from().isAfter(until) ? each.from() : until;
      if (each.to().isAfter(from)) {
        busy = busy.plus(Duration.between(from, each.to()));
        until = each.to();
      }
    }
    return busy;
  }
}
