package io.mailferry.simulator.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a world from a seed: the same numbers give the same world, to the last GUID. */
public final class WorldBuilder {
  private static final List<String> PEOPLE =
      List.of(
          "Anna Berg",
          "Bernd Vogt",
          "Carla Ruiz",
          "David Chen",
          "Elena Rossi",
          "Farid Haddad",
          "Grace OBrien",
          "Hugo Lind",
          "Ines Costa",
          "Jonas Weber",
          "Keiko Tanaka",
          "Lars Nygaard");
  private static final int ONE_IN_HAS_ARCHIVE = 6;
  private static final long SMALLEST = 300L << 20;
  private static final long SPREAD = (4096L - 300L) << 20;
  private static final long AVERAGE_ITEM = 75_000;

  private final Ids ids;
  private final int controllers;
  private final int servers;

  /** A builder for worlds of this seed, with so many domain controllers and servers a forest. */
  public WorldBuilder(long seed, int controllers, int servers) {
    this.ids = new Ids(seed);
    this.controllers = controllers;
    this.servers = servers;
  }

  /**
   * Builds it.
   *
   * @param inChildDomains so many of the mailboxes, the last of them, have their users in a child
   *     domain of either forest; with none there are no such domains
   * @param inLegacy so many of the mailboxes, the last of them, live in a second source; with none
   *     there is no such organisation
   * @param resourceForest whether people go on signing in with the source's accounts; then there
   *     are mailboxes of every kind
   * @param version of which the servers of all databases are
   */
  public World build(
      int mailboxes,
      int inChildDomains,
      int localMailboxes,
      int sourceDatabases,
      int targetDatabases,
      int inLegacy,
      boolean resourceForest,
      ExchangeVersion version) {
    var databases = new EnumMap<Organisation, List<Database>>(Organisation.class);
    databases.put(Organisation.SOURCE, databases(Organisation.SOURCE, sourceDatabases, version));
    databases.put(Organisation.TARGET, databases(Organisation.TARGET, targetDatabases, version));
    if (inLegacy > 0) {
      databases.put(Organisation.LEGACY, databases(Organisation.LEGACY, sourceDatabases, version));
    }
    var controllerNames = new HashMap<Domain, List<String>>();
    var serverNames = new EnumMap<Organisation, List<String>>(Organisation.class);
    for (var organisation : databases.keySet()) {
      var root = Domain.rootOf(organisation);
      controllerNames.put(root, hosts("dc", controllers, root));
      if (inChildDomains > 0 && organisation != Organisation.LEGACY) {
        var child = Domain.childOf(organisation);
        controllerNames.put(child, hosts("dc", controllers, child));
      }
      serverNames.put(organisation, hosts("exch", servers, root));
    }
    var all = new ArrayList<Mailbox>(mailboxes + localMailboxes);
    for (var i = 0; i < mailboxes; i++) {
      var from = i >= mailboxes - inLegacy ? Organisation.LEGACY : Organisation.SOURCE;
      all.add(
          migrant(
              i,
              resourceForest ? kind(i) : MailboxKind.USER,
              from == Organisation.SOURCE && i >= mailboxes - inLegacy - inChildDomains,
              from,
              databases.getOrDefault(from, List.of())));
    }
    for (var i = 0; i < localMailboxes; i++) {
      all.add(local(i, databases.getOrDefault(Organisation.TARGET, List.of())));
    }
    return new World(databases, controllerNames, serverNames, all, resourceForest);
  }

  private static List<String> hosts(String prefix, int count, Domain domain) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i + "." + domain.name()).toList();
  }

  private List<Database> databases(Organisation organisation, int count, ExchangeVersion version) {
    var hosts = hosts("exch", servers, Domain.rootOf(organisation));
    var made = new ArrayList<Database>();
    for (var i = 1; i <= count; i++) {
      var name = String.format(Locale.ROOT, "%s-DB%02d", organisation.databasePrefix(), i);
      var copies = new ArrayList<String>(hosts);
      Collections.rotate(copies, -(i - 1));
      made.add(new Database(organisation, name, ids.of("database|" + name), copies, version));
    }
    return List.copyOf(made);
  }

  /** Most are people's; of ten, one each is of the other kinds. */
  private static MailboxKind kind(int i) {
    return switch (i % 10) {
      case 3 -> MailboxKind.SHARED;
      case 5 -> MailboxKind.ROOM;
      case 7 -> MailboxKind.EQUIPMENT;
      case 9 -> MailboxKind.LINKED;
      default -> MailboxKind.USER;
    };
  }

  private Mailbox migrant(
      int i, MailboxKind kind, boolean inChildDomains, Organisation from, List<Database> homes) {
    var name = i < PEOPLE.size() ? PEOPLE.get(i) : String.format(Locale.ROOT, "User %05d", i + 1);
    var alias =
        i < PEOPLE.size()
            ? name.toLowerCase(Locale.ROOT).replace(' ', '.')
            : String.format(Locale.ROOT, "user%05d", i + 1);
    var archive =
        i % ONE_IN_HAS_ARCHIVE == ONE_IN_HAS_ARCHIVE - 1 ? ids.of("archive|" + alias) : null;
    return mailbox(
        name,
        kind,
        alias,
        archive,
        user(domain(from, inChildDomains), name, alias),
        domain(Organisation.TARGET, inChildDomains),
        homes.get(i % homes.size()));
  }

  private Mailbox local(int i, List<Database> homes) {
    var alias = String.format(Locale.ROOT, "local%03d", i + 1);
    var name = String.format(Locale.ROOT, "Local %03d", i + 1);
    return mailbox(
        name,
        MailboxKind.USER,
        alias,
        null,
        null,
        Domain.rootOf(Organisation.TARGET),
        homes.get(i % homes.size()));
  }

  private static Domain domain(Organisation organisation, boolean child) {
    return child ? Domain.childOf(organisation) : Domain.rootOf(organisation);
  }

  private Mailbox mailbox(
      String name,
      MailboxKind kind,
      String alias,
      @Nullable UUID archive,
      @Nullable DirectoryUser source,
      Domain target,
      Database home) {
    var bytes = SMALLEST + ids.number("size|" + alias, SPREAD);
    return new Mailbox(
        name,
        kind,
        ids.of("mailbox|" + alias),
        archive,
        bytes,
        bytes / AVERAGE_ITEM,
        source,
        user(target, name, alias),
        home);
  }

  private DirectoryUser user(Domain domain, String name, String alias) {
    return new DirectoryUser(
        domain, name, alias, ids.of("user|" + domain.organisation().label() + "|" + alias));
  }
}
