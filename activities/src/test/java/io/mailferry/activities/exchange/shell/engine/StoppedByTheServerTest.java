package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.CommandLog;
import io.mailferry.activities.exchange.ExchangeShell;
import io.mailferry.activities.exchange.ExchangeTimeouts;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that goes down stops what it is doing, and PowerShell tells that as an end without an
 * error: neither success nor an answer.
 */
@NeedsPowerShell
class StoppedByTheServerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final MailboxGuid ANNA = MailboxGuid.of("3f1c0000-0000-0000-0000-000000000001");
  private static final String CONTROLLER = "dc1.target.example";

  private static final String STOPPED =
      """
      function New-MoveRequest {
          [CmdletBinding()]
          param($Identity, $TargetDatabase, $BatchName, $CompleteAfter, $DomainController)
          throw [System.Management.Automation.PipelineStoppedException]::new()
      }
      function Get-MoveRequestStatistics {
          [CmdletBinding()]
          param($Identity, $MoveRequestQueue, $MailboxGuid, $DomainController)
          throw [System.Management.Automation.PipelineStoppedException]::new()
      }
      """;

  @TempDir Path folder;
  private Simulator simulator;
  private ShellPool pool;
  private ExchangeShell exchange;

  @BeforeEach
  void open() throws Exception {
    simulator = Simulator.start(SimulatorConfig.builder().build());
    var settings = MeddledEnd.settings(simulator, folder, STOPPED);
    pool = ShellPool.open("stopped", settings, FaultTable.STANDARD);
    exchange =
        new ExchangeShell(
            "target",
            pool,
            FaultTable.STANDARD,
            InstantSource.fixed(NOW),
            ExchangeTimeouts.USUAL,
            CommandLog.NONE);
  }

  @AfterEach
  void close() {
    pool.close();
    simulator.close();
  }

  @Test
  void leavesASubmissionUnconfirmed() {
    var database = new Database(new UUID(0, 1), "TGT-DB01", "CN=TGT-DB01");
    var common =
        new NewMove.Common(
            new WaveName("w07"),
            Limits.NONE,
            new NewMove.Brake.CompleteAfter(NOW.plus(Duration.ofDays(1))));

    assertThatExceptionOfType(Fault.Unconfirmed.class)
        .isThrownBy(
            () ->
                exchange.submit(
                    new NewMove.Local(ANNA, new Part.Whole(database, null), common), CONTROLLER));
  }

  @Test
  void doesNotTellThatThereIsNoRequest() {
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> exchange.requestOf(ANNA, CONTROLLER))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-LOST-ANSWER"));
  }
}
