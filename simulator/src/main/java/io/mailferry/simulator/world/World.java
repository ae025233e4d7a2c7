package io.mailferry.simulator.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that stands in the two organisations. The lists never change; what is in them does. */
public final class World {
  private final Map<Organisation, List<Database>> databases;
  private final Map<Domain, List<String>> controllers;
  private final Map<Organisation, List<String>> servers;
  private final List<Mailbox> mailboxes;
  private final boolean resourceForest;
  private final Map<String, Mailbox> byIdentity = new HashMap<>();

  World(
      Map<Organisation, List<Database>> databases,
      Map<Domain, List<String>> controllers,
      Map<Organisation, List<String>> servers,
      List<Mailbox> mailboxes,
      boolean resourceForest) {
    this.databases = Map.copyOf(databases);
    this.controllers = Map.copyOf(controllers);
    this.servers = Map.copyOf(servers);
    this.mailboxes = List.copyOf(mailboxes);
    this.resourceForest = resourceForest;
    for (var mailbox : mailboxes) {
      for (var organisation : Organisation.values()) {
        mailbox.in(organisation).ifPresent(user -> index(organisation, user, mailbox));
      }
      byIdentity.put(key(null, mailbox.exchangeGuid().toString()), mailbox);
    }
  }

  private void index(Organisation organisation, DirectoryUser user, Mailbox mailbox) {
    for (var identity :
        List.of(
            user.objectGuid().toString(),
            user.dn(),
            user.alias(),
            user.legacyDn(),
            user.domain().netbiosName() + "\\" + user.alias(),
            user.address(),
            user.alias() + "@" + mailbox.otherThan(organisation).domain())) {
      byIdentity.put(key(organisation, identity), mailbox);
    }
  }

  private static String key(@Nullable Organisation organisation, String identity) {
    return (organisation == null ? "*" : organisation.label())
        + "|"
        + identity.toLowerCase(Locale.ROOT);
  }

  /** Whether people go on signing in with the source's accounts when their mailboxes moved. */
  public boolean isResourceForest() {
    return resourceForest;
  }

  /** Whether this organisation is there. */
  public boolean has(Organisation organisation) {
    return databases.containsKey(organisation);
  }

  /** The databases of this organisation. */
  public List<Database> databases(Organisation organisation) {
    return databases.getOrDefault(organisation, List.of());
  }

  /** All databases. */
  public List<Database> databases() {
    var all = new ArrayList<Database>();
    for (var organisation : Organisation.values()) {
      all.addAll(databases(organisation));
    }
    return all;
  }

  /** The domains of this forest, the root's first. */
  public List<Domain> domains(Organisation organisation) {
    return Stream.of(Domain.rootOf(organisation), Domain.childOf(organisation))
        .filter(controllers::containsKey)
        .toList();
  }

  /** The host names of this domain's controllers. */
  public List<String> controllers(Domain domain) {
    return controllers.getOrDefault(domain, List.of());
  }

  /** The host names of this organisation's Exchange servers. */
  public List<String> servers(Organisation organisation) {
    return servers.getOrDefault(organisation, List.of());
  }

  /** Every mailbox, in the order in which they were made. */
  public List<Mailbox> mailboxes() {
    return mailboxes;
  }

  /** The database with this name, GUID or DN in this organisation. */
  public Optional<Database> database(Organisation organisation, String identity) {
    return databases(organisation).stream().filter(each -> each.isCalled(identity)).findFirst();
  }

  /** The database of this name in either organisation. */
  public Database database(String name) {
    return databases().stream()
        .filter(each -> each.isCalled(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no database is called " + name));
  }

  /** The mailbox whose object in this forest goes by this identity. */
  public Optional<Mailbox> mailbox(Organisation organisation, String identity) {
    var found = byIdentity.get(key(organisation, identity));
    if (found == null) {
      found = byIdentity.get(key(null, identity));
    }
    return Optional.ofNullable(found).filter(each -> each.in(organisation).isPresent());
  }

  /** The mailbox of this address, GUID or alias in either forest. */
  public Mailbox mailbox(String identity) {
    return mailbox(Organisation.TARGET, identity)
        .or(() -> mailbox(Organisation.SOURCE, identity))
        .or(() -> mailbox(Organisation.LEGACY, identity))
        .orElseThrow(() -> new IllegalArgumentException("no mailbox is called " + identity));
  }

  /** The mailbox with this GUID. */
  public Optional<Mailbox> mailbox(UUID exchangeGuid) {
    return Optional.ofNullable(byIdentity.get(key(null, exchangeGuid.toString())));
  }
}
