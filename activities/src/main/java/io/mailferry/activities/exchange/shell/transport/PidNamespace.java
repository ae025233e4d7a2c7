package io.mailferry.activities.exchange.shell.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a process number means something, which Linux calls a PID namespace: on one machine, from
 * one start of it to the next, and in one container.
 *
 * @param boot the machine's start
 * @param container the space of process numbers
 */
record PidNamespace(String boot, String container) {
  /** No other folder is ever taken for one of ours. */
  private static final Pattern TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_\\d+");

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path CONTAINER = Path.of("/proc/self/ns/pid");

  /** Where we are. Only Linux tells; a stamp's date is enough elsewhere. */
  static PidNamespace here() {
    try {
      return new PidNamespace(
          Files.readString(BOOT).strip(),
          Files.readSymbolicLink(CONTAINER).toString().replaceAll("\\D", ""));
    } catch (IOException | UnsupportedOperationException untold) {
      return new PidNamespace("here", "");
    }
  }

  /** A name for a folder. */
  String text() {
    return boot + "_" + container;
  }

  /** Whether a folder of that name is of an earlier start of the machine: all in it is over. */
  boolean isAfter(String text) {
    return TEXT.matcher(text).matches() && !text.startsWith(boot + "_");
  }
}
