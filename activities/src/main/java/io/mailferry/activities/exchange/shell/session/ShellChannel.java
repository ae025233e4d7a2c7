package io.mailferry.activities.exchange.shell.session;

import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to one shell: lines of requests go in, events of the protocol come out
 * (docs/develop/shell-protocol.md). For one owner at a time; ending it may come from any thread.
 */
sealed interface ShellChannel permits OwnChannel, JPowerShellChannel {
  /**
   * Starts a shell that serves requests, through the transport of the folder's settings.
   *
   * @throws IllegalStateException when it cannot be started
   * @throws InterruptedException when the caller was stopped; no shell is left then
   */
  static ShellChannel start(ShellFolder folder) throws InterruptedException {
    return switch (folder.transport()) {
      case OWN -> OwnChannel.start(folder);
      case JPOWERSHELL -> JPowerShellChannel.start(folder);
    };
  }

  /** Its process, for whoever ends it or looks after it. */
  ProcessHandle handle();

  /** Whether it runs. */
  boolean isAlive();

  /**
   * Whether that the shell begins with a command is heard before it begins. If not, whatever was
   * given to it may have run until its answer is there.
   */
  boolean tellsTaken();

  /** Takes what was heard since the last request out of the way, and says what it was. */
  List<ShellEvent> leftOver();

  /**
   * Writes one line.
   *
   * @throws IOException when it was not written to its end: the shell reads whole lines, so it has
   *     not been given it
   */
  void write(String line) throws IOException;

  /** The next that is heard within the time; null when nothing is. */
  @Nullable ShellEvent hear(long nanos) throws InterruptedException;

  /** What an ended one had said before it served any request; empty when it said nothing. */
  String firstWords() throws InterruptedException;

  /** Tells the shell that nothing more comes; it then closes its session with Exchange and ends. */
  void close();

  /** Whether it has ended by itself within a few seconds. */
  boolean endsSoon();

  /** Ends it by force, with all that it has started. */
  void end();
}
