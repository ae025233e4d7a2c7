package io.mailferry.activities.directory;

import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.Home;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The forests from which mailboxes come into one organisation, asked as one
 * (docs/exchange/cross-forest.md#several-sources).
 *
 * <p><b>Policy.</b> A mailbox GUID may stand in several of them: where the mailbox once lived a
 * mail user was left. The forest in which it lives counts. Where it lives in none of them, it has
 * left them: then the one in which it was seen last counts, else the first that knows it. When a
 * forest cannot be asked, that a mailbox lives elsewhere is believed, and nothing else.
 */
public final class SeveralForests extends ManyDirectories {
  private final FaultTable faults;

  /**
   * @param forests at least one, each with a name of its own
   * @throws IllegalArgumentException when there is none, or one twice
   */
  public SeveralForests(List<? extends Directory> forests, FaultTable faults) {
    super(forests);
    this.faults = faults;
    if (forests.isEmpty()
        || parts().stream().map(Directory::forest).distinct().count() != parts().size()) {
      throw new IllegalArgumentException("forests, each once, at least one");
    }
  }

  /** Their names. */
  @Override
  public String forest() {
    return parts().stream().map(Directory::forest).collect(Collectors.joining(" and "));
  }

  @Override
  public Directory guarded(UnaryOperator<Directory> guard) {
    return new SeveralForests(parts().stream().map(each -> each.guarded(guard)).toList(), faults);
  }

  @Override
  public Answer<Optional<DirectoryEntry>> find(MailboxGuid mailbox, @Nullable String controller) {
    var likely = likely(mailbox, controller);
    var found = new LinkedHashMap<Directory, Answer<Optional<DirectoryEntry>>>();
    var answers = new ArrayList<Answer<Optional<DirectoryEntry>>>();
    Fault noAnswer = null;
    for (var forest : first(likely)) {
      try {
        var answer = forest.find(mailbox, controller);
        answers.add(answer);
        if (answer.value().isPresent()) {
          found.put(forest, answer);
          if (likely.filter(forest::equals).isPresent() && livesThere(answer)) {
            break;
          }
        }
      } catch (Fault fault) {
        if (fault.code().equals(FaultCode.AD_AMBIGUOUS)) {
          throw fault;
        }
        noAnswer = noAnswer == null ? fault : noAnswer;
      }
    }
    var homes = found.entrySet().stream().filter(each -> livesThere(each.getValue())).toList();
    if (homes.size() > 1) {
      throw ambiguous(mailbox, homes);
    }
    if (homes.size() == 1) {
      found(mailbox, homes.getFirst().getKey());
      return homes.getFirst().getValue();
    }
    var left = likely.map(found::get);
    if (left.isPresent()) {
      return left.get();
    }
    if (noAnswer != null) {
      throw noAnswer;
    }
    var first = found.firstEntry();
    return first != null
        ? first.getValue()
        : new Answer<>(
            answers.getFirst().controller(),
            Optional.empty(),
            answers.stream().flatMap(each -> each.silent().stream()).toList());
  }

  /**
   * The forest whose object of a mailbox counts; empty when none has one.
   *
   * @throws Fault when one that might be it cannot be asked
   */
  public Optional<Directory> of(MailboxGuid mailbox) {
    if (parts().size() == 1) {
      return Optional.of(parts().getFirst());
    }
    var seen = likely(mailbox, null);
    return seen.isPresent()
        ? seen
        : Optional.of(find(mailbox, null))
            .filter(answer -> answer.value().isPresent())
            .flatMap(
                answer ->
                    parts().stream().filter(each -> each.knows(answer.controller())).findFirst());
  }

  @Override
  void seen(DirectoryEntry entry, Directory where) {
    if (entry.mailbox() != null && entry.home() instanceof Home.InDatabase) {
      found(entry.mailbox(), where);
    }
  }

  @Override
  public Answer<List<DirectoryEntry>> findByAddress(Collection<String> addresses) {
    var found = super.findByAddress(addresses);
    return found.with(oneOfEach(found.value()));
  }

  @Override
  public Answer<Map<MailboxName, List<DirectoryEntry>>> findByName(Collection<MailboxName> names) {
    var found = super.findByName(names);
    return found.with(
        found.value().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> oneOfEach(each.getValue()))));
  }

  /** Of the objects of one mailbox, the one that has it, else the first. */
  private static List<DirectoryEntry> oneOfEach(List<DirectoryEntry> entries) {
    var each = new LinkedHashMap<UUID, DirectoryEntry>();
    for (var entry : entries) {
      var key = entry.mailbox() == null ? entry.objectGuid() : entry.mailbox().value();
      each.merge(
          key,
          entry,
          (earlier, later) -> earlier.home() instanceof Home.InDatabase ? earlier : later);
    }
    return List.copyOf(each.values());
  }

  private static boolean livesThere(Answer<Optional<DirectoryEntry>> answer) {
    return answer.value().filter(each -> each.home() instanceof Home.InDatabase).isPresent();
  }

  private Fault ambiguous(
      MailboxGuid mailbox, List<Map.Entry<Directory, Answer<Optional<DirectoryEntry>>>> homes) {
    return faults.fault(
        FaultCode.AD_AMBIGUOUS,
        homes.size()
            + " mailboxes have the mailbox GUID "
            + mailbox
            + ", one each in "
            + homes.stream().map(each -> each.getKey().forest()).collect(Collectors.joining(", ")),
        Effect.READS,
        homes.stream().map(each -> each.getValue().controller()).collect(Collectors.joining(", ")),
        null);
  }
}
