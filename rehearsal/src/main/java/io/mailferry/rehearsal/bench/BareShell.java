package io.mailferry.rehearsal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.rehearsal.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A small read in a shell of its own, without anybody's transport: the least that one can cost. */
final class BareShell {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What Mailferry's script returns of a database, as PowerShell would be asked for it. */
  private static final String READ =
      "Get-MailboxDatabase | Select-Object Name, DistinguishedName, Mounted, MountedOnServer,"
          + " MasterServerOrAvailabilityGroup, Recovery,"
          + " @{ Name = 'Guid'; Expression = { [string]$_.Guid } },"
          + " @{ Name = 'ProhibitSendReceiveQuota';"
          + " Expression = { [string]$_.ProhibitSendReceiveQuota } } | ConvertTo-Json -Compress";

  private BareShell() {}

  /** Starts a shell, loads the practice cmdlets, reads and ends. */
  static JsonNode databases(ShellFixture scene) throws IOException, InterruptedException {
    var module = scene.module().toString().replace("'", "''");
    var said =
        Tool.run(
            List.of(
                scene.powershell().toString(),
                "-NoLogo",
                "-NoProfile",
                "-NonInteractive",
                "-Command",
                "Import-Module -Global -DisableNameChecking '" + module + "'; " + READ),
            Map.of());
    return JSON.readTree(said.output());
  }
}
