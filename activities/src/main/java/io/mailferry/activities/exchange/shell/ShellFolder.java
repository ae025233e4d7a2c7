package io.mailferry.activities.exchange.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A folder of ours for scripts and the launcher, which nobody else can read or write.
 *
 * <p>jPowerShell sends a script's path unquoted, so the path must have no blanks.
 */
final class ShellFolder implements AutoCloseable {
  private static final String BORN = "born-";

  private final Path path;
  private final Path launcher;

  private ShellFolder(Path path, Path launcher) {
    this.path = path;
    this.launcher = launcher;
  }

  static ShellFolder create(ShellSettings settings) {
    Births.ONE_AT_A_TIME.lock();
    try {
      var folder = privateFolder();
      if (folder.toString().contains(" ")) {
        throw new IllegalArgumentException(
            "the folder for temporary files has a blank in its path; set java.io.tmpdir to one"
                + " that has none");
      }
      return new ShellFolder(folder, windows() ? cmd(folder, settings) : sh(folder, settings));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot create a folder for shell scripts", failed);
    } finally {
      Births.ONE_AT_A_TIME.unlock();
    }
  }

  Path path() {
    return path;
  }

  /** Starts the shell with its environment; jPowerShell itself can set none. */
  Path launcher() {
    return launcher;
  }

  /** Whether a process was started by the launcher; on Windows the launcher cannot tell. */
  boolean started(ProcessHandle process) {
    return windows()
        ? process.info().command().filter(each -> each.endsWith("cmd.exe")).isPresent()
        : Files.exists(path.resolve(BORN + process.pid()));
  }

  private static boolean windows() {
    return !Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static Path privateFolder() throws IOException {
    if (windows()) {
      return Files.createTempDirectory("mailferry-");
    }
    var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    return Files.createTempDirectory("mailferry-", ours);
  }

  private static Path sh(Path folder, ShellSettings settings) throws IOException {
    var lines =
        settings.environment().entrySet().stream()
            .map(each -> "export " + each.getKey() + "='" + each.getValue() + "'\n")
            .collect(Collectors.joining());
    var arguments =
        settings.arguments().stream().map(each -> " '" + each + "'").collect(Collectors.joining());
    var launcher = folder.resolve("shell.sh");
    Files.writeString(
        launcher,
        "#!/bin/sh\n: > \"${0%/*}/"
            + BORN
            + "$$\"\n"
            + lines
            + "exec '"
            + settings.executable()
            + "'"
            + arguments
            + " \"$@\"\n");
    Files.setPosixFilePermissions(
        launcher, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE));
    return launcher;
  }

  private static Path cmd(Path folder, ShellSettings settings) throws IOException {
    var lines =
        settings.environment().entrySet().stream()
            .map(each -> "@set \"" + each.getKey() + "=" + each.getValue() + "\"\r\n")
            .collect(Collectors.joining());
    var arguments =
        settings.arguments().stream().map(each -> " " + each).collect(Collectors.joining());
    var launcher = folder.resolve("shell.cmd");
    return Files.writeString(
        launcher, lines + "@\"" + settings.executable() + "\"" + arguments + " %*\r\n");
  }

  @Override
  public void close() {
    try (var all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (var each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException left) {
      // What is left holds no secret, and the next start makes a folder of its own.
    }
  }
}
