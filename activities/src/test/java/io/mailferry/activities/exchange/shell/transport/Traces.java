package io.mailferry.activities.exchange.shell.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What shells leave on a machine while they run, for tests. */
public final class Traces {
  private static final Path PROC = Path.of("/proc");

  private Traces() {}

  /** The folders of all pools and trial sessions of this machine that a registry records. */
  public static List<Path> foldersIn(Path registry) {
    return OrphanedShells.list(registry.resolve(PidNamespace.here().text()));
  }

  /** The numbers of the processes that live and have a text in their environment. */
  public static List<Long> processesWith(String text) {
    return OrphanedShells.list(PROC).stream()
        .filter(each -> each.getFileName().toString().matches("\\d+"))
        .filter(each -> environment(each).contains(text))
        .flatMap(each -> ProcessStamp.of(Long.parseLong(each.getFileName().toString())).stream())
        .map(ProcessStamp::pid)
        .toList();
  }

  private static String environment(Path process) {
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
