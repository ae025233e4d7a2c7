package io.mailferry.activities.directory;

import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
public final class ForestDirectory implements Directory {
  private final List<Directory> domains;
  private final FaultTable faults;

  /** A hint of where to ask first, and no more. */
  private final Map<MailboxGuid, String> lastFoundIn = new ConcurrentHashMap<>();

  /**
   * @param domains each domain of the forest, the one that it is called after first
   * @throws IllegalArgumentException when there is none, or they are of several forests
   */
  public ForestDirectory(List<? extends Directory> domains, FaultTable faults) {
    this.domains = List.copyOf(domains);
    this.faults = faults;
    if (this.domains.stream().map(Directory::forest).distinct().count() != 1) {
      throw new IllegalArgumentException("domains of one forest, at least one");
    }
  }

  @Override
  public String forest() {
    return domains.getFirst().forest();
  }

  @Override
  public List<String> domains() {
    return domains.stream().flatMap(each -> each.domains().stream()).toList();
  }

  @Override
  public boolean knows(String controller) {
    return domains.stream().anyMatch(each -> each.knows(controller));
  }

  @Override
  public Directory guarded(UnaryOperator<Directory> guard) {
    return new ForestDirectory(domains.stream().map(each -> each.guarded(guard)).toList(), faults);
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
      lastFoundIn.put(mailbox, name(one.getKey()));
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
        domains.stream().filter(each -> controller != null && each.knows(controller)).findFirst();
    return pinned.or(
        () ->
            domains.stream()
                .filter(each -> name(each).equals(lastFoundIn.get(mailbox)))
                .findFirst());
  }

  private List<Directory> first(Optional<Directory> one) {
    return Stream.concat(
            one.stream(), domains.stream().filter(each -> one.filter(each::equals).isEmpty()))
        .toList();
  }

  private static String name(Directory domain) {
    return domain.domains().getFirst();
  }

  private Fault ambiguous(
      MailboxGuid mailbox, Map<Directory, Answer<Optional<DirectoryEntry>>> found) {
    return faults.fault(
        FaultCode.AD_AMBIGUOUS,
        found.size()
            + " objects carry the mailbox GUID "
            + mailbox
            + ", one each in "
            + found.keySet().stream().map(ForestDirectory::name).collect(Collectors.joining(", ")),
        Effect.READS,
        found.values().stream().map(Answer::controller).collect(Collectors.joining(", ")),
        null);
  }

  @Override
  public Answer<List<DirectoryEntry>> findByAddress(Collection<String> addresses) {
    var controllers = new ArrayList<String>();
    var owners = new LinkedHashMap<UUID, DirectoryEntry>();
    Fault noAnswer = null;
    for (var domain : domains) {
      try {
        var answer = domain.findByAddress(addresses);
        controllers.add(answer.controller());
        answer.value().forEach(owner -> owners.put(owner.objectGuid(), owner));
      } catch (Fault fault) {
        noAnswer = noAnswer == null ? fault : noAnswer;
      }
    }
    if (noAnswer != null && !ownAll(owners.values(), addresses)) {
      throw noAnswer;
    }
    return new Answer<>(String.join(", ", controllers), List.copyOf(owners.values()));
  }

  private static boolean ownAll(Collection<DirectoryEntry> owners, Collection<String> addresses) {
    var owned = new HashSet<String>();
    owners.forEach(owner -> owned.addAll(lower(owner.addresses())));
    return owned.containsAll(lower(addresses));
  }

  private static Set<String> lower(Collection<String> addresses) {
    return addresses.stream()
        .map(each -> each.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  @Override
  public Answer<Map<MailboxName, List<DirectoryEntry>>> findByName(Collection<MailboxName> names) {
    var controllers = new ArrayList<String>();
    var found = new LinkedHashMap<MailboxName, List<DirectoryEntry>>();
    Fault noAnswer = null;
    for (var domain : domains) {
      try {
        var answer = domain.findByName(names);
        controllers.add(answer.controller());
        answer
            .value()
            .forEach(
                (name, entries) ->
                    found.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(entries));
      } catch (Fault fault) {
        noAnswer = noAnswer == null ? fault : noAnswer;
      }
    }
    if (noAnswer != null
        && !names.stream()
            .allMatch(name -> name.isSettledBy(found.getOrDefault(name, List.of())))) {
      throw noAnswer;
    }
    return new Answer<>(String.join(", ", controllers), Map.copyOf(found));
  }

  @Override
  public Answer<Optional<Database>> database(String name) {
    return firstAnswer(domain -> domain.database(name));
  }

  @Override
  public Answer<List<Database>> databases() {
    return firstAnswer(Directory::databases);
  }

  private <T> T firstAnswer(Function<Directory, T> question) {
    Fault away = null;
    for (var domain : domains) {
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
  public void avoid(String controller, String why) {
    domains.forEach(each -> each.avoid(controller, why));
  }

  /** Asks one controller of each domain; all of them are asked, even when one cannot be. */
  @Override
  public String ping() {
    var signs = new ArrayList<String>();
    Fault noAnswer = null;
    for (var domain : domains) {
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
}
