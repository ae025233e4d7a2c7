package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.exchange.shell.session.ShellSession;
import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.world.Organisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A practice Exchange and the ways to it: its module in a real engine, its remote end behind a real
 * engine, and the stand-in.
 *
 * <p>No two of the processes have the same local time, so that a time which is not told in UTC is
 * told wrong by at least two of them.
 */
final class PracticeDoors implements AutoCloseable {
  /** Names the credential that every shell finds in its environment. */
  static final String CREDENTIAL = "env:FAR";

  private static final String ZONE = "TZ";

  private final Path folder;
  private final Simulator simulator;
  private final List<Runnable> toClose = new ArrayList<>();

  private PracticeDoors(Path folder, Simulator simulator) {
    this.folder = folder;
    this.simulator = simulator;
  }

  /**
   * A way to the practice Exchange.
   *
   * @param kind which way
   * @param organisation whose cmdlets
   * @param culture whose separators that organisation's server writes numbers with; the stand-in
   *     has none
   * @param transport what carries requests to the shell; to the stand-in only our own can
   */
  record Door(Kind kind, Organisation organisation, Locale culture, ShellTransport transport) {
    static final Door MODULE = new Door(Kind.MODULE);
    static final Door REMOTING = new Door(Kind.REMOTING);
    static final Door STAND_IN = new Door(Kind.STAND_IN);

    private Door(Kind kind) {
      this(kind, Organisation.TARGET, Locale.US, ShellTransport.OWN);
    }

    enum Kind {
      MODULE,
      REMOTING,
      STAND_IN
    }

    Door of(Organisation other) {
      return new Door(kind, other, culture, transport);
    }

    Door writing(Locale other) {
      return new Door(kind, organisation, other, transport);
    }

    Door over(ShellTransport other) {
      return new Door(kind, organisation, culture, other);
    }

    @Override
    public String toString() {
      return kind
          + " of "
          + organisation
          + " in "
          + culture.toLanguageTag()
          + " over "
          + transport.word();
    }
  }

  /** Starts a practice Exchange that keeps its files, and the records of shells, in a folder. */
  static PracticeDoors open(Path folder, SimulatorConfig.Builder world) {
    return new PracticeDoors(folder, Simulator.start(world.build()));
  }

  Simulator simulator() {
    return simulator;
  }

  /** Sessions through a door; closed with the doors. */
  ShellPool pool(Door door, int sessions) throws IOException {
    var pool =
        ShellPool.open(door.toString(), settings(door).keeping(sessions), FaultTable.STANDARD);
    toClose.add(pool::close);
    return pool;
  }

  /** One session through a door, without a pool's checks before it; closed with the doors. */
  ShellSession session(Door door) throws Exception {
    return session(settings(door));
  }

  private ShellSession session(ShellSettings settings) throws Exception {
    var shells = ShellFolder.create(settings);
    toClose.add(shells::close);
    return ShellSession.open(shells, settings.connections().getFirst());
  }

  /** The same with a session that is to see the entire forest. */
  ShellSession sessionSeeingAll(Door door) throws Exception {
    return session(settings(door).seeingEntireForest());
  }

  private ShellSettings settings(Door door) throws IOException {
    return reaching(door).over(door.transport());
  }

  private ShellSettings reaching(Door door) throws IOException {
    var own = Files.createTempDirectory(folder, door.kind().name().toLowerCase(Locale.ROOT));
    return switch (door.kind()) {
      case MODULE ->
          shell(PowerShellOfTests.path(), Map.of(ZONE, "America/New_York"))
              .reaching(
                  new Connection.Module(
                      simulator.writePracticeModule(own, door.organisation(), door.culture())));
      case REMOTING -> {
        var end =
            simulator.writePracticeEndpoint(
                own, PowerShellOfTests.path(), door.organisation(), door.culture());
        yield shell(
                PowerShellOfTests.path(),
                Map.of(
                    ZONE, "Europe/Berlin", "PATH", MeddledEnd.pathBehind(elsewhere(end.folder()))))
            .reaching(new Connection.OverSsh(end.host(), end.subsystem()));
      }
      case STAND_IN -> shell(simulator.writeShellLauncher(own, door.organisation()), Map.of());
    };
  }

  /** A way to a remote end whose clock shows the time of another place than ours. */
  private static Path elsewhere(Path end) throws IOException {
    var ssh = Files.createDirectories(end.resolve("elsewhere")).resolve("ssh");
    Files.writeString(
        ssh,
        """
        #!/bin/sh
        TZ=Asia/Kolkata exec '%s' "$@"
        """
            .formatted(end.resolve("ssh")));
    assertThat(ssh.toFile().setExecutable(true)).isTrue();
    return Objects.requireNonNull(ssh.getParent());
  }

  private ShellSettings shell(Path executable, Map<String, String> environment) {
    var all = new HashMap<>(environment);
    all.put("FAR_USER", "SOURCE\\mover");
    all.put("FAR_PASSWORD", "pass");
    return ShellSettings.of(executable, all).keeping(1).recordedIn(folder.resolve("shells"));
  }

  @Override
  public void close() {
    toClose.reversed().forEach(Runnable::run);
    simulator.close();
  }
}
