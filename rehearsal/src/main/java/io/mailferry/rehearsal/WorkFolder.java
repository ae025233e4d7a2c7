package io.mailferry.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The folder of one rehearsal: journal, key, logs, report. */
public final class WorkFolder {
  private WorkFolder() {}

  /** Makes it anew; what an earlier rehearsal left there is gone. */
  public static void fresh(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.createDirectories(folder);
  }
}
