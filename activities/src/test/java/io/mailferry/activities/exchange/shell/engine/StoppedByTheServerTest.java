package io.mailferry.activities.exchange.shell.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.CommandLog;
import io.mailferry.activities.exchange.Exchange;
import io.mailferry.activities.exchange.ExchangeShell;
import io.mailferry.activities.exchange.ExchangeTimeouts;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server that goes down stops what it is doing. Neither output nor an error shows it: it looks
 * like success, or like nothing there, and must never be taken for either.
 *
 * <p>Two ways to be stopped, behind a remote session and in the shell itself: the pipeline alone,
 * and the runspace in which it runs. Some have written their answer before, or a part of it.
 */
@NeedsPowerShell
class StoppedByTheServerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final MailboxGuid ANNA = MailboxGuid.of("3f1c0000-0000-0000-0000-000000000001");
  private static final String CONTROLLER = "dc1.target.example";
  private static final Database QUEUE = new Database(new UUID(0, 1), "TGT-DB01", "CN=TGT-DB01");

  /**
   * Every command costs its session, and the next has to be opened. A far end that falls silent for
   * good is waited for as long.
   */
  private static final Duration A_WHILE = Duration.ofSeconds(90);

  private static final ExchangeTimeouts PATIENT =
      new ExchangeTimeouts(A_WHILE, A_WHILE, A_WHILE, A_WHILE);

  private static final String STOPPED =
      """
      function New-MoveRequest {
          [CmdletBinding()]
          param($Identity, $TargetDatabase, $BatchName, $CompleteAfter, $DomainController)
          [pscustomobject]@{ ExchangeGuid = $Identity; Status = 'Queued' }
          throw [System.Management.Automation.PipelineStoppedException]::new()
      }
      function Set-MoveRequest {
          [CmdletBinding()] param($Identity, $CompleteAfter, $DomainController)
          throw [System.Management.Automation.PipelineStoppedException]::new()
      }
      function Suspend-MoveRequest {
          [CmdletBinding(SupportsShouldProcess)]
          param($Identity, $SuspendComment, $DomainController)
          throw [System.Management.Automation.PipelineStoppedException]::new()
      }
      function Resume-MoveRequest {
          [CmdletBinding()] param($Identity, $DomainController)
          [runspace]::DefaultRunspace.CloseAsync()
          while ($true) { Start-Sleep -Milliseconds 50 }
      }
      function Remove-MoveRequest {
          [CmdletBinding(SupportsShouldProcess)] param($Identity, $DomainController)
          Write-Warning 'It is going down.'
          throw [System.Management.Automation.PipelineStoppedException]::new()
      }
      function Get-MoveRequest {
          [CmdletBinding()] param($BatchName, $ResultSize, $DomainController)
          [pscustomobject]@{ ExchangeGuid = '3f1c0000-0000-0000-0000-000000000002'; Status = 'Queued' }
          throw [System.Management.Automation.PipelineStoppedException]::new()
      }
      function Get-MoveRequestStatistics {
          [CmdletBinding()]
          param($Identity, $MoveRequestQueue, $MailboxGuid, $DomainController)
          if ($MoveRequestQueue -and -not $MailboxGuid) {
              [runspace]::DefaultRunspace.CloseAsync()
              while ($true) { Start-Sleep -Milliseconds 50 }
          }
          throw [System.Management.Automation.PipelineStoppedException]::new()
      }
      function Get-MailboxDatabase {
          [CmdletBinding()] param($Identity, [switch]$Status)
          throw [System.Management.Automation.PipelineStoppedException]::new()
      }
      function Get-MigrationUser {
          [CmdletBinding()] param($MailboxGuid)
          throw [System.Management.Automation.PipelineStoppedException]::new()
      }
      """;

  /**
   * A way to the cmdlets. Without a session between them the shell itself is stopped, and nothing
   * comes from it any more.
   */
  enum Door {
    MODULE(ShellTransport.OWN),
    REMOTING(ShellTransport.OWN),
    MODULE_OVER_JPOWERSHELL(ShellTransport.JPOWERSHELL),
    REMOTING_OVER_JPOWERSHELL(ShellTransport.JPOWERSHELL);

    private final ShellTransport transport;

    Door(ShellTransport transport) {
      this.transport = transport;
    }

    boolean isRemote() {
      return this == REMOTING || this == REMOTING_OVER_JPOWERSHELL;
    }

    List<String> codes() {
      // A far end that closes its runspace may fall silent for good; then it is the wait that ends.
      return isRemote()
          ? List.of("MF-EX-SESSION-LOST", "MF-EX-LOST-ANSWER")
          : List.of("MF-EX-LOST-ANSWER");
    }
  }

  /** Those over which everything is asked; of jPowerShell, which opens slowly, the kinds alone. */
  private static final List<Door> OVER_OUR_OWN = List.of(Door.MODULE, Door.REMOTING);

  private static final List<Door> OVER_JPOWERSHELL =
      List.of(Door.MODULE_OVER_JPOWERSHELL, Door.REMOTING_OVER_JPOWERSHELL);

  @TempDir static Path folder;
  private static Simulator simulator;
  private static final Map<Door, ShellPool> POOLS = new LinkedHashMap<>();

  @BeforeAll
  static void open() throws Exception {
    simulator = Simulator.start(SimulatorConfig.builder().build());
    for (var door : Door.values()) {
      POOLS.put(door, ShellPool.open("stopped", settings(door).keeping(2), FaultTable.STANDARD));
    }
  }

  private static ShellSettings settings(Door door) throws IOException {
    var own = Files.createDirectory(folder.resolve(door.name()));
    var settings =
        door.isRemote()
            ? MeddledEnd.settings(simulator, own, STOPPED)
            : ShellSettings.of(PowerShellOfTests.path(), Map.of())
                .reaching(
                    new Connection.Module(Files.writeString(own.resolve("Stopped.psm1"), STOPPED)))
                .recordedIn(own.resolve("shells"));
    return settings.over(door.transport);
  }

  private static Exchange exchange(Door door) {
    return new ExchangeShell(
        "target",
        requireNonNull(POOLS.get(door)),
        FaultTable.STANDARD,
        InstantSource.fixed(NOW),
        PATIENT,
        CommandLog.NONE);
  }

  @AfterAll
  static void close() {
    POOLS.values().forEach(ShellPool::close);
    simulator.close();
  }

  static Stream<Arguments> changes() {
    return Stream.concat(
        through(
            OVER_OUR_OWN,
            Map.of(
                "submit", exchange -> exchange.submit(local(), CONTROLLER),
                "complete", exchange -> exchange.completeAfter(ANNA, NOW, CONTROLLER),
                "suspend", exchange -> exchange.suspend(ANNA, "paused", CONTROLLER),
                "resume", exchange -> exchange.resume(ANNA, CONTROLLER),
                "remove", exchange -> exchange.remove(ANNA, CONTROLLER))),
        through(
            OVER_JPOWERSHELL,
            Map.of(
                "submit", exchange -> exchange.submit(local(), CONTROLLER),
                "resume", exchange -> exchange.resume(ANNA, CONTROLLER))));
  }

  /** Two through the module are enough, where each costs two shells. */
  static Stream<Arguments> reads() {
    return Stream.of(
            through(
                OVER_OUR_OWN,
                Map.of(
                    "item", exchange -> exchange.requestInQueue(QUEUE, ANNA),
                    "queue", exchange -> exchange.queueOf(QUEUE))),
            through(
                List.of(Door.REMOTING_OVER_JPOWERSHELL),
                Map.of("batch", exchange -> exchange.requestsOfBatch("mailferry/*", null))),
            through(
                List.of(Door.REMOTING),
                Map.of(
                    "request", exchange -> exchange.requestOf(ANNA, CONTROLLER),
                    "batch", exchange -> exchange.requestsOfBatch("mailferry/*", null),
                    "database", exchange -> exchange.stateOf(QUEUE),
                    "migration user", exchange -> exchange.migrationBatchOf(ANNA),
                    "sign of life", Exchange::ping)))
        .flatMap(each -> each);
  }

  private static Stream<Arguments> through(
      List<Door> doors, Map<String, Consumer<Exchange>> asked) {
    return doors.stream()
        .flatMap(
            door ->
                asked.entrySet().stream()
                    .map(each -> Arguments.of(door, each.getKey(), each.getValue())));
  }

  @ParameterizedTest(name = "{1} through {0}")
  @MethodSource("changes")
  void isNoSuccess(Door door, String what, Consumer<Exchange> change) {
    assertThatExceptionOfType(Fault.Unconfirmed.class)
        .as(what)
        .isThrownBy(() -> change.accept(exchange(door)))
        .satisfies(fault -> assertThat(door.codes()).contains(fault.code()));
  }

  @ParameterizedTest(name = "{1} through {0}")
  @MethodSource("reads")
  void doesNotTellThatNothingIsThere(Door door, String what, Consumer<Exchange> read) {
    assertThatExceptionOfType(Fault.NotReached.class)
        .as(what)
        .isThrownBy(() -> read.accept(exchange(door)))
        .satisfies(fault -> assertThat(door.codes()).contains(fault.code()));
  }

  private static NewMove local() {
    var common =
        new NewMove.Common(
            new WaveName("w07"),
            Limits.NONE,
            new NewMove.Brake.CompleteAfter(NOW.plus(Duration.ofDays(1))));
    return new NewMove.Local(ANNA, new Part.Whole(QUEUE, null), common);
  }
}
