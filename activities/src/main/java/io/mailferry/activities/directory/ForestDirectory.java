package io.mailferry.activities.directory;

import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A forest of several domains (docs/exchange/directory.md#domains).
 *
 * <p><b>Policy.</b> What is found is found in the user's own domain, from a controller of it. Asked
 * for a mailbox, it goes to the domain of the preferred controller first, else to the one in which
 * the mailbox was found last; found there, nobody else is asked. That nobody has it is said only
 * when all domains have answered: when one could not be asked, its fault is thrown. The
 * configuration is the same in all of them, and is read in the first that answers.
 */
public final class ForestDirectory extends ManyDirectories {
  private final FaultTable faults;

  /** A hint of where to ask first, and no more. */
  private final Map<MailboxGuid, Directory> lastFoundIn = new ConcurrentHashMap<>();

  /**
   * @param domains each domain of the forest, the one that it is called after first
   * @throws IllegalArgumentException when there is none, or they are of several forests
   */
  public ForestDirectory(List<? extends Directory> domains, FaultTable faults) {
    super(domains);
    this.faults = faults;
    if (parts().stream().map(Directory::forest).distinct().count() != 1) {
      throw new IllegalArgumentException("domains of one forest, at least one");
    }
  }

  @Override
  public String forest() {
    return parts().getFirst().forest();
  }

  @Override
  public Directory guarded(UnaryOperator<Directory> guard) {
    return new ForestDirectory(parts().stream().map(each -> each.guarded(guard)).toList(), faults);
  }

  @Override
  public Answer<Optional<DirectoryEntry>> find(MailboxGuid mailbox, @Nullable String controller) {
    var likely = likely(mailbox, controller);
    var found = new LinkedHashMap<Directory, Answer<Optional<DirectoryEntry>>>();
    var answers = new ArrayList<Answer<Optional<DirectoryEntry>>>();
    Fault noAnswer = null;
    for (var domain : first(likely)) {
      try {
        var answer = domain.find(mailbox, controller);
        answers.add(answer);
        if (answer.value().isPresent()) {
          found.put(domain, answer);
          if (likely.filter(domain::equals).isPresent()) {
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
    if (found.size() > 1) {
      throw ambiguous(mailbox, found);
    }
    var one = found.firstEntry();
    if (one != null) {
      lastFoundIn.put(mailbox, one.getKey());
      return one.getValue();
    }
    if (noAnswer != null) {
      throw noAnswer;
    }
    return new Answer<>(
        answers.getFirst().controller(),
        Optional.empty(),
        answers.stream().flatMap(each -> each.silent().stream()).toList());
  }

  private Optional<Directory> likely(MailboxGuid mailbox, @Nullable String controller) {
    var pinned =
        parts().stream().filter(each -> controller != null && each.knows(controller)).findFirst();
    return pinned.or(() -> Optional.ofNullable(lastFoundIn.get(mailbox)));
  }

  private List<Directory> first(Optional<Directory> one) {
    return Stream.concat(
            one.stream(), parts().stream().filter(each -> one.filter(each::equals).isEmpty()))
        .toList();
  }

  @Override
  List<DirectoryEntry> counting(List<Found> found) {
    return found.stream().map(Found::entry).toList();
  }

  @Override
  boolean settles(DirectoryEntry entry) {
    return true;
  }

  /** The first answer; a refusal is one. */
  private <T> T firstAnswer(Function<Directory, T> question) {
    Fault away = null;
    for (var domain : parts()) {
      try {
        return question.apply(domain);
      } catch (Fault.Refused refused) {
        throw refused;
      } catch (Fault fault) {
        away = away == null ? fault : away;
      }
    }
    throw away == null ? new IllegalStateException("a forest has a domain") : away;
  }

  @Override
  public Answer<Optional<Database>> database(String name) {
    return firstAnswer(domain -> domain.database(name));
  }

  @Override
  public Answer<List<Database>> databases() {
    return firstAnswer(Directory::databases);
  }

  /** Asks one controller of each domain; all of them are asked, even when one cannot be. */
  @Override
  public String ping() {
    var signs = new ArrayList<String>();
    Fault noAnswer = null;
    for (var domain : parts()) {
      try {
        signs.add(domain.ping());
      } catch (Fault fault) {
        noAnswer = noAnswer == null ? fault : noAnswer;
      }
    }
    if (noAnswer != null) {
      throw noAnswer;
    }
    return String.join(", ", signs);
  }

  private Fault ambiguous(
      MailboxGuid mailbox, Map<Directory, Answer<Optional<DirectoryEntry>>> found) {
    return faults.fault(
        FaultCode.AD_AMBIGUOUS,
        found.size()
            + " objects carry the mailbox GUID "
            + mailbox
            + ", one each in "
            + found.keySet().stream()
                .map(domain -> domain.domains().getFirst())
                .collect(Collectors.joining(", ")),
        Effect.READS,
        found.values().stream().map(Answer::controller).collect(Collectors.joining(", ")),
        null);
  }
}
