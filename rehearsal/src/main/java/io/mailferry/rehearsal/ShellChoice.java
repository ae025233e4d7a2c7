package io.mailferry.rehearsal;

import io.mailferry.simulator.Simulator;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which shell a rehearsal's worker works with. */
public sealed interface ShellChoice {
  /** The worker's setting {@code mailferry.shell.executable}, as the environment spells it. */
  String VARIABLE = "MAILFERRY_SHELL_EXECUTABLE";

  /** What stands in for a shell: nothing needs installing. */
  record StandIn() implements ShellChoice {}

  /**
   * A real engine with the practice cmdlets loaded into it.
   *
   * @param powershell the program
   */
  record Module(Path powershell) implements ShellChoice {}

  /**
   * A real engine, and the practice cmdlets behind a remote session in a process of its own.
   *
   * @param powershell the program, for both ends
   */
  record Remoting(Path powershell) implements ShellChoice {}

  /** The word for it in the result. */
  default String word() {
    return switch (this) {
      case StandIn _ -> "stand-in";
      case Module _ -> "pwsh module";
      case Remoting _ -> "pwsh remoting";
    };
  }

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException when a PowerShell is asked for and there is none, or not one
   *     that can do it; the message says where it was looked for and what to do
   */
  static ShellChoice of(@Nullable String option, boolean remoting) {
    return of(option, remoting, System.getenv());
  }

  static ShellChoice of(
      @Nullable String option, boolean remoting, Map<String, String> environment) {
    return switch (option) {
      case null -> standIn(remoting);
      case "stand-in" -> standIn(remoting);
      case "pwsh" -> {
        var powershell = powershell(environment);
        yield remoting ? remoting(powershell) : new Module(powershell);
      }
      default -> throw new IllegalArgumentException("--shell is stand-in or pwsh, not " + option);
    };
  }

  private static ShellChoice standIn(boolean remoting) {
    if (remoting) {
      throw new IllegalArgumentException("--remoting needs --shell pwsh");
    }
    return new StandIn();
  }

  private static ShellChoice remoting(Path powershell) {
    if (File.separatorChar == '\\') {
      throw new IllegalArgumentException(
          "--remoting: the practice session needs a system with sh; here use --shell pwsh alone");
    }
    return new Remoting(powershell);
  }

  private static Path powershell(Map<String, String> environment) {
    var stated = environment.getOrDefault(VARIABLE, "");
    if (!stated.isBlank()) {
      var path = Path.of(stated);
      if (!Files.isExecutable(path)) {
        throw new IllegalArgumentException(
            "--shell pwsh: " + VARIABLE + " names " + stated + ", which is no program");
      }
      return path.toAbsolutePath();
    }
    return onPath(environment.getOrDefault("PATH", ""))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--shell pwsh: found no PowerShell: "
                        + VARIABLE
                        + " is not set and there is no pwsh on the PATH; install PowerShell 7 or"
                        + " point "
                        + VARIABLE
                        + " to it"));
  }

  private static Optional<Path> onPath(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> List.of("pwsh", "pwsh.exe").stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * The worker's settings for it, without their prefix; what they need is written to the folder.
   */
  default List<String> settings(Simulator simulator, Path folder) {
    return switch (this) {
      case StandIn _ -> List.of("executable=" + simulator.writeShellLauncher(folder));
      case Module(var powershell) ->
          List.of("executable=" + powershell, "module=" + simulator.writePracticeModule(folder));
      case Remoting(var powershell) -> {
        var endpoint = simulator.writePracticeEndpoint(folder, powershell);
        yield List.of(
            "executable=" + powershell,
            "ssh-host=" + endpoint.host(),
            "ssh-subsystem=" + endpoint.subsystem(),
            "environment.PATH="
                + endpoint.folder()
                + File.pathSeparator
                + Objects.requireNonNullElse(System.getenv("PATH"), ""));
      }
    };
  }
}
