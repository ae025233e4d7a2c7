package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class GreetingTest {
  private static final Temporal USUAL = new Temporal(7233, 8233);
  private static final SecondWindow NOWHERE = new SecondWindow(false, "");
  private static final SecondWindow WINDOWS = new SecondWindow(true, "");

  @TempDir Path temp;
  private Path home;

  @BeforeEach
  void install() throws Exception {
    home = Files.createDirectories(temp.resolve("it's mine"));
    Files.createFile(home.resolve("mailferry")).toFile().setExecutable(true);
  }

  @Test
  @Tag("process")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell reads it")
  void whatIsPrintedForASecondWindowWorksThere() throws Exception {
    Files.writeString(home.resolve("mailferry"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    var lines = inASecondWindow(true, USUAL, NOWHERE);
    var typed = lines.stream().filter(line -> line.startsWith("  ")).toList();

    var shell =
        new ProcessBuilder("sh", "-c", String.join("\n", typed)).redirectErrorStream(true).start();

    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
        .containsExactly("start", home.resolve("examples/first-wave.csv").toString(), "--watch");
    assertThat(lines.getLast()).contains("The operator's guide moves the same ones");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the path is that of a POSIX system")
  void nothingIsSaidOfThePathWhereMailferryIsOnIt() {
    assertThat(inASecondWindow(true, USUAL, new SecondWindow(false, "/nowhere:" + home)))
        .noneMatch(line -> line.contains("PATH="));
  }

  @Test
  void windowsIsToldInItsOwnWords() {
    assertThat(inASecondWindow(true, USUAL, WINDOWS))
        .contains("  set \"PATH=" + home + ";%PATH%\"")
        .anyMatch(line -> line.startsWith("  set \"MAILFERRY_JOURNAL=jdbc:h2:file:"))
        .anyMatch(line -> line.startsWith("  mailferry start \"" + home));
  }

  @Test
  void anExchangeOfOnesOwnNeedsOnlyWhatIsNotUsual() {
    assertThat(inASecondWindow(false, new Temporal(7333, 8333), NOWHERE))
        .filteredOn(line -> line.startsWith("  "))
        .hasSize(3)
        .contains(
            "  export MAILFERRY_TEMPORAL='127.0.0.1:7333'", "  mailferry start wave.csv --watch");
  }

  @Test
  void aPlanIsNamedWithoutQuotesWhereItNeedsNone() {
    assertThat(NOWHERE.typed(Path.of("/opt/mailferry/examples/first-wave.csv")))
        .isEqualTo("/opt/mailferry/examples/first-wave.csv");
  }

  private List<String> inASecondWindow(boolean practice, Temporal temporal, SecondWindow window) {
    try (var folder = Folder.take(temp.resolve("folder"), "practice")) {
      return Greeting.inASecondWindow(
          new Wishes(temporal, new Worker(8180, temporal), practice, 20, List.of()),
          folder,
          new Programs(home, Path.of("temporal")),
          window);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
