package io.mailferry.model;

import java.util.Objects;
import java.util.UUID;

/**
 * A mailbox database as the directory knows it.
 *
 * <p>Databases are addressed by GUID and never by server: after a failover the same database lives
 * on another server, and nothing about the move has changed.
 *
 * @param guid the directory object's GUID, which every cmdlet takes as a database identity
 * @param name the name people use, e.g. {@code TGT-DB01}
 * @param distinguishedName the directory path, which {@code homeMDB} of a mailbox points to
 */
public record Database(UUID guid, String name, String distinguishedName) {
  /** All three are needed. */
  public Database {
    Objects.requireNonNull(guid, "guid");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(distinguishedName, "distinguishedName");
  }

  /** Whether a directory path points to this database. */
  public boolean isAt(String path) {
    return distinguishedName.equalsIgnoreCase(path);
  }

  /** Whether a word that Exchange printed (a name, a GUID or a path) means this database. */
  public boolean isCalled(String word) {
    return name.equalsIgnoreCase(word)
        || guid.toString().equalsIgnoreCase(word)
        || isAt(word)
        || word.endsWith("\\" + name);
  }
}
