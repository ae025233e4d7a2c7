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
   * @throws IllegalArgumentException when the address is of neither kind
   */
  public JournalSettings {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
    if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "a journal's address begins with jdbc:h2: or jdbc:postgresql:");
    }
  }

  /** An address without an account of its own. */
  public static JournalSettings of(String url) {
    return new JournalSettings(url, url.startsWith("jdbc:h2:") ? "mailferry" : "", () -> "");
  }

  /**
   * A file that command line and worker of one machine share; whichever comes first serves it to
   * the others.
   *
   * @param file the file's path without an ending
   */
  public static JournalSettings file(Path file) {
    return of("jdbc:h2:file:" + file.toAbsolutePath() + ";AUTO_SERVER=TRUE");
  }

  /** The address without its parameters, which may hold a secret. */
  public String place() {
    return url.split("[;?]", 2)[0];
  }

  @Override
  public String toString() {
    return place();
  }
}
