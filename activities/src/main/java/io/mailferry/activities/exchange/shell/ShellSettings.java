package io.mailferry.activities.exchange.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How shells are started and kept.
 *
 * @param executable the PowerShell to run
 * @param arguments what it is given before jPowerShell's own arguments
 * @param environment what its process finds in its environment besides ours, e.g. {@link #ENDPOINT}
 * @param sessions how many to keep; Exchange allows an account 18, and those of a process that died
 *     count for another quarter of an hour
 * @param recycleAfter how long a session lives at most
 * @param idleFor how long a session may rest; Exchange ends it after 15 minutes
 * @param retryOpening how long to wait before opening again after a failure
 */
public record ShellSettings(
    Path executable,
    List<String> arguments,
    Map<String, String> environment,
    int sessions,
    Duration recycleAfter,
    Duration idleFor,
    Duration retryOpening) {
  /**
   * The address of Exchange's remote PowerShell, e.g. {@code
   * http://exch1.target.example/PowerShell/}.
   */
  public static final String ENDPOINT = "MAILFERRY_SHELL_ENDPOINT";

  /** A module whose cmdlets are used in place of a remote endpoint's. */
  public static final String MODULE = "MAILFERRY_SHELL_MODULE";

  /** A folder with one {@code <name>.xml} per credential, written by {@code Export-Clixml}. */
  public static final String CREDENTIALS = "MAILFERRY_SHELL_CREDENTIALS";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\"'%]");
  private static final int USUAL_SESSIONS = 4;

  /**
   * @throws IllegalArgumentException when there would be no session, or a value has quotes, percent
   *     signs or control characters
   */
  public ShellSettings {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    if (sessions < 1) {
      throw new IllegalArgumentException("shell sessions: at least one");
    }
    environment.keySet().stream()
        .filter(name -> !NAME.matcher(name).matches())
        .forEach(
            name -> {
              throw new IllegalArgumentException("no name of an environment variable: " + name);
            });
    refuseUnsafe(arguments, "an argument of the shell");
    refuseUnsafe(environment.values(), "a value in the shell's environment");
    refuseUnsafe(List.of(executable.toString()), "the path of the shell");
  }

  private static void refuseUnsafe(Iterable<String> values, String what) {
    for (var value : values) {
      if (UNSAFE.matcher(value).find()) {
        throw new IllegalArgumentException(
            what + " has quotes, percent signs or control characters");
      }
    }
  }

  /** Four sessions of a shell, recycled hourly. */
  public static ShellSettings of(Path executable, Map<String, String> environment) {
    return new ShellSettings(
        executable,
        List.of(),
        environment,
        USUAL_SESSIONS,
        Duration.ofHours(1),
        Duration.ofMinutes(10),
        Duration.ofSeconds(10));
  }

  /** The same with another number of sessions. */
  public ShellSettings keeping(int number) {
    return new ShellSettings(
        executable, arguments, environment, number, recycleAfter, idleFor, retryOpening);
  }

  /** The same with arguments of the shell's own, e.g. {@code -NoProfile}. */
  public ShellSettings with(String... more) {
    return new ShellSettings(
        executable, List.of(more), environment, sessions, recycleAfter, idleFor, retryOpening);
  }

  /** The same with another wait before opening again. */
  public ShellSettings retrying(Duration wait) {
    return new ShellSettings(
        executable, arguments, environment, sessions, recycleAfter, idleFor, wait);
  }
}
