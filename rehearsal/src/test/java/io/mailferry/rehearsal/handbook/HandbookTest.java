package io.mailferry.rehearsal.handbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.model.Route;
import io.mailferry.operations.plan.PlanHints;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.plan.WaveCutover;
import io.mailferry.operations.plan.wavefile.WaveFile;
import io.mailferry.rehearsal.ShellChoice;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the pages show can be typed: every fenced block of README and docs is run and compared,
 * checked as far as it can be checked here, or listed with the reason why it is neither.
 *
 * <p>A block of the language {@code console} is run: what stands behind a {@code $} is typed, what
 * follows is what has to be printed, see {@link Likeness} and {@link Typed}.
 */
@Tag("process")
class HandbookTest {
  private static final Path ROOT =
      Path.of(Objects.requireNonNullElse(System.getProperty("mailferry.root"), ".."))
          .toAbsolutePath()
          .normalize();

  /** A wave on the stage is over long before. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** What may be typed again until it shows what the page shows: it only looks. */
  private static final Set<String> LOOKS = Set.of("status", "explain");

  /** Exchange away, no worker: both are a moment behind the stage. Nothing was changed then. */
  private static final Set<Integer> NOT_THERE_YET = Set.of(30, 40);

  private static final KnownCommands COMMANDS = new KnownCommands();

  private static final Pattern POSTED =
      Pattern.compile("curl -X POST http://127\\.0\\.0\\.1:PORT(/\\w+) -d '([^']+)'");

  private static final Pattern CODE = Pattern.compile("`[^`\n]+`");

  /**
   * A block that is not run although it is no script for another system.
   *
   * @param begins its first line, up to where it is clear
   */
  private record Left(String page, String begins, String why) {
    boolean is(Block block) {
      return block.page().toString().replace('\\', '/').equals(page)
          && block.begins().startsWith(begins);
    }
  }

  private static final List<Left> LEFT =
      List.of(
          new Left(
              "README.md",
              "./mailferry demo",
              "the demo is run by .ci/run, and the test is what runs this"),
          new Left(
              "README.md",
              "Wave first-wave:",
              "a table that a terminal draws again and again; .ci/run looks for its last sentence"),
          new Left(
              "docs/connect/practising.md",
              "./mailferry demo",
              "each is run by .ci/run but --keep"),
          new Left(
              "docs/connect/practising.md",
              "./mailferry drill --storm",
              "takes minutes; .ci/run runs storms"),
          new Left("docs/rehearsals.md", "./mailferry drill --storm", "takes half an hour"),
          new Left(
              "docs/rehearsals.md",
              "./mailferry drill fortnight",
              "takes three quarters of an hour; FortnightTest reads its plans"),
          new Left(
              "docs/operate/operator-guide.md",
              "Wave friday: over between",
              "a wave that waits for its window; ForecastCommandTest reads such lines"),
          new Left(
              "docs/operate/operator-guide.md",
              "If it were started now:",
              "needs earlier waves; ForecastCommandTest has one"),
          new Left(
              "docs/rehearsals.md",
              "./mailferry drill  ",
              "processes die for minutes; .ci/run runs the drills, the rounds over fewer"
                  + " mailboxes"),
          new Left(
              "docs/rehearsals.md",
              "./mailferry drill database-off-line",
              "takes minutes to hours; NamedStormsTest knows the names"),
          new Left(
              "docs/connect/practising.md",
              "./mailferry up",
              "runs until it is stopped; .ci/run drills it"),
          new Left(
              "docs/connect/practising.md",
              "curl -X POST",
              "its port is another one at each start; another test here posts it"),
          new Left("docs/connect/practising.md", "(umask 077", "no container engine here"),
          new Left("docs/connect/practising.md", "docker compose exec", "no container engine here"),
          new Left("docs/develop/benchmarks.md", "./mailferry bench", "takes half an hour"),
          new Left("docs/develop/mutations.md", "mvn -Pmutation", "takes an hour and more"),
          new Left(
              "docs/develop/shell-protocol.md",
              "MAILFERRY <id>",
              "lines between two programs; MailferryScriptTest reads them"),
          new Left(
              "docs/develop/one-mailbox.md",
              "flowchart",
              "a picture; GlossaryTest reads its names"),
          new Left(
              "docs/operate/operator-guide.md",
              "INCIDENT forest target.example",
              "what stands on a screen while a forest is away; StatusTableTest reads such lines"),
          new Left(
              "docs/operate/operator-guide.md",
              "INCIDENT domain controller",
              "what stands on a screen while one of two is away; RealStatusTest stops one"),
          new Left(
              "docs/operate/operator-guide.md",
              "DRIFT 300 move requests of ours",
              "what stands on a screen after Temporal was lost; OpenDriftTest counts such"
                  + " requests"),
          new Left(
              "docs/operate/operator-guide.md",
              "mailferry approve friday",
              "nobody here is a second person; ApprovalTest has one"),
          new Left(
              "docs/operate/operator-guide.md",
              "QUESTION failed/far-credential",
              "no password changes on this stage; FarCredentialTest changes one"),
          new Left("docs/connect/settings.md", "spring.config.import", "two lines of two files"));

  @TempDir static Path folder = Path.of("");

  private static Stage stage;

  @BeforeAll
  static void setTheStage() throws IOException {
    stage = Stage.set(ROOT, folder.toRealPath());
  }

  @AfterAll
  static void strikeIt() {
    stage.close();
  }

  @TestFactory
  Stream<DynamicTest> everyBlockIsRunCheckedOrListed() throws IOException {
    var settings = new LinkedHashMap<Path, Settings>();
    return Block.all(ROOT).stream()
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.place(),
                    () ->
                        treat(block, settings.computeIfAbsent(block.page(), _ -> new Settings()))));
  }

  private static void treat(Block block, Settings settings) throws Exception {
    var text = String.join("\n", block.text());
    if (!block.language().equals("console")) {
      assertThat(COMMANDS.unknownIn(text)).isEmpty();
    }
    switch (block.language()) {
      case "console" -> run(block);
      case "csv" -> plan(block);
      case "yaml" -> {
        if (isAWaveFile(block)) {
          waveFile(block);
        } else {
          settings.add(block.text());
          assertThat(settings.refused()).isEmpty();
        }
      }
      case "json" -> new ObjectMapper().readTree(text.replace("{…}", "{}").replace("[…]", "[]"));
      case "xml" ->
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      // Windows' and systemd's: nothing here can run them.
      case "bat", "ini", "powershell" -> {}
      default -> assertThat(LEFT).as("listed: why it is not run").anyMatch(left -> left.is(block));
    }
  }

  /** A plan that a page shows is one, and is saved for the commands that follow. */
  private static void plan(Block block) throws IOException {
    var name = block.savedAs().orElseThrow();
    stage.save(name, block.text());
    // Where a list is to go is typed in the commands that follow.
    var hints = new PlanHints(Map.of(), List.of("TGT-DB01"));
    assertThat(Plans.read(folder.toRealPath().resolve(name), Route.PULL, hints).lines())
        .isNotEmpty();
  }

  private static boolean isAWaveFile(Block block) {
    return block.text().stream()
        .anyMatch(line -> line.startsWith("rows:") || line.startsWith("from:"));
  }

  /** The same of a wave file. */
  private static void waveFile(Block block) throws IOException {
    var name = block.savedAs().orElseThrow();
    stage.save(name, block.text());
    var now = Instant.now();
    var file = WaveFile.read(folder.toRealPath().resolve(name), null, now);
    var lines = file.plan(Route.PULL, Map.of(), List.of(), WaveCutover.unsaid(now)).lines();
    assertThat(lines).isNotEmpty();
  }

  private static void run(Block block) throws Exception {
    for (var typed : Typed.in(block)) {
      var words = typed.words();
      assertThat(words.getFirst()).isIn("mailferry", "./mailferry");
      var arguments = words.subList(1, words.size());
      var deadline = Instant.now().plus(LONGEST);
      while (true) {
        var said = said(typed, arguments);
        var wrong = wrong(typed, said);
        if (wrong.isEmpty()) {
          break;
        }
        if (!mayBeTypedAgain(arguments, said) || Instant.now().isAfter(deadline)) {
          fail(block.page() + ":" + typed.line() + ": " + typed.command() + "\n" + wrong.get());
        }
        Thread.onSpinWait();
      }
    }
  }

  private static boolean mayBeTypedAgain(List<String> arguments, Stage.Said said) {
    return LOOKS.contains(arguments.getFirst()) || NOT_THERE_YET.contains(said.code());
  }

  private static Stage.Said said(Typed typed, List<String> arguments) throws Exception {
    var command = arguments.getFirst();
    var rest = arguments.subList(1, arguments.size());
    if (typed.interrupted()) {
      return stage.interrupted(arguments);
    }
    return switch (command) {
      case "help", "jdk", "temporal" -> stage.launcher(arguments);
      case "worker" -> stage.program("io.mailferry.worker.MailferryWorker", rest);
      case "shell" -> stage.program("io.mailferry.worker.ShellDoctor", rest);
      case "simulator" -> stage.program("io.mailferry.simulator.Main", rest);
      default -> stage.operator(arguments);
    };
  }

  private static Optional<String> wrong(Typed typed, Stage.Said said) {
    var difference = Likeness.difference(typed.printed(), said.lines());
    return said.code() == typed.code()
        ? difference
        : Optional.of(
            "it ended with "
                + said.code()
                + ", not "
                + typed.code()
                + "; it printed\n    "
                + String.join("\n    ", said.lines()));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandInASentenceExists() throws IOException {
    return Block.pages(ROOT).stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.toString(), () -> assertThat(unknownInSentences(page)).isEmpty()));
  }

  private static List<String> unknownInSentences(Path page) throws IOException {
    var unknown = new ArrayList<String>();
    var inBlock = false;
    for (var line : Files.readAllLines(ROOT.resolve(page))) {
      if (line.strip().startsWith("```")) {
        inBlock = !inBlock;
      } else if (!inBlock) {
        CODE.matcher(line)
            .results()
            .forEach(found -> unknown.addAll(COMMANDS.unknownIn(found.group())));
      }
    }
    return unknown;
  }

  @Test
  void whatIsListedIsThere() throws IOException {
    var blocks = Block.all(ROOT);

    assertThat(LEFT).allMatch(left -> blocks.stream().anyMatch(left::is));
  }

  @Test
  void whatIsPostedToAPracticeOrganisationIsTakenThere() throws Exception {
    var posted =
        Block.all(ROOT).stream()
            .flatMap(block -> POSTED.matcher(String.join("\n", block.text())).results())
            .toList();

    assertThat(posted).isNotEmpty();
    try (var practice = Simulator.start(SimulatorConfig.builder().build());
        var client = HttpClient.newHttpClient()) {
      for (var each : posted) {
        var answer =
            client.send(
                HttpRequest.newBuilder(URI.create(practice.httpAddress() + each.group(1)))
                    .POST(HttpRequest.BodyPublishers.ofString(each.group(2)))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      }
    }
  }

  @Test
  void bothLaunchersKnowEveryCommand() throws IOException {
    for (var launcher : List.of("mailferry", "mailferry.cmd")) {
      var text = Files.readString(ROOT.resolve(launcher));
      assertThat(COMMANDS.all())
          .as(launcher)
          .allMatch(command -> Pattern.compile("(?m)\\b" + command + "\\b").matcher(text).find());
    }
  }

  @Test
  void theLauncherStartsProgramsThatExist() throws IOException {
    var types =
        Pattern.compile("io\\.mailferry(?:\\.\\w+)+")
            .matcher(Files.readString(ROOT.resolve("mailferry")))
            .results()
            .map(found -> found.group())
            .distinct();

    assertThat(types)
        .hasSize(6)
        .allSatisfy(
            type ->
                assertThat(Class.forName(type).getMethod("main", String[].class).getName())
                    .isEqualTo("main"));
  }

  @Test
  void theExamplesOfDeployAreSettingsOfAWorker() throws IOException {
    try (var files = Files.list(ROOT.resolve("deploy/config"))) {
      for (var file : files.toList()) {
        var settings = new Settings();
        settings.add(
            Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList());
        assertThat(settings.refused()).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void everyScriptForPowerShellIsOne() throws Exception {
    var scripts = Block.all(ROOT).stream().filter(block -> block.language().equals("powershell"));
    var all = new LinkedHashMap<String, String>();
    scripts.forEach(block -> all.put(block.place(), String.join("\n", block.text())));

    assertThat(PowerShellParser.errors(powershell(), folder, all)).isEmpty();
  }

  private static Path powershell() {
    try {
      return switch (ShellChoice.of("pwsh", false, null)) {
        case ShellChoice.Module(var powershell, _) -> powershell;
        case ShellChoice.StandIn _, ShellChoice.Remoting _ -> throw new AssertionError();
      };
    } catch (IllegalArgumentException none) {
      Assumptions.assumeFalse(System.getenv("CI") == null, none.getMessage());
      throw none;
    }
  }
}
