package io.mailferry.activities.exchange.shell.session;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.RecipientScope;
import io.mailferry.activities.exchange.shell.SessionInfo;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import io.mailferry.activities.fault.ErrorReport;
import java.time.Duration;
import java.util.UUID;

/**
 * One shell with one owner at a time.
 *
 * <p>Only a whole frame with the request's own id is an answer. Whatever else happens, the session
 * is over: its process tree is ended, so that no later request can be given an earlier answer.
 */
public final class ShellSession {
  /** Why there was no answer. */
  public sealed interface Silence {
    /**
     * The cmdlet was certainly not called: the shell was not given it, or says so before it calls
     * one, and did not.
     *
     * @param how that is known, for people
     */
    record NotDelivered(String how) implements Silence {}

    /**
     * The cmdlet may have been called, and no frame of the request came back.
     *
     * @param how it was lost, for people
     */
    record Lost(String how) implements Silence {}
  }

  /** No answer; says whether the cmdlet may have been called. */
  public static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Silence silence;

    NoAnswer(Silence silence) {
      super(silence.toString(), null, false, false);
      this.silence = silence;
    }

    /** Why there was none. */
    public Silence silence() {
      return silence;
    }
  }

  /** Nothing was heard for so long that whatever the shell connects to must be to blame. */
  public static final class NeverConnected extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NeverConnected(String why, NoAnswer cause) {
      super(why, cause);
    }
  }

  /** Exchange cannot be reached from a shell that is otherwise well. */
  public static final class NotConnected extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ErrorReport report;
    private final transient SessionInfo info;

    NotConnected(ErrorReport report, SessionInfo info) {
      super(report.message());
      this.report = report;
      this.info = info;
    }

    /** Why, as the other side told it. */
    public ErrorReport report() {
      return report;
    }

    /** What the shell said of itself all the same; it offers nothing. */
    public SessionInfo sessionInfo() {
      return info;
    }
  }

  private static final Duration TO_CONNECT = Duration.ofSeconds(90);

  private final ShellChannel shell;
  private final SessionInfo info;
  private volatile boolean usable = true;

  private ShellSession(ShellChannel shell, SessionInfo info) {
    this.shell = shell;
    this.info = info;
  }

  /**
   * Starts a shell and connects it: takes about a second, through jPowerShell five more, and
   * whatever Exchange takes.
   *
   * @throws IllegalStateException when the shell does not start, or ends without an answer
   * @throws NeverConnected when no answer came for as long as it was waited for
   * @throws NotConnected when the shell runs and Exchange cannot be reached from it
   */
  public static ShellSession open(ShellFolder folder, Connection connection)
      throws InterruptedException, NotConnected {
    return open(folder, connection, TO_CONNECT);
  }

  static ShellSession open(ShellFolder folder, Connection connection, Duration timeout)
      throws InterruptedException, NotConnected {
    var shell = ShellChannel.start(folder);
    var began = System.nanoTime();
    try {
      return new ShellSession(shell, connect(shell, connection, folder.scope(), timeout));
    } catch (NoAnswer none) {
      shell.end();
      var why = "the shell did not connect: " + words(none) + told(shell.firstWords());
      throw System.nanoTime() - began < timeout.toNanos()
          ? new IllegalStateException(why, none)
          : new NeverConnected(why, none);
    } catch (InterruptedException | NotConnected over) {
      // The session may have been opened all the same, and is to be left then.
      leave(shell);
      throw over;
    } catch (RuntimeException | Error failed) {
      shell.end();
      throw failed;
    }
  }

  private static String words(NoAnswer none) {
    return switch (none.silence()) {
      case Silence.NotDelivered(var how) -> how;
      case Silence.Lost(var how) -> how;
    };
  }

  private static String told(String firstWords) {
    return firstWords.isEmpty() ? "" : "; it said: " + firstWords;
  }

  private static SessionInfo connect(
      ShellChannel shell, Connection connection, RecipientScope scope, Duration timeout)
      throws NoAnswer, InterruptedException, NotConnected {
    var id = UUID.randomUUID();
    var line = Wire.connect(id, connection, scope, ProcessHandle.current().pid());
    var body = new SessionRequest(shell, id, line, timeout).body();
    var info = Wire.sessionInfo(body, id).orElseThrow(ShellSession::mangled);
    var refusal = Wire.refusal(body, id);
    if (refusal.isPresent()) {
      throw new NotConnected(refusal.get(), info);
    }
    return info;
  }

  /**
   * Has one command carried out.
   *
   * @throws NoAnswer when none came; the session is over
   * @throws InterruptedException when the caller was stopped; the session is over
   * @throws IllegalArgumentException when a parameter cannot be sent; the session is as it was
   */
  public ShellReply ask(ShellCommand command, Duration timeout)
      throws NoAnswer, InterruptedException {
    var id = UUID.randomUUID();
    var line = Wire.call(id, command);
    try {
      refuseLeftOvers();
      var body = new SessionRequest(shell, id, line, timeout).body();
      return Wire.reply(body, id).orElseThrow(ShellSession::mangled);
    } catch (NoAnswer | InterruptedException | RuntimeException | Error over) {
      end();
      throw over;
    }
  }

  private static NoAnswer mangled() {
    return new NoAnswer(new Silence.Lost("its answer could not be read"));
  }

  /** Between two requests a sound shell says nothing that is meant for us. */
  private void refuseLeftOvers() throws NoAnswer {
    if (!usable() || !shell.leftOver().isEmpty()) {
      throw new NoAnswer(
          new Silence.NotDelivered(
              !shell.isAlive()
                  ? "the shell had ended before"
                  : usable
                      ? "the shell had printed an answer that nobody asked for"
                      : "the session was let go"));
    }
  }

  /** What it said of itself when it was connected. */
  public SessionInfo sessionInfo() {
    return info;
  }

  /** Whether it can be asked: it missed no answer, and its shell runs. */
  public boolean usable() {
    return usable && shell.isAlive();
  }

  /** Its shell. */
  public ProcessHandle process() {
    return shell.handle();
  }

  /** Ends the session by force; harmless when it is over. */
  public void end() {
    usable = false;
    shell.end();
  }

  /**
   * Lets the shell go politely, so that Exchange frees its side, after a few seconds by force. A
   * command that is under way may still be answered meanwhile.
   */
  public void leave() {
    usable = false;
    leave(shell);
  }

  private static void leave(ShellChannel shell) {
    shell.close();
    var _ = shell.endsSoon();
    shell.end();
  }
}
