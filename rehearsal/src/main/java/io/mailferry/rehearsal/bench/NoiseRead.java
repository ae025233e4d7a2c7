package io.mailferry.rehearsal.bench;

import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.table.FaultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What it costs when something else prints empty lines before an answer, by either transport. */
final class NoiseRead {
  private static final List<Integer> LINES = List.of(0, 5_000, 10_000, 20_000);
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private static final String NOISY =
      """
      function Get-MailboxDatabase {
          [CmdletBinding()] param([string]$Identity)
          [Console]::Out.Write("`n" * [int]$Identity)
          [pscustomobject]@{ Name = 'noisy' }
      }
      Export-ModuleMember -Function *
      """;

  private NoiseRead() {}

  /** For each number of lines: milliseconds by our own transport, and by jPowerShell. */
  static List<List<Object>> of(Path powershell, Path work) throws IOException {
    var module = Files.writeString(work.resolve("Noisy.psm1"), NOISY);
    var settings = ShellFixture.settings(powershell, module, work);
    var own = millis(settings.over(ShellTransport.OWN));
    var other = millis(settings.over(ShellTransport.JPOWERSHELL));
    var rows = new ArrayList<List<Object>>();
    for (var lines : LINES) {
      rows.add(List.of(lines, own.getOrDefault(lines, 0.0), other.getOrDefault(lines, 0.0)));
    }
    return rows;
  }

  private static Map<Integer, Double> millis(ShellSettings settings) {
    var millis = new LinkedHashMap<Integer, Double>();
    try (var pool = ShellPool.open("noisy", settings, FaultTable.STANDARD)) {
      ask(pool, 0);
      for (var lines : LINES) {
        var began = System.nanoTime();
        ask(pool, lines);
        millis.put(lines, (System.nanoTime() - began) / 1e6);
      }
    }
    return millis;
  }

  private static void ask(ShellPool pool, int lines) {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("Identity", String.valueOf(lines));
    var command = new ShellCommand("Get-MailboxDatabase", parameters, Effect.READS);
    var reply = pool.ask(command, TIMEOUT, TIMEOUT);
    if (reply.result().size() != 1) {
      throw new IllegalStateException("the noisy cmdlet answered " + reply);
    }
  }
}
