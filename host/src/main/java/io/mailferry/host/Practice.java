package io.mailferry.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
  private static final Duration COMES_UP = Duration.ofMinutes(5);
  private static final Duration STOPS = Duration.ofSeconds(10);

  private final Folder folder;
  private final EarlierPractice earlier;
  private final Part part;

  /**
   * @param speed seconds of Exchange's time in one of ours
   */
  Practice(Folder folder, Programs programs, double speed) {
    this.folder = folder;
    this.earlier = new EarlierPractice(folder, InstantSource.system());
    var options =
        List.of("--speed", Double.toString(speed), "--work", folder.path("practice").toString());
    this.part =
        new Part(
            NAME,
            () -> {
              forgetTheOneBefore();
              earlier.endsHere();
              return programs.practice(options);
            },
            folder.path("practice.log"),
            folder.path(READY),
            STOPS);
  }

  /** What it told is no longer true, and must not be taken for what the next one tells. */
  private void forgetTheOneBefore() {
    try {
      Files.deleteIfExists(folder.path(READY));
    } catch (IOException e) {
      throw new CannotStart(folder.path(READY) + " cannot be deleted: " + e, e);
    }
  }

  Part part() {
    return part;
  }

  /** What Temporal and the journal hold of one that is gone. */
  EarlierPractice earlier() {
    return earlier;
  }

  /**
   * One that was left behind and can be used on; null when there is none. One that was killed in
   * the middle of coming up is ended.
   */
  @Nullable ProcessHandle adoptable(LeftBehind left) {
    var outlived = left.of(NAME).orElse(null);
    if (outlived != null && PracticeReady.in(folder.path(READY)).isEmpty()) {
      Kept.end(outlived, STOPS);
      return null;
    }
    return outlived;
  }

  /** It has told where everything is. */
  Sign sign() {
    return new Sign(COMES_UP, () -> PracticeReady.in(folder.path(READY)).isPresent());
  }

  /** Seconds of its time in one of ours, as it told. */
  double speed() {
    return PracticeReady.in(folder.path(READY)).map(PracticeReady::speed).orElse(0.0);
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
