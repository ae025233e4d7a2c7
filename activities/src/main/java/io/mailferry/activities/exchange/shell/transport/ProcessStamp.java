package io.mailferry.activities.exchange.shell.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One process and no other: numbers are given out again, so the start belongs to the name.
 *
 * <p>On Linux the start is counted in the kernel's ticks since it booted, which never change; the
 * date that Java makes of them moves when the clock is set. Elsewhere the system keeps the date
 * itself.
 *
 * @param pid its number
 * @param started when it started, as digits
 */
record ProcessStamp(long pid, String started) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,19})");
  private static final Path PROC = Path.of("/proc");
  private static final boolean LINUX = Files.isReadable(PROC.resolve("self/stat"));

  /** The fields of /proc/PID/stat behind the name of the program, counted from nought (proc(5)). */
  private static final int STATE = 0;

  private static final int START_TIME = 19;

  /** Our own process. */
  static ProcessStamp ours() {
    return of(ProcessHandle.current())
        .orElseThrow(() -> new IllegalStateException("our own process cannot be seen"));
  }

  /** The stamp of a process; empty when it is gone. */
  static Optional<ProcessStamp> of(ProcessHandle process) {
    return of(process.pid());
  }

  /**
   * The stamp of whatever has that number now; empty when nothing has, or only a process that has
   * ended and whose parent has not asked for its exit code.
   */
  static Optional<ProcessStamp> of(long pid) {
    return LINUX
        ? ticks(pid).map(start -> new ProcessStamp(pid, start))
        : ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .flatMap(each -> each.info().startInstant())
            .map(start -> new ProcessStamp(pid, Long.toString(start.toEpochMilli())));
  }

  private static Optional<String> ticks(long pid) {
    try {
      var stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      var ended = fields[STATE].equals("Z") || fields[STATE].equals("X");
      return ended ? Optional.empty() : Optional.of(fields[START_TIME]);
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** The stamp that {@link #text} wrote; empty when it is none. */
  static Optional<ProcessStamp> parse(String text) {
    var parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(new ProcessStamp(Long.parseLong(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }

  /** {@code <pid>-<started>}. */
  String text() {
    return pid + "-" + started;
  }

  /** Whether this very process is still there. */
  boolean lives() {
    return of(pid).filter(this::equals).isPresent();
  }

  /** This very process; empty when it is gone. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(found -> lives());
  }
}
