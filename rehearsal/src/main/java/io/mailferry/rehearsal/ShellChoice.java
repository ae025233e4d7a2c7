package io.mailferry.rehearsal;

import io.mailferry.activities.exchange.shell.ShellTransport;
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
  record StandIn() implements ShellChoice {
    @Override
    public ShellTransport transport() {
      return ShellTransport.OWN;
    }
  }

  /**
   * A real engine with the practice cmdlets loaded into it.
   *
   * @param powershell the program
   * @param transport what carries requests to it
   */
  record Module(Path powershell, ShellTransport transport) implements ShellChoice {}

  /**
   * A real engine, and the practice cmdlets behind a remote session in a process of its own.
   *
   * @param powershell the program, for both ends
   * @param transport what carries requests to the near one
   */
  record Remoting(Path powershell, ShellTransport transport) implements ShellChoice {}

  /** The word for it in the result. */
  default String word() {
    return switch (this) {
      case StandIn _ -> "stand-in";
      case Module _ -> "pwsh module" + over();
      case Remoting _ -> "pwsh remoting" + over();
    };
  }

  private String over() {
    return transport() == ShellTransport.OWN ? "" : " over " + transport().word();
  }

  /** What carries requests to it. */
  ShellTransport transport();

  /**
   * Reads the options.
   *
   * @param transport its word; null for our own
   * @throws IllegalArgumentException when a PowerShell is asked for and there is none, or not one
   *     that can do it, or the transport needs one or is unknown; the message says where it was
   *     looked for and what to do
   */
  static ShellChoice of(@Nullable String option, boolean remoting, @Nullable String transport) {
    return of(option, remoting, transport, System.getenv());
  }

  static ShellChoice of(
      @Nullable String option,
      boolean remoting,
      @Nullable String transport,
      Map<String, String> environment) {
    var carrier = transport == null ? ShellTransport.OWN : ShellTransport.named(transport);
    return switch (option) {
      case null -> standIn(remoting, carrier);
      case "stand-in" -> standIn(remoting, carrier);
      case "pwsh" -> {
        var powershell = powershell(environment);
        yield remoting ? remoting(powershell, carrier) : new Module(powershell, carrier);
      }
      default -> throw new IllegalArgumentException("--shell is stand-in or pwsh, not " + option);
    };
  }

  private static ShellChoice standIn(boolean remoting, ShellTransport transport) {
    if (remoting) {
      throw new IllegalArgumentException("--remoting needs --shell pwsh");
    }
    if (transport != ShellTransport.OWN) {
      throw new IllegalArgumentException(
          "--transport " + transport.word() + " needs --shell pwsh: the stand-in is no PowerShell");
    }
    return new StandIn();
  }

  private static ShellChoice remoting(Path powershell, ShellTransport transport) {
    if (File.separatorChar == '\\') {
      throw new IllegalArgumentException(
          "--remoting: the practice session needs a system with sh; here use --shell pwsh alone");
    }
    return new Remoting(powershell, transport);
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
      case Module(var powershell, _) ->
          List.of("executable=" + powershell, "module=" + simulator.writePracticeModule(folder));
      case Remoting(var powershell, _) -> {
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
