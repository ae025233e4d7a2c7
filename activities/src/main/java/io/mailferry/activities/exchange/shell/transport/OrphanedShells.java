package io.mailferry.activities.exchange.shell.transport;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends shells that a worker left behind when it was killed, and everything they had started.
 *
 * <p>A shell is found by its record in the folder of its pool; what it started, by its parent while
 * that lives, and on Linux by the mark in its environment ever after. Shells of a worker that lives
 * are never touched, nor is anything that another machine has left in a home that several share.
 */
public final class OrphanedShells {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedShells.class);
  private static final Path PROC = Path.of("/proc");
  private static final long A_MOMENT_NANOS = 5_000_000;

  /** A process that is told to go by force and is not gone after this is stuck in the kernel. */
  private static final long GONE_NANOS = 3_000_000_000L;

  private OrphanedShells() {}

  /**
   * Ends what nobody owns any more, and removes its folders.
   *
   * @param registry the folder of all pools of this account on this machine
   * @return how many processes were ended
   */
  public static int endAll(Path registry) {
    var here = PidNamespace.here();
    for (var place : list(registry)) {
      if (here.isAfter(place.getFileName().toString())) {
        delete(place);
      }
    }
    var ours = here.names().stream().map(registry::resolve).toList();
    // A pool's folder may have been removed while something that it started lived on.
    return Stream.concat(
            ours.stream().flatMap(place -> list(place).stream()), marked().keySet().stream())
        .filter(folder -> ours.contains(folder.getParent()))
        .distinct()
        .filter(OrphanedShells::isAbandoned)
        .mapToInt(OrphanedShells::clear)
        .sum();
  }

  private static boolean isAbandoned(Path folder) {
    return ShellFolder.owner(folder).filter(owner -> !owner.lives()).isPresent();
  }

  private static int clear(Path folder) {
    var ended = endAllOf(folder);
    if (ended > 0) {
      LOG.info("shells of a worker that is gone were ended processes={}", ended);
    }
    if (livingOf(folder).isEmpty()) {
      delete(folder);
    } else {
      LOG.warn("shells of a worker that is gone cannot be ended folder={}", folder);
    }
    return ended;
  }

  /**
   * Ends every process that belongs to a pool's folder, and all that these have started.
   *
   * @return how many belonged to it
   */
  static int endAllOf(Path folder) {
    var deadline = System.nanoTime() + GONE_NANOS;
    var ended = new HashSet<ProcessStamp>();
    var descendants = new HashSet<ProcessStamp>();
    // Again and again: a process may start another while it is being ended.
    while (System.nanoTime() < deadline) {
      var living = livingOf(folder);
      ended.addAll(living);
      living.forEach(each -> descendants.addAll(kill(each)));
      descendants.removeIf(each -> !each.lives());
      if (living.isEmpty() && descendants.isEmpty()) {
        break;
      }
      LockSupport.parkNanos(A_MOMENT_NANOS);
    }
    return ended.size();
  }

  /** Ends a process and its descendants, and tells which these were. */
  private static List<ProcessStamp> kill(ProcessStamp stamp) {
    var process = stamp.process();
    // They are listed while their parent lives, and end after it: it must not go on without them.
    var descendants = process.stream().flatMap(ProcessHandle::descendants).toList();
    var stamps = descendants.stream().flatMap(each -> ProcessStamp.of(each).stream()).toList();
    process.ifPresent(ProcessHandle::destroyForcibly);
    descendants.forEach(ProcessHandle::destroyForcibly);
    return stamps;
  }

  /** The shells first: one whose child was ended would go on with what comes after it. */
  private static Set<ProcessStamp> livingOf(Path folder) {
    var living = new LinkedHashSet<ProcessStamp>();
    ShellFolder.recorded(folder).filter(ProcessStamp::lives).forEach(living::add);
    living.addAll(marked().getOrDefault(folder, Set.of()));
    return living;
  }

  /** The processes that carry a folder's mark in their environment, by folder. */
  private static Map<Path, Set<ProcessStamp>> marked() {
    return list(PROC).stream()
        .filter(each -> each.getFileName().toString().matches("\\d+"))
        .flatMap(each -> marked(each).stream())
        .collect(groupingBy(Marked::folder, mapping(Marked::process, toSet())));
  }

  private record Marked(Path folder, ProcessStamp process) {}

  private static Optional<Marked> marked(Path process) {
    try {
      var mark = ShellFolder.MARK + "=";
      var environment = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
      return Stream.of(environment.split("\0"))
          .filter(each -> each.startsWith(mark))
          .findFirst()
          .flatMap(
              each ->
                  ProcessStamp.of(Long.parseLong(process.getFileName().toString()))
                      .map(stamp -> new Marked(Path.of(each.substring(mark.length())), stamp)));
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }

  static List<Path> list(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  /** Removes a folder with all in it, as far as it can. */
  static void delete(Path folder) {
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | java.io.UncheckedIOException left) {
      // What is left holds no secret, and the next start tries again.
    }
  }
}
