package io.mailferry.activities.exchange.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A shell's process: lines go in, what is heard comes out.
 *
 * <p>Nothing here waits for the shell without an end: writing happens on a thread of its own, since
 * a shell that hangs also stops reading.
 */
final class ShellProcess {
  private static final long SOON_MILLIS = 2_000;

  private final Process process;
  private final OutputStream in;
  private final BlockingQueue<Heard> inbox = new LinkedBlockingQueue<>();
  private final Listener listener = new Listener(inbox::add);
  private final Thread listening;

  private ShellProcess(Process process) {
    this.process = process;
    this.in = process.getOutputStream();
    this.listening =
        Thread.ofPlatform()
            .daemon()
            .name("mailferry-shell-" + process.pid())
            .start(() -> listener.listen(process.getInputStream()));
  }

  /**
   * Starts one that serves requests.
   *
   * @throws IllegalStateException when it cannot be started
   */
  static ShellProcess start(ShellFolder folder) {
    try {
      var process = folder.shell().redirectErrorStream(true).start();
      try {
        folder.note(process.toHandle());
      } catch (RuntimeException unrecorded) {
        // One of which nothing is written down would never be found again.
        ProcessTrees.end(process.toHandle());
        throw unrecorded;
      }
      return new ShellProcess(process);
    } catch (IOException failed) {
      throw new IllegalStateException(
          "the shell cannot be started; look at its path: " + failed.getMessage(), failed);
    }
  }

  /** The process, for whoever ends it or looks after it. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Takes what was heard since the last request out of the way, and says what it was. */
  List<Heard> leftOver() {
    var heard = new ArrayList<Heard>();
    inbox.drainTo(heard);
    return heard;
  }

  /**
   * Writes one line.
   *
   * @throws IOException when it was not written to its end: the shell reads whole lines, so it has
   *     not been given it
   */
  void write(String line) throws IOException {
    in.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    in.flush();
  }

  /** The next that is heard within the time; null when nothing is. */
  @Nullable Heard hear(long nanos) throws InterruptedException {
    return inbox.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  /** Tells the shell that nothing more comes; it then closes its session with Exchange and ends. */
  void close() {
    try {
      in.close();
    } catch (IOException gone) {
      // Then there is nobody to tell.
    }
  }

  /** Whether it has ended by itself within a moment. */
  boolean endsSoon() {
    return ProcessTrees.awaitEnd(handle(), SOON_MILLIS);
  }

  /** What an ended one had said before it served any request; empty when it said nothing. */
  String firstWords() throws InterruptedException {
    listening.join(SOON_MILLIS);
    return listener.firstWords();
  }

  /** Ends it by force, with all that it has started. */
  void end() {
    ProcessTrees.end(handle());
    close();
  }
}
