package io.mailferry.starter;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param out where data goes
 * @param err where words go
 * @param terminal whether a person looks at both
 * @param environment the variables that settings may come from
 * @param home the folder below which defaults lie
 * @param user the account that gives orders
 * @param clock the time on this machine
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> environment,
    Path home,
    String user,
    InstantSource clock) {
  private static final int USUAL_WIDTH = 120;
  private static final int USUAL_HEIGHT = 40;

  /** The map is copied. */
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of this process. */
  @SuppressWarnings("SystemConsoleNull") // Java 25 answers null again where nobody sits.
  public static Surroundings ofThisProcess() {
    var console = System.console();
    return new Surroundings(
        System.out,
        System.err,
        console != null && console.isTerminal(),
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        System.getProperty("user.name"),
        InstantSource.system());
  }

  /** Whether colours are welcome. */
  boolean colour() {
    return terminal
        && !environment.containsKey("NO_COLOR")
        && !"dumb".equals(environment.get("TERM"));
  }

  /** How many letters fit a line. */
  int width() {
    return number("COLUMNS", terminal ? USUAL_WIDTH : Integer.MAX_VALUE / 2);
  }

  /** How many lines fit the screen. */
  int height() {
    return number("LINES", USUAL_HEIGHT);
  }

  private int number(String name, int otherwise) {
    try {
      return Integer.parseInt(environment.getOrDefault(name, ""));
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }
}
