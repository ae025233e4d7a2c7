package io.mailferry.activities.exchange.shell;

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
      lodging = Lodging.in(ShellFolder.create(settings, ShellPool.script()));
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
      return new Opening.NotConnected(refused.report(), refused.introduction());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Opening.NotStarted("we were told to stop waiting for it");
    } catch (RuntimeException failed) {
      return new Opening.NotStarted(String.valueOf(failed.getMessage()));
    }
  }

  @Override
  public Introduction introduction() {
    return session.introduction();
  }

  @Override
  public Duration took() {
    return took;
  }

  @Override
  public Answer ask(ShellCommand command, Duration patience) {
    var misfit = introduction().cmdlets().misfit(command.cmdlet(), command.parameters().keySet());
    if (misfit.isPresent()) {
      return new Answer.NotOffered(misfit.get());
    }
    try {
      return new Answer.Answered(session.ask(command, patience));
    } catch (ShellSession.NoAnswer none) {
      return new Answer.NoAnswer(
          switch (none.silence()) {
            case ShellSession.Silence.NotDelivered(var how) -> how;
            case ShellSession.Silence.Lost(var how) -> how;
          });
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer.NoAnswer("we were told to stop waiting for it");
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
