package io.mailferry.journal;

import io.mailferry.model.plan.Seal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The file with the key under which addresses are sealed; command line and workers share it.
 *
 * <p>It holds {@link Seal#KEY_BYTES} bytes in base64, readable by its owner only.
 */
public final class PlanKeyFile {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNER_ONLY_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private PlanKeyFile() {}

  /**
   * Reads the key.
   *
   * @param create whether a missing file is made, with a new key; of several processes that do so
   *     at once, all get the key of the first
   * @throws PlanKeyUnusable when the file is missing and not to be made, holds something else, or
   *     may be read by everybody
   */
  public static Seal open(Path file, boolean create) {
    try {
      if (create && !Files.exists(file)) {
        create(file);
      }
      return new Seal(keyIn(file));
    } catch (NoSuchFileException e) {
      throw new PlanKeyUnusable(
          "the key file "
              + file
              + " is missing; copy it from the machine on which plans are started (its"
              + " ~/.mailferry/plan.key), or name another with --key-file or MAILFERRY_KEY_FILE",
          e);
    } catch (IOException e) {
      throw new PlanKeyUnusable(
          "the key file " + file + " cannot be read or made: " + e.getMessage(), e);
    }
  }

  private static byte[] keyIn(Path file) throws IOException {
    refuseIfPublic(file);
    var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
    try {
      var key = Base64.getDecoder().decode(text);
      if (key.length == Seal.KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException _) {
      // The same sentence as for a key of the wrong length.
    }
    throw new PlanKeyUnusable(
        "the key file "
            + file
            + " does not hold a key (32 bytes in base64); restore it from a copy, because plans"
            + " sealed with it can be opened with nothing else");
  }

  private static void refuseIfPublic(Path file) throws IOException {
    if (!posix(file)) {
      return;
    }
    if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
      throw new PlanKeyUnusable(
          "the key file " + file + " may be read by everybody; run: chmod 600 " + file);
    }
  }

  private static boolean posix(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix");
  }

  private static void create(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new NoSuchFileException(file.toString());
    }
    makeFolder(folder);
    var key = new byte[Seal.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    var text = Base64.getEncoder().encodeToString(key) + "\n";
    var draft =
        posix(folder)
            ? Files.createTempFile(folder, ".plan", ".key", OWNER_ONLY)
            : Files.createTempFile(folder, ".plan", ".key");
    try {
      Files.writeString(draft, text);
      // A link appears whole or not at all, and never replaces what is there.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException _) {
      // Another process was faster: its key is read.
    } catch (UnsupportedOperationException _) {
      moveUnlessThere(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void moveUnlessThere(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file);
    } catch (FileAlreadyExistsException _) {
      // As above.
    }
  }

  private static void makeFolder(Path folder) throws IOException {
    var existing = folder;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !posix(existing)) {
      Files.createDirectories(folder);
    } else if (!existing.equals(folder)) {
      Files.createDirectories(folder, OWNER_ONLY_FOLDER);
    }
  }
}
