package io.mailferry.simulator.powershell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A remote end for practice: {@code New-PSSession -HostName host -Subsystem subsystem}, with this
 * folder first on PATH, opens a session to the practice cmdlets in a process of their own.
 *
 * @param host what to give as host name
 * @param subsystem what to give as subsystem
 * @param folder where the practice ssh is
 */
public record PracticeEndpoint(String host, String subsystem, Path folder) {
  private static final String SCRIPT = "PracticeEndpoint.ps1";

  /** Writes module, endpoint and practice ssh into this folder; the far end is this PowerShell. */
  public static PracticeEndpoint write(
      Path folder, PracticeModule module, String host, Path powershell) {
    var home = folder.toAbsolutePath();
    try {
      module.write(home);
      PracticeModule.copy(SCRIPT, home);
      var ssh = home.resolve("ssh");
      Files.writeString(ssh, ssh(powershell.toAbsolutePath(), home.resolve(SCRIPT)));
      if (!ssh.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + ssh + " executable");
      }
      return new PracticeEndpoint(host, "practice", home);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String ssh(Path powershell, Path endpoint) {
    var start = ". '" + endpoint.toString().replace("'", "''") + "'";
    return """
        #!/bin/sh
        # Stands in for the ssh client: whatever host and subsystem are asked for, the far end is here.
        exec %s -sshs -NoLogo -NoProfile -Command %s
        """
        .formatted(quoted(powershell.toString()), quoted(start));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
