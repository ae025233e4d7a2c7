package io.mailferry.activities.exchange.shell.transport;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.Await;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.engine.NeedsPowerShell;
import io.mailferry.activities.exchange.shell.engine.PowerShellOfTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker is killed at a moment of chance, with shells on their way, idle and busy, and started
 * again: none of the shells it had is left.
 *
 * <p>{@code -Dmailferry.owner.kills=30} says how often in all, a third of it with the real engine;
 * {@code -Dmailferry.owner.seed} repeats a run. The lanes run side by side, because an owner and
 * its shells take their time to start.
 */
@EnabledOnOs(
    value = OS.LINUX,
    disabledReason = "what a shell started is found by the mark in its environment")
@Tag("process")
class OwnerKilledTest {
  private static final int SESSIONS = 2;
  private static final int LANES = 3;
  private static final int KILLS = Integer.getInteger("mailferry.owner.kills", 30);

  /** Each owner that opens over jPowerShell takes it more than five seconds. */
  private static final int SLOW_KILLS = Math.max(1, KILLS / 10);

  private static final long SEED = Long.getLong("mailferry.owner.seed", System.nanoTime());

  @TempDir static Path folder;
  private static ExecutorService lanes = Executors.newFixedThreadPool(LANES + 1);
  private static List<Future<Integer>> fake = List.of();
  private static @Nullable Future<Integer> engine;
  private static @Nullable Future<Integer> overJPowerShell;

  @BeforeAll
  static void start() {
    var each = KILLS / LANES;
    fake =
        IntStream.range(1, LANES)
            .mapToObj(lane -> lanes.submit(() -> new Lane("fake-" + lane, lane, null).run(each)))
            .toList();
    engine =
        PowerShellOfTests.in(System.getenv())
            .map(
                shell ->
                    lanes.submit(
                        () -> new Lane("engine", 0, shell).run(KILLS - each * (LANES - 1))))
            .orElse(null);
    overJPowerShell =
        PowerShellOfTests.in(System.getenv())
            .map(
                shell ->
                    lanes.submit(
                        () ->
                            new Lane("jpowershell", LANES, shell, ShellTransport.JPOWERSHELL)
                                .run(SLOW_KILLS)))
            .orElse(null);
  }

  @AfterAll
  static void end() {
    lanes.shutdownNow();
  }

  @Test
  void noShellIsLeftOnceTheWorkerHasStartedAgain() throws Exception {
    for (var lane : fake) {
      assertThat(lane.get()).isEqualTo(KILLS / LANES);
    }
  }

  @Test
  @NeedsPowerShell
  void noPowerShellIsLeftOnceTheWorkerHasStartedAgain() throws Exception {
    assertThat(requireNonNull(engine).get()).isEqualTo(KILLS - KILLS / LANES * (LANES - 1));
  }

  @Test
  @NeedsPowerShell
  void noPowerShellOverJPowerShellIsLeftOnceTheWorkerHasStartedAgain() throws Exception {
    assertThat(requireNonNull(overJPowerShell).get()).isEqualTo(SLOW_KILLS);
  }

  /** One owner after the other, over the same registry. */
  private static final class Lane {
    private final String name;
    private final Random chance;
    private final Path place;
    private final Path registry;
    private final Path shell;
    private final String module;

    /** All shells and what they started that were ever seen. */
    private final Set<ProcessStamp> seen = new HashSet<>();

    private final ShellTransport transport;
    private @Nullable Process running;

    Lane(String name, int number, @Nullable Path engine) throws IOException {
      this(name, number, engine, ShellTransport.OWN);
    }

    Lane(String name, int number, @Nullable Path engine, ShellTransport transport)
        throws IOException {
      this.name = name;
      this.transport = transport;
      this.chance = new Random(SEED + number);
      this.place = Files.createDirectories(folder.resolve(name));
      this.registry = place.resolve("shells");
      this.shell = engine == null ? FakeShell.launcher(place) : engine;
      this.module = engine == null ? "" : module().toString();
    }

    int run(int kills) throws Exception {
      try {
        for (var kill = 0; kill < kills; kill++) {
          var owner = start(kill, chance.nextInt(SESSIONS + 1));
          awaitAMoment(owner);
          look();
          owner.process().destroyForcibly().waitFor();
          look();
        }
        var last = start(kills, 0);
        last.process().getOutputStream().close();
        assertThat(last.process().waitFor()).as(told(last)).isZero();
        none("left after the last had ended", each -> true);
        return kills;
      } finally {
        // Only a lane that failed has anything left.
        if (running != null) {
          running.destroyForcibly().waitFor();
        }
        var _ = OrphanedShells.endAll(registry);
      }
    }

    private record Owner(Process process, ProcessStamp stamp, Path said, int busy) {}

    /** Starts an owner, and expects that nothing but its own is left as soon as it says so. */
    private Owner start(int number, int busy) throws Exception {
      var said = place.resolve("owner-" + number + ".out");
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Xmx64m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ShellOwner.class.getName(),
                  shell.toString(),
                  registry.toString(),
                  place.toString(),
                  module,
                  Integer.toString(SESSIONS),
                  Integer.toString(busy),
                  transport.name())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      var owner = new Owner(process, ProcessStamp.of(process.toHandle()).orElseThrow(), said, busy);
      await(owner, "it has started", () -> told(owner).contains(ShellOwner.STARTED));
      var own = owner.stamp().text() + "-";
      none("left by the owners before " + number, folder -> !folder.startsWith(own));
      return owner;
    }

    /** On the way, or when all are open and those that shall be busy are. */
    private void awaitAMoment(Owner owner) {
      var births = chance.nextInt(SESSIONS + 2);
      if (births <= SESSIONS) {
        await(owner, births + " are born", () -> bornTo(owner).size() >= births);
      } else {
        await(owner, "all are open", () -> told(owner).contains(ShellOwner.FULL));
        var own = bornTo(owner);
        await(
            owner,
            owner.busy() + " are busy",
            () -> deeds().filter(each -> own.contains(each.shell())).count() >= owner.busy());
      }
    }

    private void await(Owner owner, String what, java.util.function.BooleanSupplier isSo) {
      try {
        Await.until(what, () -> !owner.process().isAlive() || isSo.getAsBoolean());
      } catch (AssertionError never) {
        throw new AssertionError(never.getMessage() + ": " + told(owner), never);
      }
      assertThat(owner.process().isAlive()).as(told(owner)).isTrue();
    }

    /** What the shells at work have written of themselves. */
    private Stream<FakeShell.Deed> deeds() {
      return FakeShell.deeds(place).stream()
          .filter(each -> each.what().equals("Hang") || each.what().equals("Get-Mailbox"));
    }

    private Set<ProcessStamp> bornTo(Owner owner) {
      return folders()
          .filter(each -> ShellFolder.owner(each).filter(owner.stamp()::equals).isPresent())
          .flatMap(ShellFolder::recorded)
          .collect(Collectors.toSet());
    }

    private Stream<Path> folders() {
      return OrphanedShells.list(registry.resolve(PidNamespace.here().text())).stream();
    }

    /** Notes every shell there is, by record, by mark and by what the shells say themselves. */
    private void look() {
      folders().flatMap(ShellFolder::recorded).forEach(seen::add);
      marked(each -> true).forEach(seen::add);
      FakeShell.deeds(place).forEach(each -> seen.add(each.shell()));
    }

    private void none(String what, Predicate<String> ofFolder) {
      look();
      var others = marked(each -> !ofFolder.test(each)).collect(Collectors.toSet());
      folders()
          .filter(each -> !ofFolder.test(each.getFileName().toString()))
          .flatMap(ShellFolder::recorded)
          .forEach(others::add);
      Await.until(
          "nothing is " + what + ", " + name + ", seed " + SEED,
          () -> seen.stream().noneMatch(each -> !others.contains(each) && each.lives()));
      assertThat(marked(ofFolder).toList())
          .as("what is %s, %s, seed %d", what, name, SEED)
          .isEmpty();
    }

    /** Processes with a mark of this lane's registry, by the name of the pool's folder. */
    private Stream<ProcessStamp> marked(Predicate<String> ofFolder) {
      var mark = ShellFolder.MARK + "=" + registry.resolve(PidNamespace.here().text()) + "/";
      return OrphanedShells.list(Path.of("/proc")).stream()
          .filter(each -> each.getFileName().toString().matches("\\d+"))
          .filter(
              each ->
                  Stream.of(environment(each).split("\0"))
                      .filter(variable -> variable.startsWith(mark))
                      .anyMatch(variable -> ofFolder.test(variable.substring(mark.length()))))
          .flatMap(each -> ProcessStamp.of(Long.parseLong(each.getFileName().toString())).stream());
    }

    private static String environment(Path process) {
      try {
        return Files.readString(
            process.resolve("environ"), java.nio.charset.StandardCharsets.ISO_8859_1);
      } catch (IOException gone) {
        return "";
      }
    }

    private static String told(Owner owner) {
      try {
        return Files.readString(owner.said());
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    /** A cmdlet on the script's list that never ends, and writes that it began. */
    private Path module() throws IOException {
      return Files.writeString(
          place.resolve("Hanging.psm1"),
          """
          function Get-Mailbox {
              [CmdletBinding()] param([string]$Identity)
              $stat = [IO.File]::ReadAllText("/proc/$PID/stat")
              $start = $stat.Substring($stat.LastIndexOf(')') + 2).Split(' ')[19]
              # Another shell may be writing to it just now.
              for ($written = $false; -not $written; ) {
                  try {
                      [IO.File]::AppendAllText("$env:FAKE_SHELL_FOLDER/log", "$PID-$start Get-Mailbox`n")
                      $written = $true
                  }
                  catch [IO.IOException] { }
              }
              Start-Sleep -Seconds 600
          }
          Export-ModuleMember -Function *
          """);
    }
  }
}
