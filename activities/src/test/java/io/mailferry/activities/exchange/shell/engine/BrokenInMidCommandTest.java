package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.CommandLog;
import io.mailferry.activities.exchange.ExchangeShell;
import io.mailferry.activities.exchange.ExchangeTimeouts;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A far end that dies in the middle of a command, with words that would mean that nothing ran if
 * they came by themselves.
 */
@NeedsPowerShell
@ParameterizedClass(name = "{0}")
@EnumSource(ShellTransport.class)
class BrokenInMidCommandTest {
  private static final MailboxGuid ANNA = MailboxGuid.of("3f1c0000-0000-0000-0000-000000000001");
  private static final String CONTROLLER = "dc1.target.example";

  private static final String DYING =
      """
      function Break-Session([string]$words) {
          Write-Error $words -ErrorAction Continue
          # Until it is on its way.
          Start-Sleep -Milliseconds 500
          [Diagnostics.Process]::GetCurrentProcess().Kill()
      }
      function Remove-MoveRequest {
          [CmdletBinding(SupportsShouldProcess)] param($Identity, $DomainController)
          Break-Session '[FailureCategory=AuthZ-CmdletAccessDeniedException] No management roles.'
      }
      function Resume-MoveRequest {
          [CmdletBinding()] param($Identity, $DomainController)
          Break-Session '[FailureCategory=AuthZ-AuthorizationException] Something about budgets.'
      }
      function Get-MoveRequestStatistics {
          [CmdletBinding()] param($Identity, $MoveRequestQueue, $MailboxGuid, $DomainController)
          Break-Session '[FailureCategory=AuthZ-CmdletAccessDeniedException] No management roles.'
      }
      """;

  @TempDir static Path folder;
  private static Simulator simulator;
  private static ShellPool pool;
  private static ExchangeShell exchange;

  @Parameter private ShellTransport transport;

  /** As many sessions as tests, because each costs one. */
  @BeforeParameterizedClassInvocation
  static void open(ShellTransport transport) throws Exception {
    simulator = Simulator.start(SimulatorConfig.builder().build());
    var own = Files.createDirectory(folder.resolve(transport.word()));
    var settings = MeddledEnd.settings(simulator, own, DYING).over(transport);
    pool = ShellPool.open("dying", settings.keeping(3), FaultTable.STANDARD);
    exchange =
        new ExchangeShell(
            "target",
            pool,
            FaultTable.STANDARD,
            InstantSource.fixed(Instant.EPOCH),
            new ExchangeTimeouts(
                Duration.ofMinutes(3),
                Duration.ofMinutes(3),
                Duration.ofMinutes(3),
                Duration.ofMinutes(3)),
            CommandLog.NONE);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    pool.close();
    simulator.close();
  }

  @Test
  void leavesAChangeUnconfirmedThoughItsWordsTellOfMissingRoles() {
    assertThatExceptionOfType(Fault.Unconfirmed.class)
        .as("over %s", transport)
        .isThrownBy(() -> exchange.remove(ANNA, CONTROLLER))
        .withMessageContaining("management roles")
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-SESSION-LOST"));
  }

  @Test
  void leavesAChangeUnconfirmedThoughItsWordsTellOfAnOpeningThatFailed() {
    assertThatExceptionOfType(Fault.Unconfirmed.class)
        .as("over %s", transport)
        .isThrownBy(() -> exchange.resume(ANNA, CONTROLLER))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-SESSION-LOST"));
  }

  @Test
  void doesNotRefuseARead() {
    assertThatExceptionOfType(Fault.NotReached.class)
        .as("over %s", transport)
        .isThrownBy(() -> exchange.requestOf(ANNA, CONTROLLER))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-SESSION-LOST"));
  }
}
