package io.mailferry.operations.failure;

import io.mailferry.journal.write.Fact;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.failure.FailureFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts failures by their codes. What was done after a failure of a mailbox was tried against it;
 * what was done last before it went on or ended has helped, when the same did not come again.
 */
final class FailureCount {
  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final Map<MailboxGuid, Open> open = new LinkedHashMap<>();

  private static final class Kind {
    private final Set<MailboxGuid> mailboxes = new HashSet<>();
    private final Map<String, Integer> tried = new TreeMap<>();
    private final Map<String, Integer> helped = new TreeMap<>();
    private final Set<String> samples = new LinkedHashSet<>();
    private String words = "";
    private int times;
  }

  /** A failure of a mailbox that is not over, and what was done about it last. */
  private static final class Open {
    private final String code;
    private String last = "";

    private Open(String code) {
      this.code = code;
    }
  }

  private FailureCount() {}

  /** Those that stand in facts, which come in order. */
  static List<FailureKind> of(List<Fact> facts) {
    var count = new FailureCount();
    facts.forEach(count::take);
    return count.kinds();
  }

  private void take(Fact fact) {
    var code = fact.code();
    var mailbox = fact.mailbox();
    if (code == null || mailbox == null) {
      return;
    }
    switch (fact.kind()) {
      case TROUBLE -> failed(fact, code, mailbox);
      case HEALED, INTERVENTION, ORDER, AGREED -> tried(mailbox, code);
      case COMPLETED, VERIFIED, ENDED -> over(mailbox);
      case LOOKED_UP, SUBMITTED, ADOPTED, QUESTION, COPIED, RELEASED, CLEANED_UP -> {}
    }
  }

  private void failed(Fact fact, String code, MailboxGuid mailbox) {
    var before = open.get(mailbox);
    if (before != null && !before.code.equals(code)) {
      // Something else went wrong: what was done about the first has helped, as far as it shows.
      over(mailbox);
    }
    var kind = kinds.computeIfAbsent(code, _ -> new Kind());
    kind.mailboxes.add(mailbox);
    kind.times++;
    if (kind.words.isEmpty()) {
      kind.words = words(code, fact);
    }
    if (kind.samples.size() < FailureKind.MOST_SAMPLES) {
      kind.samples.add(Objects.requireNonNullElse(fact.evidence(), fact.sentence()));
    }
    open.put(mailbox, new Open(code));
  }

  private static String words(String code, Fact fact) {
    return FailureFamily.ofQuestion(code).map(FailureFamily::cause).orElse(fact.sentence());
  }

  private void tried(MailboxGuid mailbox, String what) {
    var failure = open.get(mailbox);
    if (failure != null) {
      known(failure).tried.merge(what, 1, Integer::sum);
      failure.last = what;
    }
  }

  private void over(MailboxGuid mailbox) {
    var failure = open.remove(mailbox);
    if (failure != null && !failure.last.isEmpty()) {
      known(failure).helped.merge(failure.last, 1, Integer::sum);
    }
  }

  private Kind known(Open failure) {
    return Objects.requireNonNull(kinds.get(failure.code));
  }

  private List<FailureKind> kinds() {
    var all = new ArrayList<FailureKind>();
    kinds.forEach(
        (code, kind) ->
            all.add(
                new FailureKind(
                    code,
                    kind.words,
                    kind.mailboxes.size(),
                    kind.times,
                    kind.tried,
                    kind.helped,
                    (int) open.values().stream().filter(each -> each.code.equals(code)).count(),
                    FailureKind.isUnknown(code),
                    List.copyOf(kind.samples))));
    all.sort(
        Comparator.comparing(FailureKind::unknown)
            .reversed()
            .thenComparing(Comparator.comparingInt(FailureKind::mailboxes).reversed())
            .thenComparing(FailureKind::code));
    return all;
  }
}
