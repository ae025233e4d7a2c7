package io.mailferry.activities.exchange.shell.session;

import io.mailferry.activities.exchange.shell.BindingProblem;
import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.SessionInfo;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.fault.ErrorReport;
import java.time.Duration;

/**
 * One session outside any pool, to find out what a connection is good for.
 *
 * <p>Nothing here throws for what a shell or Exchange does: every outcome is a value. It is for one
 * thread, and is to be closed; when the program is stopped before, its shell is ended all the same.
 */
public interface TrialSession extends AutoCloseable {
  /** What the session said of itself. */
  SessionInfo sessionInfo();

  /** How long it took to start the shell and to open the session. */
  Duration took();

  /** What carries requests to the shell. */
  ShellTransport transport();

  /**
   * Has one command carried out, if the session offers it.
   *
   * @param timeout how long to wait for the answer
   */
  Answer ask(ShellCommand command, Duration timeout);

  /** Lets the shell go, and ends what it may have left behind. */
  @Override
  void close();

  /**
   * Opens one; takes about a second, through jPowerShell five more, and whatever Exchange takes, at
   * most a minute and a half.
   *
   * @param settings how to start the shell; its connections do not count
   * @param connection where to
   */
  static Opening open(ShellSettings settings, Connection connection) {
    return OwnSession.open(settings, connection);
  }

  /** What became of opening a session. */
  sealed interface Opening {
    /**
     * It is open.
     *
     * @param session to be closed by whoever asked for it
     */
    record Opened(TrialSession session) implements Opening {}

    /**
     * The shell runs, and no session could be opened from it.
     *
     * @param report why, as the other side told it
     * @param sessionInfo what the shell said of itself; it offers nothing
     */
    record NotConnected(ErrorReport report, SessionInfo sessionInfo) implements Opening {}

    /**
     * No shell came to answer.
     *
     * @param why in a clause
     */
    record NotStarted(String why) implements Opening {}
  }

  /** What became of a command. */
  sealed interface Answer {
    /**
     * It was answered.
     *
     * @param reply what with, which may be Exchange's own error
     */
    record Answered(ShellReply reply) implements Answer {}

    /**
     * It was not sent, because the session would not have taken it.
     *
     * @param problem why
     */
    record NotOffered(BindingProblem problem) implements Answer {}

    /**
     * No answer came, and none will: the session is over.
     *
     * @param how in a clause
     */
    record NoAnswer(String how) implements Answer {}
  }
}
