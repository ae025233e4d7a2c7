package io.mailferry.activities.exchange.shell.session;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request from its line to the body of its answer. */
final class SessionRequest {
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final ShellChannel shell;
  private final UUID id;
  private final String line;
  private final long deadline;
  private final Duration timeout;
  private boolean taken;
  private boolean ended;
  private boolean notGiven;

  SessionRequest(ShellChannel shell, UUID id, String line, Duration timeout) {
    this.shell = shell;
    this.id = id;
    this.line = line;
    this.timeout = timeout;
    this.deadline = System.nanoTime() + timeout.toNanos();
  }

  String body() throws ShellSession.NoAnswer, InterruptedException {
    write();
    while (true) {
      switch (shell.hear(deadline - System.nanoTime())) {
        case null ->
            throw none(
                shell.isAlive()
                    ? "no answer within " + timeout.toSeconds() + " s"
                    : "the shell ended before it had answered");
        case ShellEvent.Taken(var whose) when whose.equals(id.toString()) -> taken = true;
        case ShellEvent.Frame(var whose, var body) when whose.equals(id.toString()) -> {
          return body;
        }
        case ShellEvent.Taken _, ShellEvent.Frame _ ->
            throw astray("the shell answered another request");
        case ShellEvent.BrokenFrame(var how) -> throw astray("the answer is damaged: " + how);
        case ShellEvent.EndOfOutput _ -> {
          ended = true;
          throw none("the shell ended before it had answered");
        }
      }
    }
  }

  private void write() throws ShellSession.NoAnswer, InterruptedException {
    var writing =
        new FutureTask<>(
            () -> {
              shell.write(line);
              return true;
            });
    Thread.ofVirtual().start(writing);
    try {
      var _ = writing.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException unread) {
      // Only what the shell has said of it, once it has ended, tells how much it was given.
      notGiven = unread.getCause() instanceof IOException;
      throw none(notGiven ? "the shell had ended before" : "it could not be written");
    } catch (TimeoutException deaf) {
      throw none("the shell did not read within " + timeout.toSeconds() + " s");
    }
  }

  /** A shell that keeps to nothing is not believed when it has not said that it began. */
  private ShellSession.NoAnswer astray(String how) throws InterruptedException {
    taken = true;
    return none(how);
  }

  /** Ends the shell first: only then is it certain that it will not call the cmdlet any more. */
  private ShellSession.NoAnswer none(String how) throws InterruptedException {
    shell.end();
    taken |= !shell.tellsTaken() && !notGiven;
    var until = System.nanoTime() + LAST_WORDS.toNanos();
    while (!ended && !taken) {
      switch (shell.hear(until - System.nanoTime())) {
        case null -> taken = true;
        case ShellEvent.EndOfOutput _ -> ended = true;
        case ShellEvent.Taken(var whose) -> taken = whose.equals(id.toString());
        case ShellEvent.Frame _, ShellEvent.BrokenFrame _ -> taken = true;
      }
    }
    return new ShellSession.NoAnswer(
        taken
            ? new ShellSession.Silence.Lost(how)
            : new ShellSession.Silence.NotDelivered(
                how + ", and it had not begun with the command"));
  }
}
