package io.mailferry.activities.exchange.shell.transport;

import io.mailferry.activities.exchange.shell.ShellSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that becomes a shell which takes its statements from standard input. jPowerShell can
 * start a program only by its path: it gives it no environment and no arguments of ours, and tells
 * nobody its process.
 *
 * <p>Each start goes by a name of its own. Where there is a {@code /bin/sh}, the process writes
 * that name into its record, by which it is found.
 */
final class Launcher {
  private static final String FILE = "launcher";

  private static final List<String> READING =
      List.of(
          "-NoLogo",
          "-NoProfile",
          "-NonInteractive",
          "-ExecutionPolicy",
          "Bypass",
          "-NoExit",
          "-Command",
          "-");

  private final Path folder;
  private final Path path;

  private Launcher(Path folder, Path path) {
    this.folder = folder;
    this.path = path;
  }

  /** Makes one in the folder of a pool, for one start. */
  static Launcher in(Path folder, ShellSettings settings) throws IOException {
    var environment = new TreeMap<>(settings.environment());
    environment.put(ShellFolder.MARK, folder.toString());
    if (ShellFolder.windows()) {
      var path = folder.resolve(FILE + ".cmd");
      if (!Files.exists(path)) {
        Files.writeString(path, batch(settings, environment));
      }
      return new Launcher(folder, path);
    }
    var program = folder.resolve(FILE);
    if (!Files.exists(program)) {
      Files.writeString(program, script(settings, environment));
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("r-x------"));
    }
    // A link and no copy: a file that is being written cannot be run.
    var name = FILE + "-" + UUID.randomUUID();
    return new Launcher(folder, Files.createSymbolicLink(folder.resolve(name), program));
  }

  private static String script(ShellSettings settings, Map<String, String> environment) {
    var exports =
        environment.entrySet().stream()
            .map(each -> "export " + each.getKey() + "=" + quoted(each.getValue()) + "\n")
            .collect(Collectors.joining());
    var command =
        Stream.of(List.of(settings.executable().toString()), settings.arguments(), READING)
            .flatMap(List::stream)
            .map(Launcher::quoted)
            .collect(Collectors.joining(" "));
    return "#!/bin/sh\n"
        + exports
        + ShellFolder.STARTED
        + "printf '%s' \"${0##*/}\" > "
        + ShellFolder.RECORD
        + " || exit 1\nexec "
        + command
        + "\n";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String batch(ShellSettings settings, Map<String, String> environment) {
    var sets =
        environment.entrySet().stream()
            .map(each -> "@set \"" + each.getKey() + "=" + literal(each.getValue()) + "\"\r\n")
            .collect(Collectors.joining());
    var command =
        Stream.of(List.of(settings.executable().toString()), settings.arguments(), READING)
            .flatMap(List::stream)
            .map(each -> "\"" + literal(each) + "\"")
            .collect(Collectors.joining(" "));
    return sets + "@" + command + "\r\n";
  }

  /** A batch file takes a percent sign for the beginning of a variable. */
  private static String literal(String text) {
    return text.replace("%", "%%");
  }

  /** What is to be started. */
  Path path() {
    return path;
  }

  /**
   * The process that was started by it; empty when there is none, or nobody has written it down.
   */
  Optional<ProcessHandle> process() {
    var name = path.getFileName().toString();
    return OrphanedShells.list(folder).stream()
        .filter(record -> ShellFolder.stamp(record).isPresent() && name.equals(read(record)))
        .flatMap(record -> ShellFolder.stamp(record).stream())
        .flatMap(stamp -> stamp.process().stream())
        .findFirst();
  }

  private static String read(Path record) {
    try {
      return Files.readString(record);
    } catch (IOException gone) {
      return "";
    }
  }

  /** Takes its name away; what was started by it goes on. */
  void forget() {
    if (Files.isSymbolicLink(path)) {
      OrphanedShells.delete(path);
    }
  }
}
