package io.mailferry.activities.exchange.shell.engine;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.simulator.Simulator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** A practice remote end some of whose commands are not what they should be. */
final class MeddledEnd {
  /** Where the narrowing of the far end begins to forbid. */
  private static final String CUT = "$ExecutionContext.SessionState.Applications";

  private MeddledEnd() {}

  /**
   * The settings of one shell that reaches it.
   *
   * @param folder for its files and for the records of shells
   * @param functions in PowerShell, in place of the commands of the same names
   */
  static ShellSettings settings(Simulator simulator, Path folder, String functions)
      throws IOException {
    var end = simulator.writePracticeEndpoint(folder, PowerShellOfTests.path());
    var script = end.folder().resolve("PracticeEndpoint.ps1");
    Files.writeString(script, Files.readString(script).replace(CUT, functions + CUT));
    return ShellSettings.of(PowerShellOfTests.path(), Map.of("PATH", pathBehind(end.folder())))
        .reaching(new Connection.OverSsh(end.host(), end.subsystem()))
        .keeping(1)
        .recordedIn(folder.resolve("shells"));
  }

  /** This process's PATH with a folder in front, where a practice ssh is. */
  static String pathBehind(Path folder) {
    return folder + File.pathSeparator + Objects.requireNonNullElse(System.getenv("PATH"), "");
  }
}
