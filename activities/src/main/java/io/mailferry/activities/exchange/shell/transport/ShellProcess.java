package io.mailferry.activities.exchange.shell.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A shell's process: lines go in, bytes come out.
 *
 * <p>Nothing here waits for the shell without an end: writing happens on a thread of its own, since
 * a shell that hangs also stops reading.
 */
public final class ShellProcess {
  /** To close a session with Exchange takes one request to a server that may be busy. */
  private static final long SOON_MILLIS = 5_000;

  private final Process process;
  private final OutputStream in;

  private ShellProcess(Process process) {
    this.process = process;
    this.in = process.getOutputStream();
  }

  /**
   * Starts one that serves requests.
   *
   * @throws IllegalStateException when it cannot be started
   */
  public static ShellProcess start(ShellFolder folder) {
    try {
      var process = folder.shell().redirectErrorStream(true).start();
      try {
        folder.note(process.toHandle());
      } catch (RuntimeException | Error unrecorded) {
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
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** All that it prints, errors among it; for one reader, who keeps up with it. */
  public InputStream output() {
    return process.getInputStream();
  }

  /**
   * Writes one line.
   *
   * @throws IOException when it was not written to its end: the shell reads whole lines, so it has
   *     not been given it
   */
  public void write(String line) throws IOException {
    in.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    in.flush();
  }

  /** Tells the shell that nothing more comes; it then closes its session with Exchange and ends. */
  public void close() {
    try {
      in.close();
    } catch (IOException gone) {
      // Then there is nobody to tell.
    }
  }

  /** Whether it has ended by itself within a few seconds. */
  public boolean endsSoon() {
    return ProcessTrees.awaitEnd(handle(), SOON_MILLIS);
  }

  /** Ends it by force, with all that it has started. */
  public void end() {
    ProcessTrees.end(handle());
    close();
  }
}
