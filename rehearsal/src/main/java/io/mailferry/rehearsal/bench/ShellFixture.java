package io.mailferry.rehearsal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailferry.activities.exchange.command.Cmdlet;
import io.mailferry.activities.exchange.command.GetMailboxDatabase;
import io.mailferry.activities.exchange.command.line.Rendering;
import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.exchange.shell.session.TrialSession;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.rehearsal.WorkFolder;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A practice Exchange behind a real PowerShell, and our way to it.
 *
 * <p>Its clock stands still, so that nothing happens in it but what is asked.
 */
final class ShellFixture implements AutoCloseable {
  static final Instant EVENING = Instant.parse("2026-01-05T18:00:00Z");

  /** What a session is kept alive with, and asked for when a wave is checked. */
  static final Cmdlet SMALL_READ = new GetMailboxDatabase(new GetMailboxDatabase.Which.All());

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final Simulator simulator;
  private final Path powershell;
  private final Path work;
  private final Path module;

  private ShellFixture(Simulator simulator, Path powershell, Path work) {
    this.simulator = simulator;
    this.powershell = powershell;
    this.work = work;
    this.module = simulator.writePracticeModule(work.resolve("module"));
  }

  /** Starts the practice Exchange; what it needs is written to the folder, which is made anew. */
  static ShellFixture open(SimulatorConfig.Builder config, Path powershell, Path work)
      throws IOException {
    WorkFolder.fresh(work);
    return new ShellFixture(
        Simulator.start(config.manualClock(EVENING).build()), powershell.toAbsolutePath(), work);
  }

  /** Where the practice cmdlets are. */
  enum Door {
    /** In the shell itself. */
    MODULE,
    /** Behind a remote session, in a process of its own. */
    REMOTING
  }

  Simulator simulator() {
    return simulator;
  }

  Path powershell() {
    return powershell;
  }

  Path work() {
    return work;
  }

  Path module() {
    return module;
  }

  /** One session behind this door, which opens meanwhile. */
  ShellPool pool(Door door, ShellTransport transport) {
    return ShellPool.open("practice", settings(door).over(transport), FaultTable.STANDARD);
  }

  private ShellSettings settings(Door door) {
    return switch (door) {
      case MODULE -> settings(powershell, module, work);
      case REMOTING -> {
        var endpoint = simulator.writePracticeEndpoint(work.resolve("endpoint"), powershell);
        var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        yield ShellSettings.of(
                powershell, Map.of("PATH", endpoint.folder() + File.pathSeparator + path))
            .reaching(new Connection.OverSsh(endpoint.host(), endpoint.subsystem()))
            .keeping(1)
            .recordedIn(work.resolve("shells"));
      }
    };
  }

  /** Whether this machine can play the far end of a remote session. */
  boolean offersRemoting() {
    return File.separatorChar == '/';
  }

  /**
   * Opens one session outside any pool.
   *
   * @throws IllegalStateException when none opens
   */
  TrialSession session(ShellTransport transport) {
    return switch (TrialSession.open(
        settings(Door.MODULE).over(transport), new Connection.Module(module))) {
      case TrialSession.Opening.Opened(var session) -> session;
      case TrialSession.Opening.NotConnected not ->
          throw new IllegalStateException("no session: " + not.report());
      case TrialSession.Opening.NotStarted(var why) ->
          throw new IllegalStateException("no session: " + why);
    };
  }

  /** One session of this PowerShell that loads this module. */
  static ShellSettings settings(Path powershell, Path module, Path work) {
    return ShellSettings.of(powershell, Map.of())
        .reaching(new Connection.Module(module))
        .keeping(1)
        .recordedIn(work.resolve("shells"));
  }

  /**
   * Has a cmdlet carried out.
   *
   * @throws IllegalStateException when Exchange refuses it: what failed is not measured
   */
  static ShellReply ask(ShellPool pool, Cmdlet cmdlet) {
    return well(pool.ask(Rendering.at(EVENING).of(cmdlet), TIMEOUT, TIMEOUT));
  }

  /** The same through a session of its own. */
  static ShellReply ask(TrialSession session, Cmdlet cmdlet) {
    return switch (session.ask(Rendering.at(EVENING).of(cmdlet), TIMEOUT)) {
      case TrialSession.Answer.Answered(var reply) -> well(reply);
      case TrialSession.Answer.NotOffered(var problem) ->
          throw new IllegalStateException("not offered: " + problem);
      case TrialSession.Answer.NoAnswer(var how) ->
          throw new IllegalStateException("no answer: " + how);
    };
  }

  private static ShellReply well(ShellReply reply) {
    if (reply.error() != null) {
      throw new IllegalStateException("the practice Exchange refused: " + reply.error());
    }
    return reply;
  }

  /** The names in an answer, which tell whether two are the same. */
  static List<String> names(Iterable<JsonNode> databases) {
    var names = new TreeSet<String>();
    databases.forEach(each -> names.add(each.path("Name").asText()));
    return List.copyOf(names);
  }

  @Override
  public void close() {
    simulator.close();
  }
}
