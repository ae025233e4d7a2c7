package io.mailferry.rehearsal.handbook;

import io.mailferry.host.Up;
import io.mailferry.rehearsal.Rehearsal;
import io.mailferry.starter.Mailferry;
import io.mailferry.starter.screen.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What {@code mailferry} understands: its commands, and the options of each. */
final class KnownCommands {
  /** What the launcher does itself. */
  static final Set<String> LAUNCHER = Set.of("help", "jdk", "temporal", "build", "test");

  /** Programs that take a worker's settings. */
  static final Set<String> WITH_SETTINGS = Set.of("worker", "shell");

  static final Set<String> SIMULATOR = Set.of("simulator");

  static final Set<String> HOST = Set.of("up");

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:^|(?<=[\\s`'\"(/\\\\]))mailferry(?:\\.cmd)? (-[-a-zA-Z]+|[a-z]+)([^`'\">|&;\n]*)");

  private static final Pattern OPTION = Pattern.compile("(?:^|\\s)(-{1,2}[A-Za-z][\\w.-]*)");
  private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z]+) {2,}\\S");

  private final Set<String> operators;
  private final Map<String, Set<String>> options = new LinkedHashMap<>();

  KnownCommands() {
    this.operators = Set.copyOf(found(LISTED, operatorsHelp("--help")));
    operators.forEach(
        each -> options.put(each, Set.copyOf(found(OPTION, operatorsHelp(each, "--help")))));
    options.put("up", new CommandLine(new Up()).getCommandSpec().optionsMap().keySet());
    var rehearsals = new CommandLine(Rehearsal.class);
    rehearsals
        .getSubcommands()
        .forEach(
            (name, command) -> options.put(name, command.getCommandSpec().optionsMap().keySet()));
  }

  Set<String> operators() {
    return operators;
  }

  Set<String> rehearsals() {
    return Set.of("demo", "drill", "bench");
  }

  /** Every word that may stand behind {@code mailferry}. */
  List<String> all() {
    return Stream.of(operators, rehearsals(), LAUNCHER, WITH_SETTINGS, SIMULATOR, HOST)
        .flatMap(Set::stream)
        .sorted()
        .toList();
  }

  /** What is wrong with the commands in a text: those that do not exist, and their options. */
  List<String> unknownIn(String text) {
    var unknown = new ArrayList<String>();
    COMMAND
        .matcher(text)
        .results()
        .forEach(found -> unknown.addAll(unknown(found.group(1), found.group(2), found.group())));
    return unknown;
  }

  private List<String> unknown(String command, String rest, String typed) {
    if (command.startsWith("-")) {
      return Set.of("--help", "--version", "-h", "-V").contains(command)
          ? List.of()
          : List.of("no such option: " + typed.strip());
    }
    if (!all().contains(command)) {
      return List.of("no such command: " + typed.strip());
    }
    if (command.equals("shell") && !rest.startsWith(" check")) {
      return List.of("only shell check exists: " + typed.strip());
    }
    var known = options.get(command);
    return found(OPTION, rest).stream()
        .filter(option -> !option.equals("--help") && !option.equals("-h"))
        .filter(option -> !exists(command, known, option))
        .map(option -> "no such option of " + command + ": " + option + " (" + typed.strip() + ")")
        .toList();
  }

  private static boolean exists(String command, Set<String> known, String option) {
    if (known != null) {
      return known.contains(option);
    }
    if (WITH_SETTINGS.contains(command)) {
      return Settings.knows(option.substring(2))
          || (command.equals("shell") && option.equals("--json"));
    }
    // The simulator refuses what it does not know, and its own test asks for each of its options.
    return SIMULATOR.contains(command) || command.equals("test");
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).distinct().toList();
  }

  private static String operatorsHelp(String... arguments) {
    var said = new ByteArrayOutputStream();
    var screen = new PrintStream(said, true, StandardCharsets.UTF_8);
    Mailferry.run(
        new Environment(
            screen,
            screen,
            false,
            Map.of(),
            Path.of("."),
            "nobody",
            InstantSource.system(),
            ZoneOffset.UTC),
        arguments);
    return said.toString(StandardCharsets.UTF_8);
  }
}
