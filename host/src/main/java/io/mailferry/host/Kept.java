package io.mailferry.host;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A part that runs, and is started again when it dies. */
final class Kept {
  private static final Duration DIES_AT_LAST = Duration.ofSeconds(10);

  private final Part part;
  private final LeftBehind left;
  private final Pauses pauses;
  private final Consumer<String> say;
  private final Consumer<ProcessHandle> cameBack;

  private ProcessHandle process = ProcessHandle.current();

  /** The same as a child of ours, whose exit code can be had; null when it was adopted. */
  private @Nullable Process child;

  private boolean stopping;
  private boolean replacing;

  /** It is not to come again yet. */
  private boolean held;

  private Duration pause = Duration.ZERO;

  private Kept(
      Part part,
      LeftBehind left,
      Pauses pauses,
      Consumer<String> say,
      Consumer<ProcessHandle> cameBack) {
    this.part = part;
    this.left = left;
    this.pauses = pauses;
    this.say = say;
    this.cameBack = cameBack;
  }

  /**
   * Starts it, or goes on with one that an earlier host left behind, and keeps it running.
   *
   * @param adopted the one that was left behind; null to start one
   * @param cameBack what to do when it was started again, on a thread of its own; it is given the
   *     process, which may die meanwhile
   * @throws CannotStart when the program cannot be started
   */
  static Kept start(
      Part part,
      @Nullable ProcessHandle adopted,
      LeftBehind left,
      Pauses pauses,
      Consumer<String> say,
      Consumer<ProcessHandle> cameBack) {
    var kept = new Kept(part, left, pauses, say, cameBack);
    if (adopted == null) {
      kept.launch();
    } else {
      kept.process = adopted;
    }
    Thread.ofPlatform().daemon().name("keeps " + part.name()).start(kept::keep);
    return kept;
  }

  private synchronized void launch() {
    try {
      begin();
    } catch (IOException e) {
      throw new CannotStart(part.name() + " cannot be started: " + e.getMessage(), e);
    }
  }

  private void begin() throws IOException {
    var command = part.start().command();
    LogFile.makeRoom(part.log());
    var log = ProcessBuilder.Redirect.appendTo(part.log().toFile());
    var builder = new ProcessBuilder(Alone.in(command)).redirectError(log).redirectOutput(log);
    if (part.answer() != null) {
      builder.redirectOutput(part.answer().toFile());
    }
    Programs.withoutOthersTemporal(builder);
    var begun = builder.start();
    try {
      left.note(part.name(), begun.toHandle());
    } catch (IOException | RuntimeException | Error unrecorded) {
      // One of which nothing is written down would never be found again.
      end(begun.toHandle(), Duration.ZERO);
      throw unrecorded;
    }
    child = begun;
    process = begun.toHandle();
  }

  private void keep() {
    try {
      do {
        var began = System.nanoTime();
        awaitEnd();
        restBeforeTheNext(Duration.ofNanos(System.nanoTime() - began));
      } while (startedAgain());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitEnd() throws InterruptedException {
    ProcessHandle running;
    Process ours;
    synchronized (this) {
      running = process;
      ours = child;
    }
    if (ours == null) {
      running.onExit().join();
    } else {
      ours.waitFor();
    }
  }

  private synchronized void restBeforeTheNext(Duration ran) throws InterruptedException {
    if (stopping || replacing) {
      replacing = false;
      return;
    }
    pause = pauses.after(pause, ran);
    say.accept(
        part.name()
            + " has ended"
            + (child == null ? "" : " (exit code " + child.exitValue() + ")")
            + "; it is started again in "
            + Words.of(pause)
            + ". What it said is in "
            + part.log());
    rest();
  }

  private void rest() throws InterruptedException {
    var until = System.nanoTime() + pause.toNanos();
    for (var rest = pause.toNanos(); rest > 0 && !stopping; rest = until - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, rest);
    }
  }

  /** Tries until it runs; false when it was stopped. */
  private boolean startedAgain() throws InterruptedException {
    synchronized (this) {
      while (!stopping) {
        if (held) {
          wait();
          continue;
        }
        try {
          launch();
          tellThatItCameBack(process);
          return true;
        } catch (CannotStart notNow) {
          pause = pauses.after(pause, Duration.ZERO);
          say.accept(notNow.getMessage() + ". It is tried again in " + Words.of(pause));
          rest();
        }
      }
      return false;
    }
  }

  private void tellThatItCameBack(ProcessHandle now) {
    Thread.ofPlatform()
        .daemon()
        .name("waits for " + part.name())
        .start(
            () -> {
              try {
                cameBack.accept(now);
              } catch (RuntimeException e) {
                say.accept("nobody knows whether " + part.name() + " is back: " + e);
              }
            });
  }

  /** Whether it runs at this moment. */
  synchronized boolean runs() {
    return process.isAlive();
  }

  /**
   * Ends it, so that it comes again with what its start says now.
   *
   * @param meanwhile what to do while it does not run
   */
  void replace(Runnable meanwhile) {
    ProcessHandle old;
    synchronized (this) {
      if (stopping) {
        return;
      }
      replacing = process.isAlive();
      held = true;
      old = process;
    }
    try {
      end(old, part.patience());
      meanwhile.run();
    } finally {
      letComeAgain();
    }
  }

  private synchronized void letComeAgain() {
    held = false;
    notifyAll();
  }

  /** From now on it is not started again. */
  synchronized void startNoMore() {
    stopping = true;
    notifyAll();
  }

  /** Tells it to stop, and ends it when it does not in time; it is not started again. */
  void stop() {
    ProcessHandle last;
    synchronized (this) {
      startNoMore();
      last = process;
    }
    end(last, part.patience());
  }

  String name() {
    return part.name();
  }

  /** Tells a process to stop, and ends it when it does not in time. */
  static void end(ProcessHandle process, Duration patience) {
    process.destroy();
    if (!ends(process, patience)) {
      process.destroyForcibly();
      ends(process, DIES_AT_LAST);
    }
  }

  private static boolean ends(ProcessHandle process, Duration patience) {
    return process
        .onExit()
        .thenApply(_ -> true)
        .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
