package io.mailferry.host;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A part that runs, and is started again when it dies. */
final class Kept {
  private final Part part;
  private final LeftBehind left;
  private final Pauses pauses;
  private final Consumer<String> say;
  private final Runnable cameBack;
  private ProcessHandle process;

  /** The same as a child of ours, whose exit code can be had; null when it was adopted. */
  private @Nullable Process child;

  private boolean stopping;
  private boolean replacing;
  private Duration pause = Duration.ZERO;

  private Kept(Part part, LeftBehind left, Pauses pauses, Consumer<String> say, Runnable cameBack) {
    this.part = part;
    this.left = left;
    this.pauses = pauses;
    this.say = say;
    this.cameBack = cameBack;
    this.process = ProcessHandle.current();
  }

  /**
   * Starts it, or goes on with one that an earlier host left behind, and keeps it running.
   *
   * @param adopted the one that was left behind; null to start one
   * @param cameBack what to do when it was started again
   * @throws CannotStart when the program cannot be started
   */
  static Kept start(
      Part part,
      @Nullable ProcessHandle adopted,
      LeftBehind left,
      Pauses pauses,
      Consumer<String> say,
      Runnable cameBack) {
    var kept = new Kept(part, left, pauses, say, cameBack);
    if (adopted == null) {
      kept.firstLaunch();
    } else {
      kept.process = adopted;
    }
    Thread.ofPlatform().daemon().name("keeps " + part.name()).start(kept::keep);
    return kept;
  }

  private void firstLaunch() {
    try {
      launch();
    } catch (IOException e) {
      throw new CannotStart(part.name() + " cannot be started: " + e.getMessage(), e);
    }
  }

  private synchronized void launch() throws IOException {
    LogFile.makeRoom(part.log());
    var log = ProcessBuilder.Redirect.appendTo(part.log().toFile());
    var builder =
        new ProcessBuilder(Alone.in(part.command().words())).redirectError(log).redirectOutput(log);
    if (part.answer() != null) {
      builder.redirectOutput(part.answer().toFile());
    }
    var begun = builder.start();
    child = begun;
    process = begun.toHandle();
    left.note(part.name(), process);
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
    var until = System.nanoTime() + pause.toNanos();
    for (var rest = pause.toNanos(); rest > 0 && !stopping; rest = until - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, rest);
    }
  }

  private boolean startedAgain() {
    synchronized (this) {
      if (stopping) {
        return false;
      }
      try {
        launch();
      } catch (IOException | CannotStart e) {
        // The one that has ended is looked at again: that is, after the next pause.
        say.accept(part.name() + " cannot be started: " + e.getMessage());
        return true;
      }
    }
    cameBack.run();
    return true;
  }

  /** Whether it runs at this moment. */
  synchronized boolean runs() {
    return process.isAlive();
  }

  /** Ends it, so that it comes again with what its command says now. */
  void replace() {
    ProcessHandle old;
    synchronized (this) {
      if (stopping || !process.isAlive()) {
        return;
      }
      replacing = true;
      old = process;
    }
    end(old, part.patience());
  }

  /** Tells it to stop, and ends it when it does not in time; it is not started again. */
  void stop() {
    ProcessHandle last;
    synchronized (this) {
      stopping = true;
      notifyAll();
      last = process;
    }
    end(last, part.patience());
  }

  /** Tells a process to stop, and ends it when it does not in time. */
  static void end(ProcessHandle process, Duration patience) {
    process.destroy();
    var ended =
        process
            .onExit()
            .thenApply(_ -> true)
            .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
            .join();
    if (!ended) {
      process.destroyForcibly();
      process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    }
  }
}
