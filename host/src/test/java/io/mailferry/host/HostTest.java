package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What it keeps and what it sets aside, with programs of which only that is real. */
@Tag("process")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are those of a POSIX system")
class HostTest {
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final String ONE_TEMPORAL = "Temporal wrote\n";
  private static final String ONE_WORKER = "a worker wrote\n";

  @TempDir Path home;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<Exception> stopped = new CopyOnWriteArrayList<>();
  private Path place;
  private Programs programs;

  @BeforeEach
  void install() throws Exception {
    place = home.resolve("folder");
    var classes =
        Path.of(HostTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    for (var room : List.of("worker", "simulator")) {
      var target = Files.createDirectories(home.resolve(room).resolve("target"));
      jarOf(classes, target.resolve("mailferry-" + room + "-0.1.0-SNAPSHOT.jar"));
    }
    var temporal =
        Files.writeString(
            home.resolve("temporal"),
            "#!/bin/sh\nexec '%s' -cp '%s' io.mailferry.host.FakeTemporal \"$@\"\n"
                .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), classes));
    Files.setPosixFilePermissions(temporal, PosixFilePermissions.fromString("rwx------"));
    programs = new Programs(home, temporal);
  }

  /** A jar that is nothing but the place of its classes. */
  private static void jarOf(Path classes, Path jar) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classes.toUri().toString());
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  @AfterEach
  void leaveNothingRunning() throws IOException {
    try (var folder = Folder.take(place, kind())) {
      var left = LeftBehind.read(folder);
      List.of(Practice.NAME, Temporal.NAME, Worker.NAME)
          .forEach(part -> left.of(part).ifPresent(each -> Kept.end(each, Duration.ZERO)));
    }
  }

  @Test
  void practiceThatIsStartedAgainBeginsWithoutTheWavesOfBefore() throws Exception {
    up(true, () -> {});
    Files.writeString(place.resolve("plan.key"), "the key");
    assertThat(said).noneMatch(sentence -> sentence.contains("waves of before"));
    assertThat(said.getLast()).contains("begins anew at the next start").doesNotContain("go on");

    up(true, () -> {});

    var aside = aside();
    assertThat(said)
        .filteredOn(sentence -> sentence.contains("the waves of before are gone"))
        .singleElement()
        .asString()
        .contains(aside.toString());
    assertThat(aside.resolve("temporal.db")).hasContent(ONE_TEMPORAL);
    assertThat(aside.resolve("journal.mv.db")).hasContent(ONE_WORKER);
    assertThat(place.resolve("temporal.db")).hasContent(ONE_TEMPORAL);
    assertThat(place.resolve("journal.mv.db")).hasContent(ONE_WORKER);
    assertThat(place.resolve("plan.key")).hasContent("the key");
  }

  @Test
  void practiceThatOutlivedItsHostGoesOnWithItsWaves() throws Exception {
    try (var folder = Folder.take(place, kind())) {
      Files.writeString(place.resolve("temporal.db"), ONE_TEMPORAL);
      Files.writeString(place.resolve("journal.mv.db"), ONE_WORKER);
      var outlived =
          new ProcessBuilder(programs.practice(List.of()))
              .redirectOutput(place.resolve("practice.json").toFile())
              .start();
      LeftBehind.read(folder).note(Practice.NAME, outlived.toHandle());
      assertThat(
              Ports.await(SOON, () -> PracticeReady.in(place.resolve("practice.json")).isPresent()))
          .isTrue();
    }

    up(true, () -> {});

    assertThat(said).anyMatch(sentence -> sentence.contains("it is used on, as it is"));
    assertThat(said).noneMatch(sentence -> sentence.contains("waves of before"));
    assertThat(setAside()).isEmpty();
    assertThat(place.resolve("temporal.db")).hasContent(ONE_TEMPORAL.repeat(2));
    assertThat(place.resolve("journal.mv.db")).hasContent(ONE_WORKER.repeat(2));
  }

  @Test
  void practiceThatDiesTakesItsWavesWithIt() throws Exception {
    up(
        true,
        () -> {
          Files.writeString(place.resolve("temporal.db"), "and more\n", StandardOpenOption.APPEND);
          running(Practice.NAME).destroyForcibly();
          awaitSaid("it is now at http://127.0.0.1:1.");
          awaitSaid("the waves of before are gone");
          awaitSaid("Temporal is back");
          awaitSaid("the worker is back");
        });

    assertThat(aside().resolve("temporal.db")).hasContent(ONE_TEMPORAL + "and more\n");
    assertThat(aside().resolve("journal.mv.db")).hasContent(ONE_WORKER);
    assertThat(place.resolve("temporal.db")).hasContent(ONE_TEMPORAL);
    assertThat(place.resolve("journal.mv.db")).hasContent(ONE_WORKER);
  }

  @Test
  void anExchangeOfOnesOwnNeverLosesAnything() throws Exception {
    up(false, () -> {});
    up(
        false,
        () -> {
          running(Temporal.NAME).destroyForcibly();
          awaitSaid("Temporal is back");
        });

    assertThat(setAside()).isEmpty();
    assertThat(place.resolve("temporal.db")).hasContent(ONE_TEMPORAL.repeat(3));
    assertThat(place.resolve("journal.mv.db")).hasContent(ONE_WORKER.repeat(2));
    assertThat(said.getLast()).contains("Migrations go on where they are at the next start");
    assertThat(said).noneMatch(sentence -> sentence.contains("anew"));
  }

  @Test
  void saysWhatIsStartedBeforeItWaitsForAnything() throws Exception {
    up(true, () -> {});

    assertThat(said.getFirst())
        .startsWith("Starting the practice organisation, Temporal and a worker.");
  }

  /** What is done while it is up. */
  @FunctionalInterface
  private interface Meanwhile {
    void happens() throws Exception;
  }

  /** A port that was free when it was looked at may be somebody's a moment later. */
  private void up(boolean practice, Meanwhile meanwhile) throws Exception {
    for (var left = 3; left > 1; left--) {
      if (isUp(practice, meanwhile)) {
        return;
      }
    }
    assertThat(isUp(practice, meanwhile)).as("it came up, after " + stopped).isTrue();
  }

  private boolean isUp(boolean practice, Meanwhile meanwhile) throws Exception {
    said.clear();
    stopped.clear();
    try (var folder = Folder.take(place, wishes(practice).kind())) {
      var host = new Host(folder, programs, wishes(practice), said::add);
      var runs = Thread.ofPlatform().start(() -> run(host));
      try {
        Ports.await(SOON, () -> hasSaid("Mailferry is up") || !stopped.isEmpty());
        if (stopped.stream().anyMatch(HostTest::isForWantOfAPort)) {
          return false;
        }
        awaitSaid("Mailferry is up");
        meanwhile.happens();
      } finally {
        host.stop();
        runs.interrupt();
        runs.join();
      }
      assertThat(stopped).hasOnlyElementsOfType(InterruptedException.class);
      return true;
    }
  }

  private static boolean isForWantOfAPort(Exception why) {
    return why instanceof CannotStart && String.valueOf(why.getMessage()).contains("is taken by");
  }

  private boolean hasSaid(String words) {
    return said.stream().anyMatch(each -> each.contains(words));
  }

  private void run(Host host) {
    try {
      host.run();
    } catch (InterruptedException | CannotStart e) {
      stopped.add(e);
    }
  }

  private Wishes wishes(boolean practice) {
    var temporal = new Temporal(freePort(), freePort());
    return new Wishes(
        temporal,
        new Worker(freePort(), temporal),
        practice,
        20,
        List.of("--mailferry.journal.url=jdbc:h2:file:" + place.resolve("journal")));
  }

  /**
   * One that is free now. Those that a system gives to whoever connects somewhere are passed over:
   * a port is needed again only seconds after it was looked at.
   */
  private static int freePort() {
    while (true) {
      var port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException _) {
        // Somebody has it.
      }
    }
  }

  private void awaitSaid(String words) throws InterruptedException {
    Ports.await(SOON, () -> hasSaid(words) || !stopped.isEmpty());
    assertThat(hasSaid(words)).as(words + " in " + said + ", " + stopped).isTrue();
  }

  /** Also while the folder is taken. */
  private ProcessHandle running(String part) throws IOException {
    var noted = new ObjectMapper();
    var pid =
        noted
            .readTree(Files.readString(place.resolve("processes.json")))
            .path(part)
            .path("pid")
            .asLong();
    return ProcessHandle.of(pid).orElseThrow();
  }

  private Path aside() throws IOException {
    assertThat(setAside()).hasSize(1);
    return setAside().getFirst();
  }

  private List<Path> setAside() throws IOException {
    try (var all = Files.list(place)) {
      return all.filter(each -> each.getFileName().toString().startsWith("before-")).toList();
    }
  }

  private String kind() throws IOException {
    var note = place.resolve("kind");
    return Files.exists(note) ? Files.readString(note) : "practice";
  }
}
