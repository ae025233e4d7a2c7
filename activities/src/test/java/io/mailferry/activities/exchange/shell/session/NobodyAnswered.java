package io.mailferry.activities.exchange.shell.session;

/** How the opening of a session ends that nobody answers, without waiting for it. */
public final class NobodyAnswered {
  private NobodyAnswered() {}

  /** What is thrown then. */
  public static ShellSession.NeverConnected whileConnecting() {
    return new ShellSession.NeverConnected(
        "the shell did not connect: no answer came",
        new ShellSession.NoAnswer(new ShellSession.Silence.Lost("no answer came")));
  }
}
