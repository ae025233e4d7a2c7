package io.mailferry.activities.exchange.shell.engine;

import io.mailferry.activities.exchange.shell.transport.PowerShells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The PowerShell that tests run on: the one of the product's own setting, else one on PATH. */
public final class PowerShellOfTests {
  private PowerShellOfTests() {}

  /**
   * The executable, absolute, links followed.
   *
   * @throws IllegalStateException when there is none; a test that asks is {@link NeedsPowerShell}
   */
  public static Path path() {
    var environment = System.getenv();
    return in(environment).orElseThrow(() -> new IllegalStateException(none(environment)));
  }

  /**
   * The executable that an environment leads to.
   *
   * <p>A setting that leads nowhere is not made good by PATH: the tests would run on another shell
   * than the one that was asked for.
   */
  public static Optional<Path> in(Map<String, String> environment) {
    return PowerShells.find("", environment)
        .filter(each -> Files.isRegularFile(each) && Files.isExecutable(each))
        .map(PowerShellOfTests::real);
  }

  /** Why there is none, and what to set. */
  static String none(Map<String, String> environment) {
    return stated(environment)
        .map(named -> PowerShells.VARIABLE + " names " + named + ", which cannot be run here")
        .orElse(
            "no PowerShell here: put pwsh on the PATH or name one in "
                + PowerShells.VARIABLE
                + " to run these tests");
  }

  private static Optional<Path> stated(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(PowerShells.VARIABLE))
        .filter(named -> !named.isBlank())
        .map(Path::of);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException unreadable) {
      return path.toAbsolutePath();
    }
  }
}
