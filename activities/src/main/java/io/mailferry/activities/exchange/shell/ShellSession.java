package io.mailferry.activities.exchange.shell;

import com.profesorfalken.jpowershell.PowerShell;
import io.mailferry.activities.fault.ErrorReport;
import java.io.BufferedReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One shell process with one owner at a time.
 *
 * <p>Only a whole frame with the request's own id is an answer. Whatever else happens, the session
 * is over: its process tree is ended, so that no later request can be given an earlier answer.
 */
final class ShellSession {
  /** Why there was no answer. */
  sealed interface Silence {
    /** The process had ended before anything was written to it. */
    record NotDelivered() implements Silence {}

    /** The request was written, and no frame of it came back. */
    record Lost(String how) implements Silence {}
  }

  /** No answer; says whether the request was handed over. */
  static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Silence silence;

    private NoAnswer(Silence silence) {
      super(silence.toString(), null, false, false);
      this.silence = silence;
    }

    Silence silence() {
      return silence;
    }
  }

  /** The library's own records of what went wrong; they only repeat what we find out ourselves. */
  private static final Logger LIBRARY = Logger.getLogger(PowerShell.class.getName());

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  private static final String CALL = "Invoke-MailferryRequest $args[0]";
  private static final String FAREWELL =
      "if ($global:MailferrySession) { Remove-PSSession $global:MailferrySession };"
          + " [Environment]::Exit(0)";
  private static final Duration TO_DEFINE = Duration.ofSeconds(90);
  private static final long LAST_WORDS_MILLIS = 500;
  private static final Duration POLITE = Duration.ofSeconds(1);

  private final PowerShell shell;
  private final ProcessHandle process;
  private final ShellFolder folder;
  private final ExecutorService thread;
  private SessionCmdlets cmdlets = new SessionCmdlets(Map.of());
  private @Nullable String server;
  private final long openedNanos = System.nanoTime();
  private volatile long usedNanos = openedNanos;
  private volatile boolean usable = true;

  private ShellSession(Births.Born born, ShellFolder folder, ExecutorService thread) {
    this.shell = born.shell();
    this.process = born.process();
    this.folder = folder;
    this.thread = thread;
  }

  /**
   * Opens a session: takes the library's five seconds, then whatever the connection takes.
   *
   * @throws IllegalStateException when the shell does not start or does not take the script
   * @throws NotConnected when the shell runs and Exchange cannot be reached from it
   */
  static ShellSession open(ShellFolder folder, String script, Connection connection)
      throws InterruptedException, NotConnected {
    var thread = SessionThread.create();
    try {
      var born = Births.of(folder, thread);
      var session = new ShellSession(born, folder, thread);
      session.define(script, connection);
      return session;
    } catch (InterruptedException | NotConnected | RuntimeException failed) {
      thread.shutdownNow();
      throw failed;
    }
  }

  /** Exchange cannot be reached from a shell that is otherwise well. */
  static final class NotConnected extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ErrorReport report;

    NotConnected(ErrorReport report) {
      super(report.message());
      this.report = report;
    }

    ErrorReport report() {
      return report;
    }
  }

  private void define(String script, Connection connection)
      throws InterruptedException, NotConnected {
    try {
      var _ = run(script, "", TO_DEFINE);
      var id = UUID.randomUUID();
      var said = run(CALL, Wire.connect(id, connection, TO_DEFINE), TO_DEFINE);
      var reply = Wire.connected(said, id);
      if (reply.isEmpty()) {
        throw new NoAnswer(new Silence.Lost("the shell did not say whether it is connected"));
      }
      var error = reply.get().error();
      if (error != null) {
        throw new NotConnected(error);
      }
      cmdlets = reply.get().cmdlets();
      server = reply.get().server();
    } catch (NoAnswer none) {
      end();
      throw new IllegalStateException("the shell did not take its script", none);
    } catch (InterruptedException | NotConnected failed) {
      end();
      throw failed;
    }
  }

  /** What the session offers. */
  SessionCmdlets cmdlets() {
    return cmdlets;
  }

  /** The server it is connected with, when told. */
  @Nullable String server() {
    return server;
  }

  /**
   * Has one command carried out.
   *
   * @throws NoAnswer when none came; the session is over
   * @throws InterruptedException when the caller was stopped; the session is over
   */
  ShellReply ask(ShellCommand command, Duration patience) throws NoAnswer, InterruptedException {
    if (!usable()) {
      end();
      throw new NoAnswer(new Silence.NotDelivered());
    }
    var id = UUID.randomUUID();
    try {
      var said = run(CALL, Wire.argument(id, command, patience), patience);
      Optional<ShellReply> reply = Wire.reply(said, id);
      usedNanos = System.nanoTime();
      if (reply.isEmpty()) {
        throw new NoAnswer(
            new Silence.Lost(
                process.isAlive()
                    ? "the shell answered without a frame of this request"
                    : "the shell ended before it had answered"));
      }
      return reply.get();
    } catch (NoAnswer | InterruptedException over) {
      end();
      throw over;
    }
  }

  /** Runs the library's blocking call on our own thread, and stops waiting when it must. */
  private String run(String text, String argument, Duration patience)
      throws NoAnswer, InterruptedException {
    // The library's own patience only has to outlast ours.
    shell.configuration(
        Map.of(
            "waitPause", "2",
            "maxWait", Long.toString(patience.plus(POLITE).toMillis()),
            "tempFolder", folder.path().toString()));
    var answer =
        CompletableFuture.supplyAsync(
            () ->
                shell
                    .executeScript(new BufferedReader(new StringReader(text)), argument)
                    .getCommandOutput(),
            thread);
    try {
      CompletableFuture.anyOf(answer, process.onExit())
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
      // The library does not notice a dead process that has said nothing.
      return answer.get(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new NoAnswer(
          new Silence.Lost(
              process.isAlive()
                  ? "no answer within " + patience.toSeconds() + " s"
                  : "the shell ended before it had answered"));
    } catch (ExecutionException broken) {
      throw new NoAnswer(new Silence.Lost("the shell could not be read"));
    }
  }

  boolean usable() {
    return usable && process.isAlive();
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - openedNanos);
  }

  Duration idle() {
    return Duration.ofNanos(System.nanoTime() - usedNanos);
  }

  ProcessHandle process() {
    return process;
  }

  /** Ends the session by force; harmless when it is over. */
  void end() {
    usable = false;
    ProcessTrees.end(process);
    close();
  }

  /**
   * Lets the shell go politely, so that Exchange frees its side, then by force.
   *
   * <p>The library's own way of closing ends a process by a number that it guessed, so it is only
   * let near a process that is gone.
   */
  void leave() {
    usable = false;
    try {
      run(FAREWELL, "", POLITE);
    } catch (NoAnswer gone) {
      // Which is what was asked for.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    end();
  }

  private void close() {
    // Interrupting the library's call is what makes it let go of a silent stream.
    thread.shutdownNow();
    shell.close();
  }
}
