package io.mailferry.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The journal of a practice organisation, which a second window is told of by a variable. A worker
 * that is started there would take it for its own, whatever its file of settings says.
 */
final class PracticeJournal {
  private static final String FILE = "jdbc:h2:file:";

  private PracticeJournal() {}

  static boolean isNamedBy(Map<String, String> environment) {
    return Stream.of("MAILFERRY_JOURNAL", "MAILFERRY_JOURNAL_URL")
        .map(name -> environment.getOrDefault(name, ""))
        .anyMatch(PracticeJournal::isOne);
  }

  private static boolean isOne(String address) {
    if (!address.startsWith(FILE)) {
      return false;
    }
    try {
      var kind =
          Path.of(address.substring(FILE.length()).replaceFirst(";.*", "")).resolveSibling("kind");
      return Files.isReadable(kind) && Files.readString(kind).equals(Wishes.PRACTICE);
    } catch (InvalidPathException | IOException _) {
      return false;
    }
  }
}
