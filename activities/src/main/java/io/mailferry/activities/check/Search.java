package io.mailferry.activities.check;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the directories say about lines of a plan, in one search of each for all of them.
 *
 * @param meant whom each line means, by its number
 * @param far the other forest's objects; empty where it has none for a mailbox, and nothing where
 *     that is not known
 * @param twice the mailboxes that live in more than one of the other forests
 */
record Search(
    Map<Integer, Meant> meant,
    Map<MailboxGuid, Optional<DirectoryEntry>> far,
    Set<MailboxGuid> twice) {
  /** The maps and the set are copied. */
  Search {
    meant = Map.copyOf(meant);
    far = Map.copyOf(far);
    twice = Set.copyOf(twice);
  }

  /** Looks for the owners of addresses. */
  static Search byAddress(Organisation organisation, Route route, Map<Integer, String> addresses) {
    var entries = organisation.directory().findByAddress(addresses.values()).value();
    var twice = new HashSet<MailboxGuid>();
    var far = farOwners(organisation, route, addresses.values(), twice);
    var meant = new HashMap<Integer, Meant>();
    addresses.forEach(
        (line, address) ->
            meant.put(
                line,
                theOne(
                    organisation,
                    route,
                    address,
                    entries.stream().filter(entry -> entry.owns(address)).toList())));
    return new Search(meant, far, twice);
  }

  private static Map<MailboxGuid, Optional<DirectoryEntry>> farOwners(
      Organisation organisation,
      Route route,
      Collection<String> addresses,
      Set<MailboxGuid> twice) {
    if (!route.crossForest()) {
      return Map.of();
    }
    var entries = new HashMap<MailboxGuid, Optional<DirectoryEntry>>();
    for (var entry : organisation.otherForest(route).findByAddress(addresses).value()) {
      if (entry.mailbox() != null) {
        var other = entries.put(entry.mailbox(), Optional.of(entry));
        if (other != null) {
          twice.add(entry.mailbox());
        }
      }
    }
    return entries;
  }

  private static Meant theOne(
      Organisation organisation, Route route, String address, List<DirectoryEntry> owners) {
    if (owners.size() == 1) {
      return Meant.one(address, owners.getFirst());
    }
    return Meant.nobody(
        address,
        owners.isEmpty()
            ? "nobody in "
                + organisation.directory().forest()
                + " has this address"
                + (route == Route.PULL ? " (is its mail user prepared?)" : "")
            : owners.size()
                + " objects in "
                + organisation.directory().forest()
                + " have this address");
  }

  /** Both, of different lines. */
  Search and(Search other) {
    var bothMeant = new HashMap<>(meant);
    bothMeant.putAll(other.meant);
    var bothFar = new HashMap<>(far);
    bothFar.putAll(other.far);
    var bothTwice = new HashSet<>(twice);
    bothTwice.addAll(other.twice);
    return new Search(bothMeant, bothFar, bothTwice);
  }

  /** The other forest's object as far as it is known; asks nobody. */
  @Nullable DirectoryEntry knownFar(MailboxGuid mailbox) {
    return far.getOrDefault(mailbox, Optional.empty()).orElse(null);
  }

  /** The two objects of a mailbox share its GUID, and need not share an address. */
  @Nullable DirectoryEntry far(Organisation organisation, Route route, MailboxGuid mailbox) {
    return far.containsKey(mailbox) || !route.crossForest()
        ? knownFar(mailbox)
        : organisation.otherForest(route).find(mailbox, null).value().orElse(null);
  }
}
