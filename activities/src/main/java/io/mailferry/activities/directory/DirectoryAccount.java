package io.mailferry.activities.directory;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who signs in to a directory. */
public sealed interface DirectoryAccount {
  /** The account's name, for messages. */
  String name();

  /**
   * An account with a password.
   *
   * @param name its directory path or user principal name
   * @param password asked for at every sign-in, and wiped after it: give a fresh array
   */
  record Password(String name, Supplier<char[]> password) implements DirectoryAccount {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * An account with a Kerberos ticket.
   *
   * @param name its principal
   * @param keytab the file with its key; null to use the ticket cache of the process
   */
  record Kerberos(String name, @Nullable Path keytab) implements DirectoryAccount {}
}
