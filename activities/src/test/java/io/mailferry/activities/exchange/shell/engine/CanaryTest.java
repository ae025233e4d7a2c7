package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.count.Arrival;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile identities, comments and names, through both doors of a real engine: each arrives as it
 * was, and none is ever executed.
 *
 * <p>They are made of pieces, and through each door every piece stands before every other at least
 * once: more values would only repeat what was tried.
 *
 * <p>{@code -Dmailferry.canary.seed=…} is another run, {@code -Dmailferry.canary.values=…} another
 * length.
 */
@NeedsPowerShell
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class CanaryTest {
  private static final int VALUES = Integer.getInteger("mailferry.canary.values", 3_000);
  private static final long SEED = Long.getLong("mailferry.canary.seed", 20_261_125);
  private static final int SESSIONS = 2;
  private static final int LONG_TEXT = 10_240;
  private static final int ONE_IN_SO_MANY_IS_LONG = 100;
  private static final int MOST_NEIGHBOURS = 5;
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private static Path folder;
  private static Simulator simulator;
  private static List<ShellPool> doors = List.of();

  @BeforeAll
  static void open() {
    simulator = Simulator.start(SimulatorConfig.standard());
    simulator.recordArrivals();
    var shell = PowerShellOfTests.path();
    var endpoint = simulator.writePracticeEndpoint(folder.resolve("endpoint"), shell);
    var path = endpoint.folder() + File.pathSeparator + System.getenv("PATH");
    doors =
        List.of(
            door(
                Map.of(),
                new Connection.Module(simulator.writePracticeModule(folder.resolve("module")))),
            door(
                Map.of("PATH", path),
                new Connection.OverSsh(endpoint.host(), endpoint.subsystem().toString())));
  }

  private static ShellPool door(Map<String, String> environment, Connection connection) {
    return ShellPool.open(
        "canary",
        ShellSettings.of(PowerShellOfTests.path(), environment)
            .reaching(connection)
            .keeping(SESSIONS)
            .recordedIn(folder.resolve("shells")),
        FaultTable.STANDARD);
  }

  @AfterAll
  static void close() {
    doors.forEach(ShellPool::close);
    simulator.close();
  }

  @Test
  void everyTextArrivesAsItWasAndNoneIsExecuted() throws Exception {
    // given
    var canary = folder.resolve("canary");
    var neighbours =
        IntStream.range(0, doors.size())
            .mapToObj(door -> new Neighbours(door, pieces(canary)))
            .toList();
    var sent = commands(neighbours);
    assertThat(neighbours).as("every piece before every other").allMatch(Neighbours::allUsed);

    // when
    sendAll(sent);

    // then
    assertThat(canary).as("seed %d", SEED).doesNotExist();
    assertThat(counted(simulator.arrivals().stream().map(CanaryTest::arrived).toList()))
        .as("seed %d", SEED)
        .isEqualTo(counted(sent.stream().map(CanaryTest::asSent).toList()));
  }

  /** Or the test above would prove nothing. */
  @Test
  void theCanaryWouldDieIfItWereExecuted() throws Exception {
    var canary = folder.resolve("mortal");
    var shell =
        new ProcessBuilder(
                PowerShellOfTests.path().toString(),
                "-NoProfile",
                "-Command",
                "\"" + deadly(canary) + "\"")
            .redirectErrorStream(true)
            .start();
    shell.getInputStream().readAllBytes();

    assertThat(shell.waitFor()).isZero();
    assertThat(canary).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "half \uD83D of it", "\uDE00", "\uFFFE", "\uFFFF", "\u0001"})
  void whatNoShellCanCarryIsRefusedAndNeverSent(String text) {
    for (var door : doors) {
      var before = simulator.arrivals().size();

      assertThatExceptionOfType(Fault.Refused.class)
          .isThrownBy(() -> door.ask(suspend(text, "comment"), LONG, LONG))
          .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-NUL"));
      assertThat(simulator.arrivals()).hasSize(before);
    }
  }

  /** Three texts in each pair of commands: identity and comment, then a name. */
  private static List<ShellCommand> commands(List<Neighbours> ofDoors) {
    var commands = new ArrayList<ShellCommand>();
    for (var pair = 0; pair * 3 < VALUES; pair++) {
      var neighbours = ofDoors.get(pair % ofDoors.size());
      commands.add(suspend(neighbours.text(), neighbours.text()));
      commands.add(named(neighbours.text()));
    }
    return commands;
  }

  /** The texts of one door, made of every piece before every other in an order of chance. */
  private static final class Neighbours {
    private final Random chance;
    private final List<String> pieces;
    private final Deque<String> left = new ArrayDeque<>();
    private int rounds;

    Neighbours(int door, List<String> pieces) {
      this.chance = new Random(SEED + door);
      this.pieces = pieces;
      shuffle();
    }

    private void shuffle() {
      var all = new ArrayList<String>();
      pieces.forEach(first -> pieces.forEach(second -> all.add(first + second)));
      Collections.shuffle(all, chance);
      left.addAll(all);
    }

    String text() {
      var text = new StringBuilder();
      var most = 1 + chance.nextInt(MOST_NEIGHBOURS);
      for (var i = 0; i < most; i++) {
        text.append(next());
      }
      if (chance.nextInt(ONE_IN_SO_MANY_IS_LONG) == 0) {
        fill(text);
      }
      return text.toString();
    }

    private String next() {
      var next = left.pop();
      if (left.isEmpty()) {
        rounds++;
        shuffle();
      }
      return next;
    }

    private void fill(StringBuilder text) {
      while (text.length() < LONG_TEXT) {
        text.append(pieces.get(chance.nextInt(pieces.size())));
      }
    }

    boolean allUsed() {
      return rounds > 0;
    }
  }

  private static ShellCommand suspend(String identity, String comment) {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("Identity", identity);
    parameters.put("SuspendComment", comment);
    parameters.put("Confirm", false);
    return new ShellCommand("Suspend-MoveRequest", parameters, Effect.CHANGES);
  }

  private static ShellCommand named(String name) {
    return new ShellCommand(
        "Get-MoveRequest", new LinkedHashMap<>(Map.of("BatchName", name)), Effect.READS);
  }

  private static String deadly(Path canary) {
    return "$(New-Item -ItemType File -Force -Path '" + canary + "')";
  }

  private static List<String> pieces(Path canary) {
    var deadly = deadly(canary);
    return List.of(
        deadly,
        "'; " + deadly + " #",
        "\"; " + deadly + " #",
        "`\"" + deadly,
        "\n" + deadly + "\n",
        "} " + deadly + " {",
        "'@\n" + deadly + "\n@'",
        "--% " + deadly,
        "'",
        "\"",
        "\u2018\u2019\u201A\u201B",
        "\u201C\u201D\u201E",
        "`n`0`$",
        "$env:PATH",
        "${x}",
        "@{a=1}",
        "@(1)",
        "-Identity",
        "-WhatIf:$false",
        "; exit 3",
        "| Remove-Item *",
        "& whoami",
        "&& ls || ls",
        "> /dev/null 2>&1",
        "%PATH%",
        "\\",
        "/",
        "\r\n",
        "\n",
        "\t",
        " ",
        "\u00A0",
        "\u202F",
        "\u200B",
        "_x000A_",
        "_x005F_",
        "]]>",
        "<Obj RefId=\"0\">",
        "&amp;&#10;",
        "{\"utc\":\"=x\"}",
        "MAILFERRY x TAKEN",
        "\nMAILFERRY x BEGIN\n|AAAA\nMAILFERRY x END 4\n",
        "2026-11-23T10:00:00Z",
        "/Date(1448236800000)/",
        "null",
        "true",
        "12",
        "1e400",
        "=",
        "*",
        "[a-z]?",
        "anna.berg@target.example",
        "O'Brien",
        "Zo\u00EB",
        "e\u0301",
        "\u0130\u0131\u00DF",
        "\u05E9\u05DC\u05D5\u05DD",
        "\u200F\u0645\u0631\u062D\u0628\u0627\u202B",
        "\u4F60\u597D",
        "\uD83D\uDE00",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
        "\uD835\uDD04",
        "\uE000",
        "\uFEFF",
        "\u0085",
        "\u2028");
  }

  private static void sendAll(List<ShellCommand> commands) throws InterruptedException {
    var tasks =
        IntStream.range(0, commands.size())
            .mapToObj(
                i ->
                    (Callable<ShellReply>)
                        () -> doors.get(i / 2 % doors.size()).ask(commands.get(i), LONG, LONG))
            .toList();
    try (var senders = Executors.newFixedThreadPool(2 * SESSIONS)) {
      assertThat(senders.invokeAll(tasks))
          .as("each was answered, if only with a refusal")
          .allSatisfy(each -> assertThat(each.resultNow()).isNotNull());
    }
  }

  private record Texts(String cmdlet, List<Object> values) {}

  private static Texts asSent(ShellCommand command) {
    return new Texts(command.cmdlet(), texts(command.parameters()));
  }

  private static Texts arrived(Arrival arrival) {
    return new Texts(arrival.cmdlet(), texts(arrival.parameters()));
  }

  private static List<Object> texts(Map<String, ? extends @Nullable Object> parameters) {
    return List.of("Identity", "SuspendComment", "BatchName").stream()
        .<Object>map(name -> Objects.requireNonNullElse(parameters.get(name), "none"))
        .toList();
  }

  private static Map<Texts, Long> counted(List<Texts> all) {
    return all.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
