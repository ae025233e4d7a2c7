package io.mailferry.activities.exchange.shell.transport;

import io.mailferry.activities.exchange.shell.RecipientScope;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(ShellFolder.class);
  private static final String SCRIPT = "mailferry.ps1";
  private static final String BORN = "born-";
  private static final Set<PosixFilePermission> OURS_ALONE =
      PosixFilePermissions.fromString("rwx------");

  /** In sh: finds out when the own process has started. */
  static final String STARTED =
      """
      start=
      at() { shift 19; start=-$1; }
      if [ -r "/proc/$$/stat" ]; then
        read -r stat < "/proc/$$/stat"
        at ${stat##*) }
      fi
      """;

  /** In sh: the record of the own process. */
  static final String RECORD = "\"$" + MARK + "/" + BORN + "$$$start\"";

  /** Given a command line, it leaves a record of its own process and then becomes that command. */
  private static final String RECORDING = STARTED + ": > " + RECORD + " || exit 1\nexec \"$@\"\n";

  private static final List<String> SERVING =
      List.of("-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File");

  private final Path path;
  private final Path script;
  private final String text;
  private final ShellSettings settings;

  /** The shells that were started from here, as far as they may live. */
  private final Set<ProcessStamp> started = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  private ShellFolder(Path path, String text, ShellSettings settings) {
    this.path = path;
    this.script = path.resolve(SCRIPT);
    this.text = text;
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
      var any = UUID.randomUUID().toString().substring(0, 8);
      var path = place(settings.registry()).resolve(ProcessStamp.ours().text() + "-" + any);
      Files.createDirectory(path, rights());
      var folder = new ShellFolder(path, script, settings);
      Files.writeString(folder.script, script);
      return folder;
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
    return OrphanedShells.list(folder).stream().flatMap(each -> stamp(each).stream());
  }

  /** Whom a record in a folder is of; empty when it is none. */
  static Optional<ProcessStamp> stamp(Path record) {
    var name = record.getFileName().toString();
    return name.startsWith(BORN)
        ? ProcessStamp.parse(name.substring(BORN.length()))
        : Optional.empty();
  }

  Path path() {
    return path;
  }

  /** What its shells run. */
  Path script() {
    return script;
  }

  /** How its shells are spoken with. */
  public ShellTransport transport() {
    return settings.transport();
  }

  /** Whose recipients their sessions are to see. */
  public RecipientScope scope() {
    return settings.scope();
  }

  /**
   * What is to be started once, where a program can be started only by its path.
   *
   * @throws UncheckedIOException when it cannot be made
   */
  synchronized Launcher launcher() {
    if (!closed && !Files.exists(script)) {
      restore();
    }
    try {
      return Launcher.in(path, settings);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot make what starts a shell", failed);
    }
  }

  /**
   * A shell that serves requests, to be started.
   *
   * @throws UncheckedIOException when the folder has vanished and cannot be made again
   */
  ProcessBuilder shell() {
    if (!closed && !Files.exists(script)) {
      restore();
    }
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

  /** Makes it again when somebody has tidied it away while it was in use. */
  private synchronized void restore() {
    try {
      place(settings.registry());
      Files.createDirectories(path, rights());
      Files.writeString(script, text);
    } catch (IOException failed) {
      throw new UncheckedIOException("the folder for shells has vanished", failed);
    }
    LOG.warn("the folder for shells had vanished and was made again folder={}", path);
    started.stream().filter(ProcessStamp::lives).forEach(this::write);
  }

  /** Records a shell where it could not do so itself. */
  void note(ProcessHandle shell) {
    started.removeIf(each -> !each.lives());
    ProcessStamp.of(shell)
        .ifPresent(
            stamp -> {
              started.add(stamp);
              write(stamp);
            });
  }

  private void write(ProcessStamp shell) {
    try {
      var record = record(shell);
      if (!Files.exists(record)) {
        Files.createFile(record);
      }
    } catch (FileAlreadyExistsException justNow) {
      // By the shell itself, meanwhile.
    } catch (IOException failed) {
      throw new UncheckedIOException("a shell could not be recorded", failed);
    }
  }

  private Path record(ProcessStamp shell) {
    return path.resolve(BORN + shell.text());
  }

  static boolean windows() {
    return !Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] rights() {
    return windows()
        ? new FileAttribute<?>[0]
        : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OURS_ALONE)};
  }

  /** Where the folders of this machine are, made if need be. */
  private static Path place(Path registry) throws IOException {
    var place = registry.resolve(PidNamespace.here().text());
    Files.createDirectories(place, rights());
    if (!windows()) {
      // Fails when it is somebody else's, and then nothing in it is to be believed.
      Files.setPosixFilePermissions(place, OURS_ALONE);
    }
    return place;
  }

  /** Ends what still runs out of this folder, and removes it. */
  @Override
  public void close() {
    closed = true;
    OrphanedShells.endAllOf(path);
    OrphanedShells.delete(path);
  }
}
