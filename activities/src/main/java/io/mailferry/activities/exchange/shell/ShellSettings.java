package io.mailferry.activities.exchange.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How shells are started and kept.
 *
 * @param executable the PowerShell to run
 * @param arguments what it is given before our own arguments
 * @param environment what its process finds in its environment besides ours, e.g. {@link
 *     #CREDENTIALS}
 * @param connections where Exchange's cmdlets are, in order of preference; all as one account
 * @param sessions how many to keep
 * @param timing how long things take
 * @param registry the folder in which every shell of this account on this machine is recorded, so
 *     that none is left behind
 * @param transport what carries requests to the shells
 * @param scope whose recipients a session is to see
 */
public record ShellSettings(
    Path executable,
    List<String> arguments,
    Map<String, String> environment,
    List<Connection> connections,
    int sessions,
    Timing timing,
    Path registry,
    ShellTransport transport,
    RecipientScope scope) {
  /** A folder with one {@code <name>.xml} per credential, written by {@code Export-Clixml}. */
  public static final String CREDENTIALS = "MAILFERRY_SHELL_CREDENTIALS";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern UNSAFE = Pattern.compile("\\p{Cntrl}");

  /** A path that PowerShell takes for one word wherever it stands. */
  private static final Pattern PLAIN = Pattern.compile("([A-Za-z]:)?[/\\\\A-Za-z0-9._~-]+");

  private static final int USUAL_SESSIONS = 4;

  /**
   * How long things take, in the world's time.
   *
   * @param recycleAfter how long a session lives at most; each ends up to a quarter earlier, so
   *     that they do not end together
   * @param keepAlive after how long a rest a session is used for a cheap read; Exchange ends one
   *     that has rested 15 minutes (docs/exchange/remote-powershell.md#limits)
   * @param idleFor after how long a rest a session is no longer believed in
   * @param retryOpening how long to wait before opening again after a failure
   */
  public record Timing(
      Duration recycleAfter, Duration keepAlive, Duration idleFor, Duration retryOpening) {
    /** Hourly, every five minutes, after fourteen, ten seconds. */
    public static final Timing USUAL =
        new Timing(
            Duration.ofHours(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(14),
            Duration.ofSeconds(10));

    /**
     * @throws IllegalArgumentException when one of them is not greater than 0
     */
    public Timing {
      if (!Stream.of(recycleAfter, keepAlive, idleFor, retryOpening)
          .allMatch(Duration::isPositive)) {
        throw new IllegalArgumentException("a time of the shell must be greater than 0");
      }
    }
  }

  /**
   * @throws IllegalArgumentException when there would be no session, a value has control
   *     characters, the connections are several accounts', or jPowerShell could not carry the path
   *     of the registry
   */
  public ShellSettings {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    connections = List.copyOf(connections);
    if (sessions < 1) {
      throw new IllegalArgumentException("shell sessions: at least one");
    }
    if (connections.stream().map(Connection::accountName).distinct().count() != 1) {
      throw new IllegalArgumentException(
          "a pool's sessions are opened somewhere, and all as the same account");
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
    refuseUnsafe(List.of(registry.toString()), "the path of the folder for shells");
    if (transport == ShellTransport.JPOWERSHELL && !PLAIN.matcher(registry.toString()).matches()) {
      throw new IllegalArgumentException(
          "jPowerShell puts the path of the folder for shells on a line of PowerShell without"
              + " quotes, and "
              + registry
              + " has a blank or another character that is no letter of a to z, digit, dot, dash or"
              + " underscore; state another mailferry.shell.folder, or the transport own");
    }
  }

  private static void refuseUnsafe(Iterable<String> values, String what) {
    for (var value : values) {
      if (UNSAFE.matcher(value).find()) {
        throw new IllegalArgumentException(what + " has control characters");
      }
    }
  }

  /** Four sessions of a shell that has the cmdlets already. */
  public static ShellSettings of(Path executable, Map<String, String> environment) {
    return new ShellSettings(
        executable,
        List.of(),
        environment,
        List.of(new Connection.Ready()),
        USUAL_SESSIONS,
        Timing.USUAL,
        usualRegistry(),
        ShellTransport.OWN,
        RecipientScope.AS_OPENED);
  }

  /**
   * Where shells are recorded unless it is said otherwise: {@code .mailferry/shells} in the
   * account's home, or, when it has none, in the folder for temporary files.
   */
  public static Path usualRegistry() {
    var home = Objects.requireNonNullElse(System.getProperty("user.home"), "");
    var place = home.isBlank() ? System.getProperty("java.io.tmpdir") : home;
    return Path.of(place, ".mailferry", "shells").toAbsolutePath();
  }

  /** The same with sessions elsewhere, in order of preference. */
  public ShellSettings reaching(Connection... others) {
    return new ShellSettings(
        executable,
        arguments,
        environment,
        Arrays.asList(others),
        sessions,
        timing,
        registry,
        transport,
        scope);
  }

  /** The same with another number of sessions. */
  public ShellSettings keeping(int number) {
    return new ShellSettings(
        executable,
        arguments,
        environment,
        connections,
        number,
        timing,
        registry,
        transport,
        scope);
  }

  /** The same with arguments of the shell's own, e.g. {@code -NoProfile}. */
  public ShellSettings with(String... more) {
    return new ShellSettings(
        executable,
        List.of(more),
        environment,
        connections,
        sessions,
        timing,
        registry,
        transport,
        scope);
  }

  /** The same with other times. */
  public ShellSettings timed(Timing other) {
    return new ShellSettings(
        executable,
        arguments,
        environment,
        connections,
        sessions,
        other,
        registry,
        transport,
        scope);
  }

  /** The same with another wait before opening again. */
  public ShellSettings retrying(Duration wait) {
    return timed(new Timing(timing.recycleAfter(), timing.keepAlive(), timing.idleFor(), wait));
  }

  /** The same with its shells recorded elsewhere. */
  public ShellSettings recordedIn(Path folder) {
    return new ShellSettings(
        executable,
        arguments,
        environment,
        connections,
        sessions,
        timing,
        folder,
        transport,
        scope);
  }

  /** The same with another transport. */
  public ShellSettings over(ShellTransport other) {
    return new ShellSettings(
        executable, arguments, environment, connections, sessions, timing, registry, other, scope);
  }

  /** The same with sessions that see the recipients of all domains of their forest. */
  public ShellSettings seeingEntireForest() {
    return new ShellSettings(
        executable,
        arguments,
        environment,
        connections,
        sessions,
        timing,
        registry,
        transport,
        RecipientScope.ENTIRE_FOREST);
  }
}
