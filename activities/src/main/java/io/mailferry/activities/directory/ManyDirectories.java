package io.mailferry.activities.directory;

import io.mailferry.activities.fault.Fault;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Several directories asked as one. What is found in one of them is told although another one could
 * not be asked; that nobody is found is told only when all have answered, else the fault of the
 * first that did not is thrown.
 */
abstract class ManyDirectories implements Directory {
  private final List<Directory> parts;

  /** A hint of where to ask first, and no more. */
  private final Map<MailboxGuid, Directory> lastFoundIn = new ConcurrentHashMap<>();

  ManyDirectories(List<? extends Directory> parts) {
    this.parts = List.copyOf(parts);
  }

  final List<Directory> parts() {
    return parts;
  }

  @Override
  public final List<String> domains() {
    return parts.stream().flatMap(each -> each.domains().stream()).toList();
  }

  @Override
  public final boolean knows(String controller) {
    return parts.stream().anyMatch(each -> each.knows(controller));
  }

  /** That of a controller, else the one in which a mailbox was found last. */
  final Optional<Directory> likely(MailboxGuid mailbox, @Nullable String controller) {
    var pinned =
        parts.stream().filter(each -> controller != null && each.knows(controller)).findFirst();
    return pinned.or(() -> Optional.ofNullable(lastFoundIn.get(mailbox)));
  }

  final void found(MailboxGuid mailbox, Directory where) {
    lastFoundIn.put(mailbox, where);
  }

  /** All of them, this one first. */
  final List<Directory> first(Optional<Directory> one) {
    return Stream.concat(
            one.stream(), parts.stream().filter(each -> one.filter(each::equals).isEmpty()))
        .toList();
  }

  @Override
  public Answer<List<DirectoryEntry>> findByAddress(Collection<String> addresses) {
    var controllers = new ArrayList<String>();
    var owners = new LinkedHashMap<UUID, DirectoryEntry>();
    Fault noAnswer = null;
    for (var part : parts) {
      try {
        var answer = part.findByAddress(addresses);
        controllers.add(answer.controller());
        answer.value().forEach(owner -> owners.put(owner.objectGuid(), owner));
        answer.value().forEach(owner -> seen(owner, part));
      } catch (Fault fault) {
        noAnswer = noAnswer == null ? fault : noAnswer;
      }
    }
    if (noAnswer != null && !ownAll(owners.values(), addresses)) {
      throw noAnswer;
    }
    return new Answer<>(String.join(", ", controllers), List.copyOf(owners.values()));
  }

  /** Is told of each object that a search of one of them brought. */
  void seen(DirectoryEntry entry, Directory where) {}

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
    for (var part : parts) {
      try {
        var answer = part.findByName(names);
        controllers.add(answer.controller());
        answer
            .value()
            .forEach(
                (name, entries) -> {
                  found.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(entries);
                  entries.forEach(entry -> seen(entry, part));
                });
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
    return firstAnswer(part -> part.database(name));
  }

  @Override
  public Answer<List<Database>> databases() {
    return firstAnswer(Directory::databases);
  }

  private <T> T firstAnswer(Function<Directory, T> question) {
    Fault away = null;
    for (var part : parts) {
      try {
        return question.apply(part);
      } catch (Fault.Refused refused) {
        throw refused;
      } catch (Fault fault) {
        away = away == null ? fault : away;
      }
    }
    throw away == null ? new IllegalStateException("several directories are some") : away;
  }

  @Override
  public final void avoid(String controller, String why) {
    parts.forEach(each -> each.avoid(controller, why));
  }

  /** Asks one controller of each; all of them are asked, even when one cannot be. */
  @Override
  public final String ping() {
    var signs = new ArrayList<String>();
    Fault noAnswer = null;
    for (var part : parts) {
      try {
        signs.add(part.ping());
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
