package io.mailferry.rehearsal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.profesorfalken.jpowershell.PowerShell;
import com.profesorfalken.jpowershell.PowerShellResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The same read through jPowerShell 3.1.1, with its own settings: it looks whether a line has come
 * every 5 ms and takes an answer for whole when none has come for 55 ms.
 *
 * <p>Each answer is JSON of the same properties as ours.
 */
final class OldBridge implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What Mailferry's script returns of a database, as PowerShell would be asked for it. */
  private static final String READ =
      "Get-MailboxDatabase | Select-Object Name, DistinguishedName, Mounted, MountedOnServer,"
          + " MasterServerOrAvailabilityGroup, Recovery,"
          + " @{ Name = 'Guid'; Expression = { [string]$_.Guid } },"
          + " @{ Name = 'ProhibitSendReceiveQuota';"
          + " Expression = { [string]$_.ProhibitSendReceiveQuota } } | ConvertTo-Json -Compress";

  private final PowerShell session;
  private final List<ProcessHandle> processes;

  private OldBridge(PowerShell session, List<ProcessHandle> processes) {
    this.session = session;
    this.processes = processes;
  }

  /** Opens a session, which takes jPowerShell five seconds and the shell's own start. */
  static OldBridge open(Path powershell) {
    var before = ProcessHandle.current().children().toList();
    var session = PowerShell.openSession(powershell.toString());
    return new OldBridge(
        session,
        ProcessHandle.current().children().filter(child -> !before.contains(child)).toList());
  }

  /** Loads the module with the practice cmdlets. */
  OldBridge loading(Path module) {
    var loaded = script(loadingText(module) + "'loaded'").getCommandOutput();
    if (!loaded.strip().endsWith("loaded")) {
      throw new IllegalStateException("jPowerShell did not load the module: " + loaded);
    }
    return this;
  }

  /** The read as a command, whose end is guessed from a silence. */
  JsonNode command() {
    return json(session.executeCommand(READ));
  }

  /** The read as a script, which goes through a file and ends with a mark. */
  JsonNode asScript() {
    return json(script(READ));
  }

  private PowerShellResponse script(String text) {
    return session.executeScript(new BufferedReader(new StringReader(text)));
  }

  private static JsonNode json(PowerShellResponse response) {
    var output = response.getCommandOutput();
    if (response.isError() || response.isTimeout()) {
      throw new IllegalStateException("jPowerShell failed: " + output);
    }
    try {
      return JSON.readTree(output);
    } catch (IOException mangled) {
      throw new UncheckedIOException("jPowerShell's answer is no JSON: " + output, mangled);
    }
  }

  /**
   * The same read in a shell of its own, without anybody's bridge; the text for its command line.
   */
  static String alone(Path module) {
    return loadingText(module) + READ;
  }

  static JsonNode json(String output) throws IOException {
    return JSON.readTree(output);
  }

  private static String loadingText(Path module) {
    return "Import-Module -Global -DisableNameChecking '"
        + module.toString().replace("'", "''")
        + "'; ";
  }

  /** Ends the session, and its process too, which jPowerShell may leave behind. */
  @Override
  public void close() {
    session.close();
    processes.forEach(ProcessHandle::destroyForcibly);
  }
}
