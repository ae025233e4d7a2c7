package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.session.ShellSession;
import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import io.mailferry.activities.fault.row.Nature;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A far end that goes while a session asks what it offers.
 *
 * <p>Half of an offer looks like roles that the account lacks, and nobody is to be asked for roles
 * because a server was restarted.
 */
@NeedsPowerShell
class BrokenConnectTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(ShellTransport.class)
  void isNoSessionWhenTheFarProcessEndsAmidItsOffer(ShellTransport transport) throws Exception {
    refuses(
        transport,
        """
        function Get-Command {
            Microsoft.PowerShell.Core\\Get-Command -Name Get-MoveRequest, New-MoveRequest
            [Environment]::Exit(9)
        }
        """);
  }

  @Test
  void isNoSessionWhenTheFarEndCannotSayWhatItOffers() throws Exception {
    refuses(
        ShellTransport.OWN,
        """
        function Get-Command {
            Microsoft.PowerShell.Core\\Get-Command -Name Get-MoveRequest, New-MoveRequest
            Write-Error 'The Active Directory server is not available.'
        }
        """);
  }

  private void refuses(ShellTransport transport, String getCommand) throws Exception {
    try (var simulator = Simulator.start(SimulatorConfig.builder().build())) {
      var settings = MeddledEnd.settings(simulator, folder, getCommand).over(transport);
      try (var shells = ShellFolder.create(settings)) {
        assertThatExceptionOfType(ShellSession.NotConnected.class)
            .isThrownBy(() -> ShellSession.open(shells, settings.connections().getFirst()))
            .satisfies(
                refused ->
                    assertThat(FaultTable.STANDARD.classify(refused.report()).nature())
                        .as(refused.report().toString())
                        .isInstanceOf(Nature.NotReached.class));
      }
    }
  }
}
