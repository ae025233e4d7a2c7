package io.mailferry.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What a program said; it does not grow without bound over its restarts. */
final class LogFile {
  private static final long LONGEST = 20L << 20;

  private LogFile() {}

  /** Puts a long one aside, in place of the one that was put aside before. */
  static void makeRoom(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LONGEST) {
      Files.move(
          log,
          log.resolveSibling(log.getFileName() + ".before"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
