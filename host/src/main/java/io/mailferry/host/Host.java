package io.mailferry.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings everything up, one after the other, and keeps it so until it is stopped. */
final class Host {
  private static final Duration LOOKS_AT_THE_DISK = Duration.ofSeconds(10);
  private static final Duration BETWEEN_ORDERS = Duration.ofSeconds(5);
  private static final int MOST_ORDERS = 12;

  private final Folder folder;
  private final Programs programs;
  private final Wishes wishes;
  private final Consumer<String> say;
  private final Parts parts = new Parts();
  private final Object beginningAnew = new Object();
  private volatile @Nullable Runnable beginsAnew;

  Host(Folder folder, Programs programs, Wishes wishes, Consumer<String> say) {
    this.folder = folder;
    this.programs = programs;
    this.wishes = wishes;
    this.say = say;
  }

  /**
   * Runs until the process ends.
   *
   * @throws CannotStart when something stands in the way
   */
  void run() throws InterruptedException {
    var left = LeftBehind.read(folder);
    endWhatWasLeftBehind(left);
    wishes.temporal().mustHaveItsPorts();
    wishes.worker().mustHaveItsPort();
    say.accept(Greeting.whileItComesUp(wishes));
    var practice = wishes.practice() ? new Practice(folder, programs, wishes.speed()) : null;
    if (practice != null) {
      bring(practice, left);
    }
    var temporal = bring(wishes.temporal(), left);
    bring(wishes.worker(), temporal, practice, left);
    say.accept(Greeting.of(wishes, folder, programs, practice, SecondWindow.ofThisMachine()));
    watchTheDisk();
  }

  /** Stops all that runs, in order. */
  void stop() {
    var running = parts.startNoMore();
    if (!running.isEmpty()) {
      say.accept(
          "Stopping "
              + running
              + "; this can take more than a minute. "
              + (wishes.practice()
                  ? "The practice begins anew at the next start, without the waves of now."
                  : "Migrations go on where they are at the next start."));
    }
    parts.stop();
  }

  /** Whether it is being stopped, so that what goes wrong is no news. */
  boolean stopping() {
    return parts.stopped();
  }

  /** They may have been started with other settings, or by another release. */
  private void endWhatWasLeftBehind(LeftBehind left) {
    for (var part : List.of(Worker.NAME, Temporal.NAME)) {
      left.of(part)
          .ifPresent(
              orphan -> {
                say.accept(part + " of an earlier mailferry up still runs; it is stopped first.");
                Kept.end(orphan, Worker.STOPS);
              });
    }
  }

  private void bring(Practice practice, LeftBehind left) throws InterruptedException {
    var adopted = practice.adoptable(left);
    if (adopted != null) {
      say.accept(adopting(practice));
    }
    var kept =
        parts.add(
            () -> keep(practice.part(), adopted, left, now -> practiceCameBack(practice, now)));
    setAsideWhatIsOver(practice.earlier());
    if (!practice.sign().of(kept)) {
      throw new CannotStart(Practice.NAME + " did not come up" + reason(practice.part()));
    }
  }

  private String adopting(Practice practice) {
    return "The practice organisation of an earlier mailferry up still runs; it is used on, as it"
        + " is"
        + (practice.speed() == wishes.speed()
            ? "."
            : ", at speed "
                + practice.speed()
                + " and not "
                + wishes.speed()
                + ". Stop with Ctrl-C and start again for another speed; the practice then begins"
                + " anew.");
  }

  /** It keeps everything in memory, and its clock and its ports are others now. */
  private void practiceCameBack(Practice practice, ProcessHandle now) {
    if (wellInTime(() -> practice.sign().of(now))) {
      say.accept(
          "The practice organisation is back, with every mailbox where it was at the beginning; it"
              + " is now at "
              + practice.http()
              + ".");
      var known = beginsAnew;
      if (known != null) {
        known.run();
      }
    }
  }

  /** Temporal and the journal are not asked about mailboxes of a practice organisation before. */
  private void beginAnew(EarlierPractice earlier, Temporal temporal, Kept server, Kept worker) {
    synchronized (beginningAnew) {
      if (!earlier.isStillThere()) {
        return;
      }
      worker.replace(
          () -> {
            server.replace(() -> setAsideIfItCanBe(earlier));
            wellInTime(() -> temporal.sign().of(server));
          });
    }
    tellWhatToKeep(temporal);
  }

  private void setAsideIfItCanBe(EarlierPractice earlier) {
    try {
      setAsideWhatIsOver(earlier);
    } catch (CannotStart notNow) {
      say.accept("Attention: " + notNow.getMessage() + ".");
    }
  }

  private void setAsideWhatIsOver(EarlierPractice earlier) {
    if (earlier.isStillThere()) {
      earlier
          .setAside()
          .ifPresent(
              aside ->
                  say.accept(
                      "The practice organisation begins anew, so the waves of before are gone; what"
                          + " Temporal and the journal held of them is in "
                          + aside
                          + "."));
    }
  }

  private Kept bring(Temporal temporal, LeftBehind left) throws InterruptedException {
    var part = temporal.part(folder, programs);
    var kept =
        parts.add(
            () -> keep(part, null, left, now -> tellWhenItIsBack(part, temporal.sign(), now)));
    if (!temporal.sign().of(kept)) {
      throw new CannotStart("Temporal did not come up" + reason(part));
    }
    tellWhatToKeep(temporal);
    return kept;
  }

  private void tellWhatToKeep(Temporal temporal) {
    Thread.ofPlatform()
        .daemon()
        .name("tells Temporal what to keep")
        .start(() -> keepWhatHasEnded(temporal));
  }

  private void keepWhatHasEnded(Temporal temporal) {
    var taken =
        wellInTime(
            () -> {
              for (var tries = 0; tries < MOST_ORDERS && !parts.stopped(); tries++) {
                if (temporal.keepsWhatHasEnded(folder, programs)) {
                  return true;
                }
                Thread.sleep(BETWEEN_ORDERS);
              }
              return parts.stopped();
            });
    if (!taken) {
      say.accept(
          "Attention: Temporal forgets what has ended after a day, because it did not take another"
              + " time. Why is in "
              + folder.path("temporal-namespace.log")
              + "; it is tried again at the next start.");
    }
  }

  private void bring(Worker serving, Kept temporal, @Nullable Practice practice, LeftBehind left)
      throws InterruptedException {
    var part = serving.part(folder, programs, () -> wishes.settings(folder, practice));
    var kept =
        parts.add(() -> keep(part, null, left, now -> tellWhenItIsBack(part, serving.sign(), now)));
    if (practice != null) {
      mayBeginAnew(practice.earlier(), temporal, kept);
    }
    if (!serving.sign().of(kept)) {
      say.accept(
          "The worker is not ready yet"
              + reason(part)
              + ". How it is, part by part: "
              + serving.health());
    }
  }

  /** From now on, and for a practice organisation that died before now. */
  private void mayBeginAnew(EarlierPractice earlier, Kept temporal, Kept worker) {
    Runnable anew = () -> beginAnew(earlier, wishes.temporal(), temporal, worker);
    beginsAnew = anew;
    anew.run();
  }

  private Kept keep(
      Part part,
      @Nullable ProcessHandle adopted,
      LeftBehind left,
      Consumer<ProcessHandle> cameBack) {
    return Kept.start(part, adopted, left, Pauses.USUAL, say, cameBack);
  }

  private void tellWhenItIsBack(Part part, Sign sign, ProcessHandle now) {
    if (wellInTime(() -> sign.of(now))) {
      say.accept(part.name() + " is back.");
    }
  }

  /** Whether something comes up in time. */
  @FunctionalInterface
  private interface Coming {
    boolean up() throws InterruptedException;
  }

  private static boolean wellInTime(Coming coming) {
    try {
      return coming.up();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String reason(Part part) {
    return ". What it said is in " + part.log();
  }

  /** A full disk is told before Temporal and the journal fail by it. */
  private void watchTheDisk() throws InterruptedException {
    var told = "";
    while (true) {
      Thread.sleep(LOOKS_AT_THE_DISK);
      var now = whatIsWrongWithTheDisk();
      if (!now.equals(told)) {
        say.accept(
            now.isEmpty() ? "All is well again with the disk of " + folder.path() + "." : now);
      }
      told = now;
    }
  }

  private String whatIsWrongWithTheDisk() {
    try {
      var narrow = folder.narrow();
      return narrow == null ? "" : "Attention: there is too little space. " + narrow + ".";
    } catch (IOException e) {
      return "Attention: the folder " + folder.path() + " cannot be looked at: " + e;
    }
  }
}
