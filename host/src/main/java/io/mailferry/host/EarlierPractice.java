package io.mailferry.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What Temporal and the journal hold of a practice organisation that is gone. They would speak of
 * mailboxes that are back at the beginning, and of times that its clock has yet to reach, so it is
 * moved out of their way. That a new one begins is noted before it is started: a host that is
 * killed in between leaves nothing out.
 */
final class EarlierPractice {
  private static final String NOTE = "practice-began-anew";
  private static final List<String> BEGINNINGS = List.of("temporal.db", "journal.");

  private final Folder folder;
  private final InstantSource clock;

  EarlierPractice(Folder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Notes that a practice organisation is about to begin anew.
   *
   * @throws CannotStart when that cannot be written
   */
  void endsHere() {
    try {
      folder.write(NOTE, "What Temporal and the journal hold is of a practice before.\n");
    } catch (IOException e) {
      throw new CannotStart(folder.path(NOTE) + " cannot be written: " + e, e);
    }
  }

  /** Whether something may be there that belongs to one that is gone. */
  boolean isStillThere() {
    return Files.exists(folder.path(NOTE));
  }

  /**
   * Moves it to a folder of its own, while neither Temporal nor a worker runs.
   *
   * @return that folder; empty when there was nothing to move
   * @throws CannotStart when it cannot be moved; it is tried again at the next start
   */
  Optional<Path> setAside() {
    try {
      var files = files();
      var aside = folder.path("before-" + now());
      if (!files.isEmpty()) {
        Files.createDirectories(aside);
      }
      for (var file : files) {
        Files.move(file, aside.resolve(file.getFileName()));
      }
      Files.deleteIfExists(folder.path(NOTE));
      return files.isEmpty() ? Optional.empty() : Optional.of(aside);
    } catch (IOException e) {
      throw new CannotStart(
          "what Temporal and the journal hold of the practice before cannot be moved out of the way"
              + " ("
              + e
              + "). End what uses it, and start again",
          e);
    }
  }

  /** Whether a file is of Temporal's data or of a journal. */
  static boolean isWhatHolds(Path file) {
    return BEGINNINGS.stream().anyMatch(file.getFileName().toString()::startsWith);
  }

  private List<Path> files() throws IOException {
    try (var all = Files.list(folder.path())) {
      return all.filter(Files::isRegularFile)
          .filter(EarlierPractice::isWhatHolds)
          .sorted()
          .toList();
    }
  }

  /** Windows takes no colon in a name. */
  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
  }
}
