package io.mailferry.activities.exchange.shell.transport;

import io.mailferry.activities.exchange.shell.Await;
import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A process that owns a pool and keeps some of its shells busy for ever, so that a test can kill
 * it. It tells what it has come to in lines on standard output, and ends when its input does.
 */
final class ShellOwner {
  /** The earlier shells were reaped, and its own are being opened. */
  static final String STARTED = "started";

  /** All its sessions are open. */
  static final String FULL = "full";

  private static final Duration LONG = Duration.ofMinutes(10);

  private ShellOwner() {}

  /**
   * The shell, the registry, a folder, a module or nothing, sessions, how many are busy, and the
   * transport.
   */
  public static void main(String[] args) throws IOException {
    var module = args[3];
    var sessions = Integer.parseInt(args[4]);
    var busy = Integer.parseInt(args[5]);
    var settings =
        ShellSettings.of(Path.of(args[0]), Map.of(FakeShell.FOLDER, args[2]))
            .reaching(
                module.isEmpty() ? new Connection.Ready() : new Connection.Module(Path.of(module)))
            .keeping(sessions)
            .recordedIn(Path.of(args[1]))
            .over(ShellTransport.valueOf(args[6]));
    try (var pool = ShellPool.open("owner", settings, FaultTable.STANDARD)) {
      say(STARTED);
      for (var i = 0; i < busy; i++) {
        Thread.ofPlatform()
            .daemon()
            .start(() -> work(pool, module.isEmpty() ? "Hang" : "Get-Mailbox"));
      }
      Thread.ofPlatform().daemon().start(() -> tellWhenFull(pool, sessions));
      while (System.in.read() >= 0) {
        // Nothing is said to it.
      }
    }
  }

  private static void work(ShellPool pool, String cmdlet) {
    try {
      var _ =
          pool.ask(
              new ShellCommand(cmdlet, new LinkedHashMap<>(Map.of("Identity", "x")), Effect.READS),
              LONG,
              LONG);
      say(cmdlet + " came back");
    } catch (Fault fault) {
      say(fault.sentence());
    }
  }

  private static void tellWhenFull(ShellPool pool, int sessions) {
    Await.until(
        "all sessions are open", () -> pool.health().ready() + pool.health().busy() == sessions);
    say(FULL);
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
