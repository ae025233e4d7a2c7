package io.mailferry.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which process each part is, written down so that a host that is started again after it was killed
 * finds what it left behind. A process id may be somebody else's by then: only one that began at
 * the same moment is ours.
 */
final class LeftBehind {
  private static final String FILE = "processes.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The system tells the moment by a clock that may be set meanwhile. */
  private static final Duration CLOCK_WAS_SET = Duration.ofSeconds(5);

  private record Entry(long pid, String began) {}

  private final Folder folder;
  private final Map<String, Entry> entries = new TreeMap<>();

  private LeftBehind(Folder folder) {
    this.folder = folder;
  }

  /** What was written down the last time; nothing when that cannot be read. */
  static LeftBehind read(Folder folder) {
    var left = new LeftBehind(folder);
    try {
      JSON.readTree(Files.readString(folder.path(FILE)))
          .properties()
          .forEach(
              each ->
                  left.entries.put(
                      each.getKey(),
                      new Entry(
                          each.getValue().path("pid").asLong(),
                          each.getValue().path("began").asText())));
    } catch (IOException _) {
      // The first time, or broken off while it was written.
    }
    return left;
  }

  /** The process that a part was, if it still runs. */
  synchronized Optional<ProcessHandle> of(String part) {
    return Optional.ofNullable(entries.get(part))
        .flatMap(
            entry ->
                ProcessHandle.of(entry.pid())
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> beganThen(process, entry.began())));
  }

  private static boolean beganThen(ProcessHandle process, String noted) {
    try {
      var then = Instant.parse(noted);
      return process
          .info()
          .startInstant()
          .filter(began -> Duration.between(then, began).abs().compareTo(CLOCK_WAS_SET) <= 0)
          .isPresent();
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  /** Notes which process a part is now. */
  synchronized void note(String part, ProcessHandle process) throws IOException {
    entries.put(
        part,
        new Entry(process.pid(), process.info().startInstant().map(Instant::toString).orElse("")));
    var told = new TreeMap<String, Map<String, Object>>();
    entries.forEach(
        (name, entry) -> told.put(name, Map.of("pid", entry.pid(), "began", entry.began())));
    folder.write(FILE, JSON.writeValueAsString(told));
  }
}
