package io.mailferry.simulator.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
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

  /** Builds it, with databases on servers of this version. */
  public World build(
      int mailboxes,
      int localMailboxes,
      int sourceDatabases,
      int targetDatabases,
      ExchangeVersion version) {
    var databases = new EnumMap<Organisation, List<Database>>(Organisation.class);
    databases.put(Organisation.SOURCE, databases(Organisation.SOURCE, sourceDatabases, version));
    databases.put(Organisation.TARGET, databases(Organisation.TARGET, targetDatabases, version));
    var controllerNames = new EnumMap<Organisation, List<String>>(Organisation.class);
    var serverNames = new EnumMap<Organisation, List<String>>(Organisation.class);
    for (var organisation : Organisation.values()) {
      controllerNames.put(organisation, hosts("dc", controllers, organisation));
      serverNames.put(organisation, hosts("exch", servers, organisation));
    }
    var all = new ArrayList<Mailbox>(mailboxes + localMailboxes);
    for (var i = 0; i < mailboxes; i++) {
      all.add(migrant(i, databases.getOrDefault(Organisation.SOURCE, List.of())));
    }
    for (var i = 0; i < localMailboxes; i++) {
      all.add(local(i, databases.getOrDefault(Organisation.TARGET, List.of())));
    }
    return new World(databases, controllerNames, serverNames, all);
  }

  private static List<String> hosts(String prefix, int count, Organisation organisation) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> prefix + i + "." + organisation.domain())
        .toList();
  }

  private List<Database> databases(Organisation organisation, int count, ExchangeVersion version) {
    var hosts = hosts("exch", servers, organisation);
    var made = new ArrayList<Database>();
    for (var i = 1; i <= count; i++) {
      var name = String.format(Locale.ROOT, "%s-DB%02d", organisation.databasePrefix(), i);
      var copies = new ArrayList<String>(hosts);
      Collections.rotate(copies, -(i - 1));
      made.add(new Database(organisation, name, ids.of("database|" + name), copies, version));
    }
    return List.copyOf(made);
  }

  private Mailbox migrant(int i, List<Database> homes) {
    var name = i < PEOPLE.size() ? PEOPLE.get(i) : String.format(Locale.ROOT, "User %05d", i + 1);
    var alias =
        i < PEOPLE.size()
            ? name.toLowerCase(Locale.ROOT).replace(' ', '.')
            : String.format(Locale.ROOT, "user%05d", i + 1);
    var archive =
        i % ONE_IN_HAS_ARCHIVE == ONE_IN_HAS_ARCHIVE - 1 ? ids.of("archive|" + alias) : null;
    return mailbox(
        name, alias, archive, user(Organisation.SOURCE, name, alias), homes.get(i % homes.size()));
  }

  private Mailbox local(int i, List<Database> homes) {
    var alias = String.format(Locale.ROOT, "local%03d", i + 1);
    var name = String.format(Locale.ROOT, "Local %03d", i + 1);
    return mailbox(name, alias, null, null, homes.get(i % homes.size()));
  }

  private Mailbox mailbox(
      String name,
      String alias,
      @Nullable UUID archive,
      @Nullable DirectoryUser source,
      Database home) {
    var bytes = SMALLEST + ids.number("size|" + alias, SPREAD);
    return new Mailbox(
        name,
        ids.of("mailbox|" + alias),
        archive,
        bytes,
        bytes / AVERAGE_ITEM,
        source,
        user(Organisation.TARGET, name, alias),
        home);
  }

  private DirectoryUser user(Organisation organisation, String name, String alias) {
    return new DirectoryUser(
        organisation, name, alias, ids.of("user|" + organisation.label() + "|" + alias));
  }
}
