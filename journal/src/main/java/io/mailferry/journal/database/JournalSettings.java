package io.mailferry.journal.database;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where the journal is.
 *
 * @param url a JDBC address, {@code jdbc:h2:…} or {@code jdbc:postgresql:…}
 * @param user the account; may be empty for a file
 * @param password asked for each time a connection is opened, so that it may change meanwhile
 */
public record JournalSettings(String url, String user, Supplier<String> password) {
  /**
   * @throws IllegalArgumentException when the address is of neither kind, or names an account
   *     before its host
   */
  public JournalSettings {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
    if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "a journal's address begins with jdbc:h2: or jdbc:postgresql:");
    }
    if (Address.namesAnAccount(url)) {
      throw new IllegalArgumentException(
          "a journal's address names no account before its host; give account and password apart"
              + " from it (MAILFERRY_JOURNAL_USER and MAILFERRY_JOURNAL_PASSWORD)");
    }
  }

  /** An address without an account of its own. */
  public static JournalSettings of(String url) {
    return new JournalSettings(url, url.startsWith("jdbc:h2:") ? "mailferry" : "", () -> "");
  }

  /**
   * A file that command line and workers of one machine share; the worker that comes first makes it
   * and serves it to the others.
   *
   * @param file the file's path without an ending
   */
  public static JournalSettings file(Path file) {
    return of("jdbc:h2:file:" + file.toAbsolutePath() + ";AUTO_SERVER=TRUE");
  }

  /** The address without its parameters, which may hold a secret. */
  public String place() {
    return url.split(url.startsWith("jdbc:h2:") ? ";" : "[;?&]", 2)[0];
  }

  @Override
  public String toString() {
    return place();
  }
}
