package io.mailferry.model.incident;

import java.util.Locale;
import java.util.Objects;

/**
 * Something that many migrations need alike: when it is away, that is one incident, however many
 * wait for it.
 *
 * @param kind what it is
 * @param name which one; not blank
 */
public record Dependency(Kind kind, String name) {
  /** What migrations need. */
  public enum Kind {
    /** All domain controllers of a forest, or of one of its domains where it has several. */
    FOREST("forest"),
    /** One domain controller beside others that answer: it is missed, and nobody waits for it. */
    CONTROLLER("domain controller"),
    /** The PowerShell sessions of an Exchange organisation. */
    SHELLS("PowerShell of organisation"),
    /** What the account may do in an Exchange organisation; its name is a cmdlet's. */
    CMDLET("cmdlet"),
    /** A database that mailboxes move to, or out of. */
    DATABASE("database"),
    /** The MRS proxy of the other forest. */
    ENDPOINT("endpoint"),
    /** The replication service of an Exchange organisation, MRS. */
    REPLICATION_SERVICE("replication service of organisation");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** Both are named. */
  public Dependency {
    Objects.requireNonNull(kind, "kind");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a dependency has a name");
    }
  }

  /** A durable word for programs, e.g. {@code database/TGT-DB01}. */
  public String key() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "/" + name;
  }

  /** What people call the dependency of a key; the key itself where that is of a later release. */
  public static String wordsOf(String key) {
    var name = key.substring(key.indexOf('/') + 1);
    if (!name.isBlank()) {
      for (var kind : Kind.values()) {
        var dependency = new Dependency(kind, name);
        if (dependency.key().equals(key)) {
          return dependency.words();
        }
      }
    }
    return key;
  }

  /** What people call it, e.g. {@code database TGT-DB01}. */
  public String words() {
    return kind.words + " " + name;
  }
}
