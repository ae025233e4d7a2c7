package io.mailferry.activities.check;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.directory.MailboxName;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.plan.IdentityKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mailboxes that a plan names by something else than their addresses. Such names come
 * from where the mailboxes live now, so they are looked for there; in the other forest the mailbox
 * GUID says who is who.
 */
final class NamedSearch {
  private final Route route;
  private final Directory source;
  private final @Nullable Directory target;

  NamedSearch(Organisation organisation, Route route) {
    this.route = route;
    this.source = route == Route.PULL ? organisation.otherForest(route) : organisation.directory();
    this.target =
        switch (route) {
          case LOCAL -> null;
          case PULL -> organisation.directory();
          case PUSH -> organisation.otherForest(route);
        };
  }

  /** Looks for the names of lines, each of which stands under the line's number. */
  Search run(Map<Integer, MailboxName> names) {
    var found = source.findByName(names.values()).value();
    var homes = new HashMap<Integer, List<DirectoryEntry>>();
    var mailboxes = new HashSet<MailboxGuid>();
    names.forEach(
        (line, name) -> {
          var those = found.getOrDefault(name, List.of());
          homes.put(line, those);
          mailboxOf(name, those).ifPresent(mailboxes::add);
        });
    var twins = twins(mailboxes);
    var meant = new HashMap<Integer, Meant>();
    names.forEach(
        (line, name) -> meant.put(line, meant(name, homes.getOrDefault(line, List.of()), twins)));
    return new Search(meant, far(homes, twins), Set.of());
  }

  private static Optional<MailboxGuid> mailboxOf(MailboxName name, List<DirectoryEntry> those) {
    return those.size() == 1
        ? Optional.ofNullable(those.getFirst().mailbox())
        : those.isEmpty() ? name.guid() : Optional.empty();
  }

  /** The objects of the other forest; nothing for a mailbox that has none there. */
  private Map<MailboxGuid, List<DirectoryEntry>> twins(Set<MailboxGuid> mailboxes) {
    if (target == null || mailboxes.isEmpty()) {
      return Map.of();
    }
    var names =
        mailboxes.stream()
            .sorted()
            .map(guid -> new MailboxName(IdentityKind.MAILBOX_GUID, guid.toString()))
            .toList();
    var twins = new HashMap<MailboxGuid, List<DirectoryEntry>>();
    mailboxes.forEach(mailbox -> twins.put(mailbox, List.of()));
    target
        .findByName(names)
        .value()
        .forEach((name, those) -> name.guid().ifPresent(guid -> twins.put(guid, those)));
    return twins;
  }

  private Meant meant(
      MailboxName name, List<DirectoryEntry> those, Map<MailboxGuid, List<DirectoryEntry>> twins) {
    if (those.size() > 1) {
      return new Meant(
          name.text(),
          null,
          null,
          those.size()
              + " objects in "
              + source.forest()
              + " have this "
              + name.kind().words()
              + "; name the one that is meant in another way, by its ExchangeGuid for example",
          those.stream()
              .map(entry -> entry.primaryAddress().orElse("one that has none"))
              .sorted()
              .toList());
    }
    var mailbox = mailboxOf(name, those).orElse(null);
    var others =
        mailbox == null ? List.<DirectoryEntry>of() : twins.getOrDefault(mailbox, List.of());
    if (those.isEmpty() && others.isEmpty()) {
      return Meant.nobody(
          name.text(),
          "nobody in "
              + source.forest()
              + " has this "
              + name.kind().words()
              + "; correct it, or name the mailbox in another way");
    }
    var address =
        those.stream()
            .findFirst()
            .or(() -> others.stream().findFirst())
            .flatMap(DirectoryEntry::primaryAddress)
            .orElse(name.text());
    if (mailbox == null) {
      return Meant.nobody(
          address,
          "its object in "
              + source.forest()
              + " has no mailbox GUID (or one of zeros), so it is no mailbox; name another, or"
              + " delete the line");
    }
    if (others.size() > 1) {
      return new Meant(
          address,
          null,
          mailbox,
          others.size()
              + " objects in "
              + forestOf(target)
              + " carry its mailbox GUID; take it away from the object that should not have it",
          List.of());
    }
    var near = route == Route.PULL ? others : those;
    if (near.isEmpty()) {
      return new Meant(
          address,
          null,
          mailbox,
          route == Route.PULL
              ? "nobody in "
                  + forestOf(target)
                  + " carries its mailbox GUID: prepare its mail user with Prepare-MoveRequest.ps1"
              : "nobody in " + source.forest() + " has this mailbox GUID",
          List.of());
    }
    return Meant.one(address, near.getFirst());
  }

  private static String forestOf(@Nullable Directory directory) {
    return directory == null ? "the other forest" : directory.forest();
  }

  private Map<MailboxGuid, Optional<DirectoryEntry>> far(
      Map<Integer, List<DirectoryEntry>> homes, Map<MailboxGuid, List<DirectoryEntry>> twins) {
    var far = new HashMap<MailboxGuid, Optional<DirectoryEntry>>();
    switch (route) {
      case LOCAL -> {}
      case PUSH -> twins.forEach((mailbox, those) -> far.put(mailbox, those.stream().findFirst()));
      case PULL -> {
        twins.keySet().forEach(mailbox -> far.put(mailbox, Optional.empty()));
        homes.values().stream()
            .filter(those -> those.size() == 1)
            .map(List::getFirst)
            .filter(entry -> entry.mailbox() != null)
            .forEach(entry -> far.put(Objects.requireNonNull(entry.mailbox()), Optional.of(entry)));
      }
    }
    return far;
  }
}
