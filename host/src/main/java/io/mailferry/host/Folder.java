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
   * Takes the folder, and makes it where it is missing.
   *
   * @throws CannotStart when it cannot be written, another one uses it, or the disk is full
   */
  static Folder take(Path path) {
    try {
      Files.createDirectories(path);
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
      throw new CannotStart(narrow + ", or name another folder with --folder");
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
        : "only "
            + Words.megabytes(room)
            + " are left on the disk of "
            + path
            + ", where Temporal and the journal write. Make at least "
            + Words.megabytes(LEAST_ROOM)
            + " free";
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
