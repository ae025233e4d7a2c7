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
   * From what happened. A copy that is not over lasts until now.
   *
   * @param facts in their order
   */
  static BusyTime of(List<Fact> facts, Instant now) {
    var begun = new HashMap<MailboxGuid, Instant>();
    var stretches = new ArrayList<Stretch>();
    for (var fact : facts) {
      if (fact.mailbox() == null) {
        continue;
      }
      if (begins(fact.kind())) {
        begun.putIfAbsent(fact.mailbox(), fact.at());
      } else if (ends(fact.kind())) {
        var from = begun.remove(fact.mailbox());
        if (from != null) {
          stretches.add(new Stretch(fact.mailbox(), from, fact.at()));
        }
      }
    }
    begun.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(each -> stretches.add(new Stretch(each.getKey(), each.getValue(), now)));
    return new BusyTime(stretches);
  }

  private static boolean begins(FactKind kind) {
    return kind == FactKind.SUBMITTED || kind == FactKind.ADOPTED;
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
