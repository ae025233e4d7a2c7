package io.mailferry.host;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings everything up, one after the other, and keeps it so until it is stopped. */
final class Host {
  private static final Duration LOOKS_AT_THE_DISK = Duration.ofSeconds(10);

  private final Folder folder;
  private final Programs programs;
  private final Wishes wishes;
  private final Consumer<String> say;
  private final Parts parts = new Parts();
  private volatile @Nullable Kept worker;

  Host(Folder folder, Programs programs, Wishes wishes, Consumer<String> say) {
    this.folder = folder;
    this.programs = programs;
    this.wishes = wishes;
    this.say = say;
  }

  /** Runs until the thread is interrupted or the process ends. */
  void run() throws IOException, InterruptedException {
    var left = LeftBehind.read(folder);
    endWhatWasLeftBehind(left);
    var temporal = wishes.temporal();
    var worker = wishes.worker();
    temporal.mustHaveItsPorts();
    worker.mustHaveItsPort();
    var practice = wishes.practice() ? new Practice(folder, programs, wishes.speed()) : null;
    if (practice != null) {
      bring(practice, left);
    }
    bring(temporal, left);
    bring(worker, practice, left);
    say.accept(Greeting.of(wishes, folder, practice));
    watchTheDisk();
  }

  /** Stops all that runs, in order. */
  void stop() {
    if (parts.any()) {
      say.accept("Stopping. Migrations go on where they are at the next start.");
    }
    parts.stop();
  }

  /** They may have been started with other settings, or by another release. */
  private void endWhatWasLeftBehind(LeftBehind left) {
    for (var part : List.of(Worker.NAME, Temporal.NAME)) {
      left.of(part)
          .ifPresent(
              orphan -> {
                say.accept(part + " of an earlier mailferry up still runs; it is stopped first.");
                Kept.end(orphan, Duration.ofSeconds(30));
              });
    }
    if (!wishes.practice()) {
      left.of(Practice.NAME).ifPresent(orphan -> Kept.end(orphan, Duration.ofSeconds(10)));
    }
  }

  private void bring(Practice practice, LeftBehind left) throws InterruptedException {
    var adopted = practice.adoptable(left);
    if (adopted != null) {
      say.accept(
          "The practice organisation of an earlier mailferry up still runs; it is used on, as it"
              + " is.");
    }
    parts.add(() -> keep(practice.part(), adopted, left, () -> practiceCameBack(practice)));
    practice.awaitReady();
  }

  /** It keeps everything in memory, and its clock and its ports are others now. */
  private void practiceCameBack(Practice practice) {
    try {
      practice.awaitReady();
    } catch (CannotStart notYet) {
      say.accept(notYet.getMessage());
      return;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return;
    }
    say.accept(
        "The practice organisation is back, with every mailbox where it was at the beginning.");
    var known = worker;
    if (known != null) {
      known.replace();
    }
  }

  private void bring(Temporal temporal, LeftBehind left) throws IOException, InterruptedException {
    var part = temporal.part(folder, programs);
    parts.add(() -> keep(part, null, left, () -> tellWhenItIsBack(part, temporal::comesUp)));
    if (!temporal.comesUp()) {
      throw new CannotStart("Temporal did not come up" + reason(part));
    }
    temporal.keepWhatHasEnded(folder, programs);
  }

  private void bring(Worker serving, @Nullable Practice practice, LeftBehind left)
      throws InterruptedException {
    var part = serving.part(folder, programs, () -> settings(practice));
    worker =
        parts.add(() -> keep(part, null, left, () -> tellWhenItIsBack(part, serving::comesUp)));
    if (!serving.comesUp()) {
      say.accept(
          "The worker is not ready yet"
              + reason(part)
              + " How it is, part by part: "
              + serving.health());
    }
  }

  private Kept keep(
      Part part, @Nullable ProcessHandle adopted, LeftBehind left, Runnable cameBack) {
    return Kept.start(part, adopted, left, Pauses.USUAL, say, cameBack);
  }

  private List<String> settings(@Nullable Practice practice) {
    var settings = new ArrayList<String>();
    if (practice != null) {
      settings.addAll(practice.settings());
      settings.add("--mailferry.journal.url=" + wishes.journal(folder));
      settings.add("--mailferry.key-file=" + wishes.keyFile(folder));
    }
    settings.addAll(wishes.settings());
    return settings;
  }

  private void tellWhenItIsBack(Part part, Coming coming) {
    try {
      if (coming.up()) {
        say.accept(part.name() + " is back.");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether something comes up in time. */
  @FunctionalInterface
  private interface Coming {
    boolean up() throws InterruptedException;
  }

  private static String reason(Part part) {
    var last = LogFile.lastWords(part.log());
    return (last.isEmpty() ? "" : ": " + last) + ". What it said is in " + part.log() + ".";
  }

  /** A full disk is told before Temporal and the journal fail by it. */
  private void watchTheDisk() throws IOException, InterruptedException {
    var told = false;
    while (true) {
      Thread.sleep(LOOKS_AT_THE_DISK);
      var narrow = folder.narrow();
      if (narrow != null && !told) {
        say.accept("Attention: " + narrow + ".");
      } else if (narrow == null && told) {
        say.accept("There is space again on the disk of " + folder.path() + ".");
      }
      told = narrow != null;
    }
  }
}
