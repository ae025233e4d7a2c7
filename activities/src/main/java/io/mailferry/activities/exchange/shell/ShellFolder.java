package io.mailferry.activities.exchange.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pool's own folder, which nobody else can read or write: for scripts, for the launcher, and for
 * the records of the shells it has started.
 *
 * <p>It is {@code <registry>/<place>/<pid>-<start>-<any>}, after the process that owns it, and
 * holds a file {@code born-<pid>-<start>} for each shell, so that whoever comes next can end what
 * was left behind. On Linux the launcher itself writes that record before it becomes the shell;
 * nothing ever runs without one.
 *
 * <p>jPowerShell sends a script's path unquoted, so the path must have no blanks.
 */
final class ShellFolder implements AutoCloseable {
  /** The variable by which all that a shell starts is known: the path of its pool's folder. */
  static final String MARK = "MAILFERRY_SHELL_FOLDER";

  private static final String BORN = "born-";
  private static final Set<PosixFilePermission> OURS_ALONE =
      PosixFilePermissions.fromString("rwx------");

  private final Path path;
  private final Path launcher;

  private ShellFolder(Path path, Path launcher) {
    this.path = path;
    this.launcher = launcher;
  }

  /**
   * Makes one for a pool of this process.
   *
   * @throws IllegalArgumentException when the registry's path has a blank or a quote in it
   * @throws UncheckedIOException when it cannot be made, or the registry is somebody else's
   */
  static ShellFolder create(ShellSettings settings) {
    Births.ONE_AT_A_TIME.lock();
    try {
      var folder = privateFolder(settings.registry());
      return new ShellFolder(folder, windows() ? cmd(folder, settings) : sh(folder, settings));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot create a folder for shell scripts", failed);
    } finally {
      Births.ONE_AT_A_TIME.unlock();
    }
  }

  /** The process that owns a folder; empty when it is none of ours. */
  static Optional<ProcessStamp> owner(Path folder) {
    var name = folder.getFileName().toString();
    var end = name.lastIndexOf('-');
    return end < 0 ? Optional.empty() : ProcessStamp.parse(name.substring(0, end));
  }

  /** The shells that were started from a folder, living or not. */
  static Stream<ProcessStamp> recorded(Path folder) {
    return Reaper.list(folder).stream()
        .map(each -> each.getFileName().toString())
        .filter(each -> each.startsWith(BORN))
        .flatMap(each -> ProcessStamp.parse(each.substring(BORN.length())).stream());
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
        : ProcessStamp.of(process).filter(each -> Files.exists(record(each))).isPresent()
            || Files.exists(path.resolve(BORN + process.pid()));
  }

  /** Records a shell where the launcher could not do it itself. */
  void note(ProcessHandle shell) {
    ProcessStamp.of(shell)
        .map(this::record)
        .filter(record -> !Files.exists(record))
        .ifPresent(
            record -> {
              try {
                Files.createFile(record);
              } catch (IOException failed) {
                throw new UncheckedIOException("a shell could not be recorded", failed);
              }
            });
  }

  private Path record(ProcessStamp shell) {
    return path.resolve(BORN + shell.text());
  }

  private static boolean windows() {
    return !Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static Path privateFolder(Path registry) throws IOException {
    var ours =
        windows()
            ? new FileAttribute<?>[0]
            : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OURS_ALONE)};
    var place = registry.resolve(Place.here().text());
    Files.createDirectories(place, ours);
    if (!windows()) {
      // Fails when it is somebody else's, and then nothing in it is to be believed.
      Files.setPosixFilePermissions(place, OURS_ALONE);
    }
    var any = UUID.randomUUID().toString().substring(0, 8);
    return Files.createDirectory(place.resolve(ProcessStamp.ours().text() + "-" + any), ours);
  }

  private static Path sh(Path folder, ShellSettings settings) throws IOException {
    var variables =
        settings.environment().entrySet().stream()
            .map(each -> "export " + each.getKey() + "='" + each.getValue() + "'\n")
            .collect(Collectors.joining());
    var arguments =
        settings.arguments().stream().map(each -> " '" + each + "'").collect(Collectors.joining());
    var launcher = folder.resolve("shell.sh");
    Files.writeString(
        launcher,
        """
        #!/bin/sh
        start=
        at() { shift 19; start=-$1; }
        if [ -r "/proc/$$/stat" ]; then
          read -r stat < "/proc/$$/stat"
          at ${stat##*) }
        fi
        : > '%1$s/%2$s'"$$$start" || exit 1
        %3$sexport %4$s='%1$s'
        exec '%5$s'%6$s "$@"
        """
            .formatted(folder, BORN, variables, MARK, settings.executable(), arguments));
    Files.setPosixFilePermissions(
        launcher, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE));
    return launcher;
  }

  private static Path cmd(Path folder, ShellSettings settings) throws IOException {
    var variables =
        Stream.concat(
                settings.environment().entrySet().stream()
                    .map(each -> each.getKey() + "=" + each.getValue()),
                Stream.of(MARK + "=" + folder))
            .map(each -> "@set \"" + each + "\"\r\n")
            .collect(Collectors.joining());
    var arguments =
        settings.arguments().stream().map(each -> " " + each).collect(Collectors.joining());
    var launcher = folder.resolve("shell.cmd");
    return Files.writeString(
        launcher, variables + "@\"" + settings.executable() + "\"" + arguments + " %*\r\n");
  }

  /** Ends what still runs out of this folder, and removes it. */
  @Override
  public void close() {
    Reaper.endAllOf(path);
    Reaper.delete(path);
  }
}
