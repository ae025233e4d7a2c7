package io.mailferry.activities.exchange.shell.session;

import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import io.mailferry.activities.exchange.shell.transport.ShellProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A shell's process and the thread that listens to it: lines go in, events of the protocol come
 * out.
 */
final class ShellChannel {
  private static final long SOON_MILLIS = 2_000;

  private final ShellProcess process;
  private final BlockingQueue<ShellEvent> inbox = new LinkedBlockingQueue<>();
  private final Listener listener = new Listener(inbox::add);
  private final Thread listening;

  private ShellChannel(ShellProcess process) {
    this.process = process;
    this.listening =
        Thread.ofPlatform()
            .daemon()
            .name("mailferry-shell-" + process.handle().pid())
            .start(() -> listener.listen(process.output()));
  }

  /**
   * Starts a shell that serves requests.
   *
   * @throws IllegalStateException when it cannot be started
   */
  static ShellChannel start(ShellFolder folder) {
    var process = ShellProcess.start(folder);
    try {
      return new ShellChannel(process);
    } catch (Error noThread) {
      process.end();
      throw noThread;
    }
  }

  ProcessHandle handle() {
    return process.handle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Takes what was heard since the last request out of the way, and says what it was. */
  List<ShellEvent> leftOver() {
    var heard = new ArrayList<ShellEvent>();
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
    process.write(line);
  }

  /** The next that is heard within the time; null when nothing is. */
  @Nullable ShellEvent hear(long nanos) throws InterruptedException {
    return inbox.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  /** What an ended one had said before it served any request; empty when it said nothing. */
  String firstWords() throws InterruptedException {
    listening.join(SOON_MILLIS);
    return listener.firstWords();
  }

  /** Tells the shell that nothing more comes; it then closes its session with Exchange and ends. */
  void close() {
    process.close();
  }

  /** Whether it has ended by itself within a moment. */
  boolean endsSoon() {
    return process.endsSoon();
  }

  /** Ends it by force, with all that it has started. */
  void end() {
    process.end();
  }
}
