package io.mailferry.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The practice organisation: a process that keeps its mailboxes in memory. One that outlived its
 * host therefore goes on being used; one that is started again begins anew.
 */
final class Practice {
  static final String NAME = "the practice organisation";
  static final String PASSWORD = "directory-password";

  private static final String READY = "practice.json";
  private static final Duration COMES_UP = Duration.ofSeconds(60);
  private static final Duration STOPS = Duration.ofSeconds(10);

  private final Folder folder;
  private final Part part;

  /**
   * @param speed seconds of Exchange's time in one of ours
   */
  Practice(Folder folder, Programs programs, double speed) {
    this.folder = folder;
    var options =
        List.of("--speed", Double.toString(speed), "--work", folder.path("practice").toString());
    this.part =
        new Part(
            NAME,
            () -> programs.practice(options),
            folder.path("practice.log"),
            folder.path(READY),
            STOPS);
  }

  Part part() {
    return part;
  }

  /** One that was left behind and can be used on; null when there is none. */
  @Nullable ProcessHandle adoptable(LeftBehind left) {
    return left.of(NAME).filter(_ -> PracticeReady.in(folder.path(READY)).isPresent()).orElse(null);
  }

  /**
   * Waits until it has told where everything is.
   *
   * @throws CannotStart when it does not in time
   */
  void awaitReady() throws InterruptedException {
    if (!Ports.await(COMES_UP, () -> PracticeReady.in(folder.path(READY)).isPresent())) {
      throw new CannotStart(NAME + " did not come up. What it said is in " + part.log());
    }
  }

  /**
   * What a worker needs to know of it, as command-line arguments.
   *
   * @throws CannotStart when that cannot be read or written
   */
  List<String> settings() {
    var ready =
        PracticeReady.in(folder.path(READY))
            .orElseThrow(() -> new CannotStart(NAME + " is not up yet"));
    return ready.settings(passwordFile(ready.password()));
  }

  /** Where faults are posted to, and counts asked for. */
  String http() {
    return PracticeReady.in(folder.path(READY)).map(PracticeReady::http).orElse("");
  }

  private Path passwordFile(String password) {
    var file = folder.path(PASSWORD);
    try {
      Files.writeString(file, password, StandardCharsets.UTF_8);
      return file;
    } catch (IOException e) {
      throw new CannotStart(file + " cannot be written: " + e, e);
    }
  }
}
