package io.mailferry.host;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The window in which an operator's commands are typed: what is written there so that it is
 * understood as it is meant.
 *
 * @param windows whether it is one of Windows
 * @param path where it looks for commands
 */
record SecondWindow(boolean windows, String path) {
  private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+=,\\\\~-]+");

  /** As this process finds it. */
  static SecondWindow ofThisMachine() {
    return new SecondWindow(
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows"),
        Objects.requireNonNullElse(System.getenv("PATH"), ""));
  }

  /** Whether {@code mailferry} can be typed there as it is. */
  boolean findsMailferry() {
    return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> new File(folder, windows ? "mailferry.cmd" : "mailferry").toPath())
        .anyMatch(command -> Files.isRegularFile(command) && Files.isExecutable(command));
  }

  /** The line after which commands of this folder are found, too. */
  String alsoLooksIn(Path folder) {
    return windows
        ? "set \"PATH=" + folder + ";%PATH%\""
        : "export PATH=" + quoted(folder) + ":\"$PATH\"";
  }

  /** The line that sets a variable. */
  String setting(String name, String value) {
    return windows
        ? "set \"" + name + "=" + value + "\""
        : "export " + name + "=" + inQuotes(value);
  }

  /** A file as it is typed: in quotes where its name needs them. */
  String typed(Path file) {
    return PLAIN.matcher(file.toString()).matches() ? file.toString() : quoted(file);
  }

  private String quoted(Path file) {
    return windows ? "\"" + file + "\"" : inQuotes(file.toString());
  }

  private static String inQuotes(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
