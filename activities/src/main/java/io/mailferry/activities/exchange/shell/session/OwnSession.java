package io.mailferry.activities.exchange.shell.session;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.SessionInfo;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import java.time.Duration;

/** A trial session with a shell and a folder of its own. */
final class OwnSession implements TrialSession {
  private final ShellSession session;
  private final Duration took;
  private final Lodging lodging;

  private OwnSession(ShellSession session, Duration took, Lodging lodging) {
    this.session = session;
    this.took = took;
    this.lodging = lodging;
  }

  static Opening open(ShellSettings settings, Connection connection) {
    Lodging lodging;
    try {
      lodging = Lodging.in(ShellFolder.create(settings));
    } catch (RuntimeException failed) {
      return new Opening.NotStarted(String.valueOf(failed.getMessage()));
    }
    var opening = openedIn(lodging, connection);
    switch (opening) {
      case Opening.Opened _ -> {}
      case Opening.NotConnected _, Opening.NotStarted _ -> lodging.leave();
    }
    return opening;
  }

  private static Opening openedIn(Lodging lodging, Connection connection) {
    var began = System.nanoTime();
    try {
      var session = ShellSession.open(lodging.folder(), connection);
      var took = Duration.ofNanos(System.nanoTime() - began);
      return new Opening.Opened(new OwnSession(session, took, lodging));
    } catch (ShellSession.NotConnected refused) {
      return new Opening.NotConnected(refused.report(), refused.sessionInfo());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Opening.NotStarted("the wait was interrupted");
    } catch (RuntimeException failed) {
      return new Opening.NotStarted(String.valueOf(failed.getMessage()));
    }
  }

  @Override
  public SessionInfo sessionInfo() {
    return session.sessionInfo();
  }

  @Override
  public Duration took() {
    return took;
  }

  @Override
  public ShellTransport transport() {
    return lodging.folder().transport();
  }

  @Override
  public Answer ask(ShellCommand command, Duration timeout) {
    var problem =
        sessionInfo().cmdlets().bindingProblem(command.cmdlet(), command.parameters().keySet());
    if (problem.isPresent()) {
      return new Answer.NotOffered(problem.get());
    }
    try {
      return new Answer.Answered(session.ask(command, timeout));
    } catch (ShellSession.NoAnswer none) {
      return new Answer.NoAnswer(
          switch (none.silence()) {
            case ShellSession.Silence.NotDelivered(var how) -> how;
            case ShellSession.Silence.Lost(var how) -> how;
          });
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer.NoAnswer("the wait was interrupted");
    }
  }

  @Override
  public void close() {
    session.leave();
    lodging.leave();
  }

  /**
   * The folder of one shell, which is emptied of its processes even when the program is stopped.
   *
   * @param folder its records
   * @param atExit what does so then
   */
  private record Lodging(ShellFolder folder, Thread atExit) {
    static Lodging in(ShellFolder folder) {
      var lodging = new Lodging(folder, new Thread(folder::close, "mailferry-trial-ends"));
      Runtime.getRuntime().addShutdownHook(lodging.atExit);
      return lodging;
    }

    void leave() {
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
      } catch (IllegalStateException alreadyEnding) {
        // The hook itself does the work then, too.
      }
      folder.close();
    }
  }
}
