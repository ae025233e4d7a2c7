package io.mailferry.operations.plan.wavefile;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a table beside a wave file. Whoever writes the file is not always who checks it: a
 * name may not lead to another machine, which Windows would sign in to, nor to what never ends.
 */
final class TableName {
  private static final Pattern ELSEWHERE = Pattern.compile("(?s)/.*|[A-Za-z]:.*");

  private TableName() {}

  /** Why it is not taken, as a clause behind the name; empty when it is. */
  static Optional<String> problem(Path file, String name) {
    try {
      if (WaveFile.isOne(Path.of(name))) {
        return Optional.of("is a wave file itself; name the CSV file with rows");
      }
      if (name.indexOf('\\') >= 0) {
        return Optional.of(
            "has a backslash, which is no name of a file on every machine; write / between folders");
      }
      if (ELSEWHERE.matcher(name).matches()
          || Path.of(name).getRoot() != null
          || Arrays.asList(name.split("/")).contains("..")) {
        return Optional.of(
            "leads away from the folder of the wave file; name a CSV file beside it, or in a folder"
                + " below it");
      }
      var table = file.resolveSibling(name);
      return Files.exists(table) && !Files.isRegularFile(table) && !Files.isDirectory(table)
          ? Optional.of("is a device or a pipe; name a CSV file")
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.of("cannot be the name of a file: " + e.getReason());
    }
  }
}
