package io.mailferry.activities.directory;

import io.mailferry.activities.fault.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Several directories asked as one. What is found in one of them is told although another one could
 * not be asked; that nobody is found is told only when all have answered, else the fault of the
 * first that did not is thrown.
 */
abstract class ManyDirectories implements Directory {
  private final List<Directory> parts;

  ManyDirectories(List<? extends Directory> parts) {
    this.parts = List.copyOf(parts);
  }

  /** An object and the directory that showed it. */
  record Found(DirectoryEntry entry, Directory where) {}

  final List<Directory> parts() {
    return parts;
  }

  /** Of what all of them showed for one question, the objects that count. */
  abstract List<DirectoryEntry> counting(List<Found> found);

  /** Whether an object is the one that was asked for, whatever those show that did not answer. */
  abstract boolean settles(DirectoryEntry entry);

  @Override
  public final List<String> domains() {
    return parts.stream().flatMap(each -> each.domains().stream()).toList();
  }

  @Override
  public final boolean knows(String controller) {
    return parts.stream().anyMatch(each -> each.knows(controller));
  }

  @Override
  public final Answer<List<DirectoryEntry>> findByAddress(Collection<String> addresses) {
    var controllers = new ArrayList<String>();
    var found = new ArrayList<Found>();
    Fault noAnswer = null;
    for (var part : parts) {
      try {
        var answer = part.findByAddress(addresses);
        controllers.add(answer.controller());
        answer.value().forEach(owner -> found.add(new Found(owner, part)));
      } catch (Fault fault) {
        noAnswer = noAnswer == null ? fault : noAnswer;
      }
    }
    if (noAnswer != null && !ownAll(found, addresses)) {
      throw noAnswer;
    }
    return new Answer<>(String.join(", ", controllers), counting(found));
  }

  private boolean ownAll(Collection<Found> found, Collection<String> addresses) {
    var owned = new HashSet<String>();
    found.stream()
        .map(Found::entry)
        .filter(this::settles)
        .forEach(owner -> owned.addAll(lower(owner.addresses())));
    return owned.containsAll(lower(addresses));
  }

  private static Set<String> lower(Collection<String> addresses) {
    return addresses.stream()
        .map(each -> each.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  @Override
  public final Answer<Map<MailboxName, List<DirectoryEntry>>> findByName(
      Collection<MailboxName> names) {
    var controllers = new ArrayList<String>();
    var found = new LinkedHashMap<MailboxName, List<Found>>();
    Fault noAnswer = null;
    for (var part : parts) {
      try {
        var answer = part.findByName(names);
        controllers.add(answer.controller());
        answer
            .value()
            .forEach(
                (name, entries) ->
                    entries.forEach(
                        entry ->
                            found
                                .computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(new Found(entry, part))));
      } catch (Fault fault) {
        noAnswer = noAnswer == null ? fault : noAnswer;
      }
    }
    if (noAnswer != null && !names.stream().allMatch(name -> isSettled(name, found))) {
      throw noAnswer;
    }
    var counting = new HashMap<MailboxName, List<DirectoryEntry>>();
    found.forEach((name, those) -> counting.put(name, counting(those)));
    return new Answer<>(String.join(", ", controllers), Map.copyOf(counting));
  }

  private boolean isSettled(MailboxName name, Map<MailboxName, List<Found>> found) {
    return name.isSettledBy(
        found.getOrDefault(name, List.of()).stream()
            .map(Found::entry)
            .filter(this::settles)
            .toList());
  }

  @Override
  public final void avoid(String controller, String why) {
    parts.forEach(each -> each.avoid(controller, why));
  }
}
