package io.mailferry.simulator.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the executable file which a client starts as if it were PowerShell. */
public final class ShellLauncher {
  private static final List<String> FAST_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-Xshare:auto");

  private ShellLauncher() {}

  /** Writes it into this folder, for a simulator at this address, and returns its path. */
  public static Path write(Path folder, String name, String host, int port, String organisation) {
    var windows = File.separatorChar == '\\';
    var java = Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
    var launcher = folder.resolve(windows ? name + ".cmd" : name);
    var text = windows ? cmd(java, host, port, organisation) : sh(java, host, port, organisation);
    try {
      Files.createDirectories(folder);
      Files.writeString(launcher, text);
      if (!windows && !launcher.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + launcher + " executable");
      }
      return launcher;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String sh(Path java, String host, int port, String organisation) {
    return """
        #!/bin/sh
        # Stands in for PowerShell; whatever arguments PowerShell would get are ignored.
        exec %s %s -cp %s %s --host %s --port %d --organisation %s
        """
        .formatted(
            quoted(java),
            String.join(" ", FAST_START),
            quoted(ownClasses()),
            ShellDoor.class.getName(),
            host,
            port,
            organisation);
  }

  private static String cmd(Path java, String host, int port, String organisation) {
    return "@\"%s\" %s -cp \"%s\" %s --host %s --port %d --organisation %s\r\n"
        .formatted(
            java,
            String.join(" ", FAST_START),
            ownClasses(),
            ShellDoor.class.getName(),
            host,
            port,
            organisation);
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  private static Path ownClasses() {
    try {
      return Path.of(ShellDoor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
