package io.mailferry.simulator.world;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A mailbox database with its copies; it changes only under the world's clock. */
public final class Database {
  private final Organisation organisation;
  private final String name;
  private final UUID guid;
  private final List<String> servers;
  private final ExchangeVersion version;
  private String activeServer;
  private boolean mounted = true;
  private Optional<Long> quota = Optional.empty();

  Database(
      Organisation organisation,
      String name,
      UUID guid,
      List<String> servers,
      ExchangeVersion version) {
    this.organisation = organisation;
    this.name = name;
    this.guid = guid;
    this.servers = List.copyOf(servers);
    this.version = version;
    this.activeServer = servers.getFirst();
  }

  /** Whose it is. */
  public Organisation organisation() {
    return organisation;
  }

  /** Such as {@code TGT-DB01}. */
  public String name() {
    return name;
  }

  /** Its objectGUID. */
  public UUID guid() {
    return guid;
  }

  /** Its DN in the configuration of its forest. */
  public String dn() {
    return "CN=" + name + "," + organisation.databasesDn();
  }

  /** The servers that hold a copy, the preferred one first. */
  public List<String> servers() {
    return servers;
  }

  /** The version of these servers. */
  public ExchangeVersion version() {
    return version;
  }

  /** The server whose copy is the active one. */
  public String activeServer() {
    return activeServer;
  }

  /** Whether the active copy can be read and written. */
  public boolean mounted() {
    return mounted;
  }

  /** The size a mailbox in it may have, when there is a limit. */
  public Optional<Long> quota() {
    return quota;
  }

  /** Whether this text names it: by name, GUID or DN. */
  public boolean isCalled(String identity) {
    return name.equalsIgnoreCase(identity)
        || guid.toString().equalsIgnoreCase(identity)
        || dn().equalsIgnoreCase(identity);
  }

  /** Makes the next server's copy the active one. */
  public void activateNextCopy() {
    activeServer = servers.get((servers.indexOf(activeServer) + 1) % servers.size());
  }

  /** Takes it off line, or brings it back. */
  public void mount(boolean nowMounted) {
    mounted = nowMounted;
  }

  /** Refuses mailboxes above this size from now on. */
  public void limitMailboxes(long bytes) {
    quota = Optional.of(bytes);
  }

  @Override
  public String toString() {
    return name;
  }
}
