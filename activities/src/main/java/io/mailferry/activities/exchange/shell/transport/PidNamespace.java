package io.mailferry.activities.exchange.shell.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a process number means something, which Linux calls a PID namespace: on one machine, from
 * one start of it to the next, and in one container.
 *
 * @param machine which machine, as far as it tells; empty when it does not
 * @param boot the machine's start
 * @param container the space of process numbers
 */
record PidNamespace(String machine, String boot, String container) {
  /** No other folder is ever taken for one of ours. */
  private static final Pattern TEXT =
      Pattern.compile("[0-9a-f]{16}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_\\d+");

  private static final int MACHINE_LENGTH = 16;
  private static final Path MACHINE = Path.of("/etc/machine-id");
  private static final Path HOST = Path.of("/proc/sys/kernel/hostname");
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path CONTAINER = Path.of("/proc/self/ns/pid");

  /** Where we are. Only Linux tells; a stamp's date is enough elsewhere. */
  static PidNamespace here() {
    try {
      return new PidNamespace(
          machineHere(),
          Files.readString(BOOT).strip(),
          Files.readSymbolicLink(CONTAINER).toString().replaceAll("\\D", ""));
    } catch (IOException | UnsupportedOperationException untold) {
      return new PidNamespace("", "here", "");
    }
  }

  /**
   * Its number and its name together, because machines that were copied have the same number. Only
   * a hash of it, because the number is confidential (machine-id(5)).
   */
  private static String machineHere() {
    try {
      var number = Files.readString(MACHINE).strip();
      var name = Files.readString(HOST).strip();
      if (number.isEmpty() || name.isEmpty()) {
        return "";
      }
      var hash =
          MessageDigest.getInstance("SHA-256")
              .digest((number + "\n" + name).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, MACHINE_LENGTH);
    } catch (IOException | NoSuchAlgorithmException untold) {
      return "";
    }
  }

  /** A name for a folder. */
  String text() {
    return machine.isEmpty() ? withoutMachine() : machine + "_" + withoutMachine();
  }

  private String withoutMachine() {
    return boot + "_" + container;
  }

  /** The names that a folder of ours may have; earlier releases did not name the machine. */
  List<String> names() {
    return Stream.of(text(), withoutMachine()).distinct().toList();
  }

  /**
   * Whether a folder of that name is of an earlier start of this very machine: all in it is over.
   * Another machine has other starts, and may share our home and live.
   */
  boolean isAfter(String text) {
    return !machine.isEmpty()
        && TEXT.matcher(text).matches()
        && text.startsWith(machine + "_")
        && !text.startsWith(machine + "_" + boot + "_");
  }
}
