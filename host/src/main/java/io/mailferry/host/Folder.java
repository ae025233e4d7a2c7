package io.mailferry.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder in which everything lives; one at a time uses it. */
final class Folder implements AutoCloseable {
  /** Temporal's file and the journal grow by some kilobytes for each mailbox. */
  private static final long LEAST_ROOM = 200L << 20;

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private Folder(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the folder, and makes it where it is missing; the process keeps it until it ends.
   *
   * @param kind what its data are: of practice, or of an Exchange of one's own
   * @throws CannotStart when it cannot be written, another one uses it, it has data of the other
   *     kind, or the disk is full
   */
  static Folder take(Path path, String kind) {
    try {
      Files.createDirectories(path);
      keepOthersOut(path);
      var channel =
          FileChannel.open(
              path.resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = locked(channel);
      if (lock == null) {
        channel.close();
        throw new CannotStart(
            "mailferry up runs already with the folder "
                + path
                + ". Use what is there, stop it first, or name another folder with --folder");
      }
      var folder = new Folder(path, channel, lock);
      folder.mustHaveRoom();
      folder.mustBeOf(kind);
      return folder;
    } catch (IOException e) {
      throw new CannotStart(
          "the folder "
              + path
              + " cannot be used ("
              + e
              + "). Put that right, or name another one with --folder",
          e);
    }
  }

  /** Plans, addresses and the key are nobody else's on this machine. */
  private static void keepOthersOut(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Waves of practice in the hands of a real worker, or the other way round, help nobody. */
  private void mustBeOf(String kind) throws IOException {
    var note = path.resolve("kind");
    if (!Files.exists(note)) {
      mustBeNobodysYet();
      write("kind", kind);
    }
    var known = Files.readString(note);
    if (!known.equals(kind)) {
      close();
      throw new CannotStart(
          "the folder "
              + path
              + " has the data of "
              + known
              + ", and this would be "
              + kind
              + ". Name another folder with --folder");
    }
  }

  /** A journal or a Temporal of which nobody knows whose waves it has is not taken for ours. */
  private void mustBeNobodysYet() throws IOException {
    try (var all = Files.list(path)) {
      var data = all.filter(EarlierPractice::isWhatHolds).findFirst().orElse(null);
      if (data != null) {
        close();
        throw new CannotStart(
            "the folder "
                + path
                + " has data that mailferry up did not begin ("
                + data.getFileName()
                + "). Name another folder with --folder");
      }
    }
  }

  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private void mustHaveRoom() throws IOException {
    var narrow = narrow();
    if (narrow != null) {
      close();
      throw new CannotStart(
          "there is too little space. " + narrow + ", or name another folder with --folder");
    }
  }

  /**
   * Says that there is too little space, and where; null when there is enough.
   *
   * @throws IOException when it cannot be told
   */
  @Nullable String narrow() throws IOException {
    var room = Files.getFileStore(path).getUsableSpace();
    return room >= LEAST_ROOM
        ? null
        : "Temporal and the journal write to the disk of "
            + path
            + ": make at least "
            + Words.megabytes(LEAST_ROOM)
            + " free there";
  }

  Path path() {
    return path;
  }

  Path path(String name) {
    return path.resolve(name);
  }

  /** Writes a small file so that it is there whole or not at all. */
  void write(String name, String text) throws IOException {
    var fresh = path.resolve(name + ".new");
    Files.writeString(fresh, text, StandardCharsets.UTF_8);
    Files.move(
        fresh,
        path.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
