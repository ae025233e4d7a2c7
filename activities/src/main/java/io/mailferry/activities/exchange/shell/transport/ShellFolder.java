package io.mailferry.activities.exchange.shell.transport;

import io.mailferry.activities.exchange.shell.ShellSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A pool's own folder, for the script and for the records of the shells it has started. Nobody else
 * can read or write it where files have the rights of POSIX; on Windows it has those of the folder
 * above it.
 *
 * <p>It is {@code <registry>/<place>/<pid>-<start>-<any>}, after the process that owns it, and
 * holds a file {@code born-<pid>-<start>} for each shell, so that whoever comes next can end what
 * was left behind. Where there is a {@code /bin/sh}, the process writes that record before it
 * becomes the shell; nothing ever runs without one.
 */
public final class ShellFolder implements AutoCloseable {
  /** The variable by which all that a shell starts is known: the path of its pool's folder. */
  static final String MARK = "MAILFERRY_SHELL_FOLDER";

  private static final String BORN = "born-";
  private static final Set<PosixFilePermission> OURS_ALONE =
      PosixFilePermissions.fromString("rwx------");

  /** Given a command line, it leaves a record of its own process and then becomes that command. */
  private static final String RECORDING =
      """
      start=
      at() { shift 19; start=-$1; }
      if [ -r "/proc/$$/stat" ]; then
        read -r stat < "/proc/$$/stat"
        at ${stat##*) }
      fi
      : > "$%s/%s$$$start" || exit 1
      exec "$@"
      """
          .formatted(MARK, BORN);

  private static final List<String> SERVING =
      List.of("-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File");

  private final Path path;
  private final Path script;
  private final ShellSettings settings;

  private ShellFolder(Path path, Path script, ShellSettings settings) {
    this.path = path;
    this.script = script;
    this.settings = settings;
  }

  /**
   * Makes one for a pool of this process, whose shells run our script.
   *
   * @throws UncheckedIOException when it cannot be made, or the registry is somebody else's
   */
  public static ShellFolder create(ShellSettings settings) {
    return create(settings, ShellScript.text());
  }

  /**
   * The same with another script.
   *
   * @param script what its shells are to run
   * @throws UncheckedIOException when it cannot be made, or the registry is somebody else's
   */
  static ShellFolder create(ShellSettings settings, String script) {
    try {
      var folder = privateFolder(settings.registry());
      var file = Files.writeString(folder.resolve("mailferry.ps1"), script);
      return new ShellFolder(folder, file, settings);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot create a folder for shells", failed);
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
    return OrphanedShells.list(folder).stream()
        .map(each -> each.getFileName().toString())
        .filter(each -> each.startsWith(BORN))
        .flatMap(each -> ProcessStamp.parse(each.substring(BORN.length())).stream());
  }

  Path path() {
    return path;
  }

  /** A shell that serves requests, to be started. */
  ProcessBuilder shell() {
    var command = new ArrayList<String>();
    if (!windows()) {
      command.addAll(List.of("/bin/sh", "-c", RECORDING, "mailferry"));
    }
    command.add(settings.executable().toString());
    command.addAll(settings.arguments());
    command.addAll(SERVING);
    command.add(script.toString());
    var shell = new ProcessBuilder(command);
    shell.environment().putAll(settings.environment());
    shell.environment().put(MARK, path.toString());
    return shell;
  }

  /** Records a shell where it could not do so itself. */
  void note(ProcessHandle shell) {
    ProcessStamp.of(shell)
        .map(this::record)
        .filter(record -> !Files.exists(record))
        .ifPresent(
            record -> {
              try {
                Files.createFile(record);
              } catch (FileAlreadyExistsException justNow) {
                // By the shell itself, meanwhile.
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
    var place = registry.resolve(PidNamespace.here().text());
    Files.createDirectories(place, ours);
    if (!windows()) {
      // Fails when it is somebody else's, and then nothing in it is to be believed.
      Files.setPosixFilePermissions(place, OURS_ALONE);
    }
    var any = UUID.randomUUID().toString().substring(0, 8);
    return Files.createDirectory(place.resolve(ProcessStamp.ours().text() + "-" + any), ours);
  }

  /** Ends what still runs out of this folder, and removes it. */
  @Override
  public void close() {
    OrphanedShells.endAllOf(path);
    OrphanedShells.delete(path);
  }
}
