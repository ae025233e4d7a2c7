package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are those of a POSIX system")
class KeptTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Pauses SHORT =
      new Pauses(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMinutes(2));
  private static final Pauses LONG =
      new Pauses(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));

  @TempDir Path home;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final AtomicInteger cameBack = new AtomicInteger();
  private final AtomicInteger starts = new AtomicInteger();
  private Folder folder;
  private LeftBehind left;

  @BeforeEach
  void takeTheFolder() {
    folder = Folder.take(home, "practice");
    left = LeftBehind.read(folder);
  }

  @AfterEach
  void leaveIt() throws Exception {
    left.of("a part").ifPresent(process -> Kept.end(process, Duration.ZERO));
    folder.close();
  }

  @Test
  void isStartedAgainWhenItDies() throws Exception {
    var kept = keep("echo begun; exec sleep 600", SHORT);
    var first = process();
    assertThat(Ports.await(SOON, () -> log().equals("begun\n"))).isTrue();

    first.destroyForcibly();

    assertThat(Ports.await(SOON, () -> cameBack.get() == 1)).isTrue();
    assertThat(Ports.await(SOON, () -> log().equals("begun\nbegun\n"))).isTrue();
    assertThat(process()).isNotEqualTo(first);
    assertThat(said)
        .containsExactly(
            "a part has ended (exit code 137); it is started again in 0 s. What it said is in "
                + home.resolve("log"));
    assertThat(kept.runs()).isTrue();
    kept.stop();
    assertThat(kept.runs()).isFalse();
  }

  @Test
  void isStartedAgainHoweverOftenItDies() throws Exception {
    var kept = keep("exit 3", SHORT);

    assertThat(Ports.await(SOON, () -> said.size() > 5)).isTrue();
    kept.stop();
    assertThat(said).allMatch(sentence -> sentence.contains("(exit code 3)"));
  }

  @Test
  void isNotStartedAgainWhenItWasStopped() throws Exception {
    var kept = keep("exec sleep 600", SHORT);

    kept.stop();

    assertThat(kept.runs()).isFalse();
    assertThat(said).isEmpty();
  }

  @Test
  void isNotStartedAgainWhenItIsStoppedInThePause() throws Exception {
    var kept = keep("exit 1", LONG);
    assertThat(Ports.await(SOON, () -> said.size() == 1)).isTrue();

    kept.stop();

    assertThat(Ports.await(SOON, () -> isOver())).isTrue();
    assertThat(starts).hasValue(1);
  }

  @Test
  void isEndedWhenItDoesNotStopInTime() throws Exception {
    var kept = keep("trap '' TERM; echo deaf; while :; do sleep 1; done", SHORT);
    assertThat(Ports.await(SOON, () -> log().startsWith("deaf"))).isTrue();

    kept.stop();

    assertThat(kept.runs()).isFalse();
  }

  @Test
  void comesAgainWithWhatItsCommandSaysNowWhenItIsReplaced() throws Exception {
    var kept = keep("exec sleep 600", LONG);
    var first = process();

    kept.replace(() -> {});

    assertThat(Ports.await(SOON, () -> cameBack.get() == 1)).isTrue();
    assertThat(process()).isNotEqualTo(first);
    assertThat(starts).hasValue(2);
    assertThat(said).isEmpty();
    kept.stop();
  }

  @Test
  void staysAwayUntilWhatIsDoneMeanwhileIsDone() throws Exception {
    var kept = keep("exec sleep 600", SHORT);
    var seen = new AtomicInteger();

    kept.replace(
        () -> {
          assertThat(kept.runs()).isFalse();
          seen.set(starts.get());
        });

    assertThat(seen).hasValue(1);
    assertThat(Ports.await(SOON, () -> cameBack.get() == 1)).isTrue();
    assertThat(starts).hasValue(2);
    assertThat(said).isEmpty();
    kept.stop();
  }

  @Test
  void staysAwayMeanwhileAlsoWhenItHasDiedByItself() throws Exception {
    var kept = keep("exit 1", SHORT);
    assertThat(Ports.await(SOON, () -> !said.isEmpty())).isTrue();

    kept.replace(
        () -> {
          var before = starts.get();
          assertThat(waited(KeptTest::waitsUntilItMayComeAgain)).isTrue();
          assertThat(starts).hasValue(before);
        });

    kept.stop();
  }

  @Test
  void comesAgainAlsoWhenWhatWasDoneMeanwhileFailed() throws Exception {
    var kept = keep("exec sleep 600", SHORT);

    assertThatThrownBy(
            () ->
                kept.replace(
                    () -> {
                      throw new CannotStart("not now");
                    }))
        .isInstanceOf(CannotStart.class);

    assertThat(Ports.await(SOON, () -> cameBack.get() == 1)).isTrue();
    kept.stop();
  }

  @Test
  void oneThatWasLeftBehindIsKeptAndComesAgainWhenItDies() throws Exception {
    var orphan = new ProcessBuilder("sleep", "600").start();
    var kept =
        Kept.start(
            part("exec sleep 600"),
            orphan.toHandle(),
            left,
            SHORT,
            said::add,
            _ -> cameBack.incrementAndGet());
    assertThat(kept.runs()).isTrue();
    assertThat(starts).hasValue(0);

    orphan.destroyForcibly().waitFor();

    assertThat(Ports.await(SOON, () -> cameBack.get() == 1)).isTrue();
    assertThat(kept.runs()).isTrue();
    kept.stop();
  }

  @Test
  void saysThatAProgramCannotBeStarted() {
    var missing =
        new Part(
            "a part",
            () -> List.of(home.resolve("no-such-program").toString()),
            home.resolve("log"),
            null,
            Duration.ofSeconds(1));
    if (Alone.in(List.of()).isEmpty()) {
      assertThatThrownBy(() -> Kept.start(missing, null, left, SHORT, said::add, _ -> {}))
          .isInstanceOf(CannotStart.class);
    } else {
      var kept = Kept.start(missing, null, left, LONG, said::add, _ -> {});
      assertThat(waited(() -> said.size() == 1)).isTrue();
      assertThat(said).singleElement().asString().startsWith("a part has ended (exit code");
      kept.stop();
    }
  }

  @Test
  void isNotStartedWhileSomethingStandsInItsWay() throws Exception {
    var free = new AtomicBoolean(true);
    var part =
        new Part(
            "a part",
            () -> {
              if (!free.get()) {
                throw new CannotStart("its port is taken");
              }
              return List.of("sh", "-c", "exec sleep 600");
            },
            home.resolve("log"),
            null,
            Duration.ofSeconds(1));
    var kept = Kept.start(part, null, left, SHORT, said::add, _ -> cameBack.incrementAndGet());
    free.set(false);

    process().destroyForcibly();

    assertThat(Ports.await(SOON, () -> said.size() > 3)).isTrue();
    assertThat(said.get(1)).startsWith("its port is taken. It is tried again in");
    assertThat(cameBack).hasValue(0);
    free.set(true);
    assertThat(Ports.await(SOON, () -> cameBack.get() == 1)).isTrue();
    assertThat(kept.runs()).isTrue();
    kept.stop();
  }

  @Test
  void isEndedWhenItCannotBeWrittenDown() throws Exception {
    Files.createDirectory(home.resolve("processes.json.new"));

    assertThatThrownBy(() -> keep("echo $$; exec sleep 600", SHORT))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("processes.json.new");

    assertThat(
            Ports.await(
                SOON,
                () ->
                    ProcessHandle.current()
                        .descendants()
                        .noneMatch(
                            each -> each.info().commandLine().orElse("").contains("sleep 600"))))
        .isTrue();
    Files.delete(home.resolve("processes.json.new"));
  }

  @Test
  void isWatchedAlsoWhileItIsWaitedFor() throws Exception {
    var waits = new CountDownLatch(1);
    var kept =
        Kept.start(
            part("exec sleep 600"),
            null,
            left,
            SHORT,
            said::add,
            _ -> {
              cameBack.incrementAndGet();
              awaitQuietly(waits);
            });
    process().destroyForcibly();
    assertThat(Ports.await(SOON, () -> cameBack.get() == 1)).isTrue();

    process().destroyForcibly();

    assertThat(Ports.await(SOON, () -> cameBack.get() == 2)).isTrue();
    waits.countDown();
    kept.stop();
  }

  @Test
  void noneIsStartedAgainWhenAllAreToldToStopAtOnce() throws Exception {
    var parts = new Parts();
    var first = parts.add(() -> keep("exec sleep 600", SHORT));

    assertThat(parts.startNoMore()).isEqualTo("a part");
    process().destroyForcibly();

    assertThat(Ports.await(SOON, this::isOver)).isTrue();
    assertThat(first.runs()).isFalse();
    assertThat(said).isEmpty();
    assertThatThrownBy(() -> parts.add(() -> first)).isInstanceOf(CannotStart.class);
    parts.stop();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void itsAnswerIsThatOfTheLastStartAlone() throws Exception {
    var answer = home.resolve("answer");
    var part =
        new Part(
            "a part",
            () -> List.of("sh", "-c", "echo " + starts.incrementAndGet() + "; exec sleep 600"),
            home.resolve("log"),
            answer,
            Duration.ofSeconds(1));
    var kept = Kept.start(part, null, left, SHORT, said::add, _ -> cameBack.incrementAndGet());
    assertThat(Ports.await(SOON, () -> read(answer).equals("1\n"))).isTrue();

    process().destroyForcibly();

    assertThat(Ports.await(SOON, () -> read(answer).equals("2\n"))).isTrue();
    assertThat(log()).isEmpty();
    kept.stop();
  }

  private boolean isOver() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals("keeps a part"));
  }

  private static boolean waitsUntilItMayComeAgain() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(each -> each.getKey().getName().equals("keeps a part"))
        .filter(each -> each.getKey().getState() == Thread.State.WAITING)
        .flatMap(each -> Arrays.stream(each.getValue()))
        .anyMatch(frame -> frame.getMethodName().equals("startedAgain"));
  }

  private static boolean waited(BooleanSupplier holds) {
    try {
      return Ports.await(SOON, holds);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private ProcessHandle process() {
    return left.of("a part").orElseThrow();
  }

  private String log() {
    return read(home.resolve("log"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException notThere) {
      return "";
    }
  }

  private Kept keep(String script, Pauses pauses) {
    return Kept.start(part(script), null, left, pauses, said::add, _ -> cameBack.incrementAndGet());
  }

  private Part part(String script) {
    return new Part(
        "a part",
        () -> {
          starts.incrementAndGet();
          return List.of("sh", "-c", script);
        },
        home.resolve("log"),
        null,
        Duration.ofSeconds(1));
  }
}
