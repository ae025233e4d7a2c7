package io.mailferry.starter.screen;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param out where data goes
 * @param err where words go
 * @param terminal whether a person looks at both
 * @param variables the variables that settings may come from
 * @param home the folder below which defaults lie
 * @param user the account that gives orders
 * @param clock the time on this machine
 * @param zone the time zone to which this machine is set
 */
public record Environment(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> variables,
    Path home,
    String user,
    InstantSource clock,
    ZoneId zone) {
  private static final int USUAL_WIDTH = 120;
  private static final int USUAL_HEIGHT = 40;

  /** The map is copied. */
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** Those of this process. */
  @SuppressWarnings("SystemConsoleNull") // Java 25 answers null again where nobody sits.
  public static Environment ofThisProcess() {
    var console = System.console();
    return new Environment(
        System.out,
        System.err,
        console != null && console.isTerminal(),
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        System.getProperty("user.name"),
        InstantSource.system(),
        ZoneId.systemDefault());
  }

  /** Whether colours are welcome. */
  public boolean colour() {
    return terminal && !variables.containsKey("NO_COLOR") && !"dumb".equals(variables.get("TERM"));
  }

  /** How many letters fit a line. */
  public int width() {
    return number("COLUMNS", terminal ? USUAL_WIDTH : Integer.MAX_VALUE / 2);
  }

  /** How many lines fit the screen. */
  public int height() {
    return number("LINES", USUAL_HEIGHT);
  }

  private int number(String name, int otherwise) {
    try {
      return Integer.parseInt(variables.getOrDefault(name, ""));
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }
}
