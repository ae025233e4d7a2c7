package io.mailferry.activities.exchange.shell.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.shell.Await;
import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.session.ShellSession;
import io.mailferry.activities.exchange.shell.transport.FakeShell;
import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import io.mailferry.activities.exchange.shell.transport.Traces;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that misbehave, through real processes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake shell is started by a sh script")
@Tag("process")
class ShellPoolTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(400);

  @TempDir static Path folder;
  private static Path launcher;
  private static ShellPool pool;
  private static ShellPool closing;
  private static ShellFolder single;
  private static final BlockingQueue<ShellSession> SINGLE = new LinkedBlockingQueue<>();

  /** All at once and side by side, because each takes its time. */
  @BeforeAll
  static void open() {
    launcher = FakeShell.launcher(folder);
    pool = ShellPool.open("fake", settings().keeping(6), FaultTable.STANDARD);
    closing =
        ShellPool.open(
            "closing",
            settings().keeping(2).recordedIn(folder.resolve("closing")),
            FaultTable.STANDARD);
    single = ShellFolder.create(settings());
    for (var i = 0; i < 4; i++) {
      Thread.ofPlatform().daemon().start(ShellPoolTest::openSingle);
    }
  }

  private static void openSingle() {
    try {
      SINGLE.add(ShellSession.open(single, new Connection.Ready()));
    } catch (InterruptedException | ShellSession.NotConnected failed) {
      throw new IllegalStateException(failed);
    }
  }

  @AfterAll
  static void close() {
    pool.close();
    closing.close();
    SINGLE.forEach(ShellSession::end);
    single.close();
  }

  @Test
  void givesTheAnswerThatWasAskedForAmongNoise() {
    assertThat(ask("Noise", "me")).isEqualTo("me");
  }

  @Test
  void carriesWhatTheShellSaysOfItself() {
    var reply = pool.ask(command("Echo", "me", Effect.READS), LONG, LONG);

    assertThat(reply.server()).isEqualTo("fake.example");
    assertThat(reply.warnings()).containsExactly("careful");
  }

  @Test
  void handsAnErrorOfExchangeOnAsItCame() {
    var reply = pool.ask(command("Refuse", "me", Effect.CHANGES), LONG, LONG);

    assertThat(reply.error())
        .satisfies(
            error -> {
              assertThat(error).isNotNull();
              assertThat(error.reason()).isEqualTo("Y");
              assertThat(error.innerTypes()).containsExactly("A", "B");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stranger", "Half", "Mangled", "Short", "Die"})
  void aChangeWithoutAnAnswerOfItsOwnMayHaveHappened(String how) {
    assertThatExceptionOfType(Fault.Unconfirmed.class)
        .isThrownBy(() -> pool.ask(command(how, "me", Effect.CHANGES), LONG, LONG))
        .withMessageContaining(how + " at fake")
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-LOST-ANSWER"));
  }

  @Test
  void aReadWithoutAnAnswerIsAskedForAgain() {
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> pool.ask(command("Half", "me", Effect.READS), LONG, LONG));
  }

  @Test
  void endsAShellThatDoesNotAnswerWithAllThatItStarted() throws Exception {
    // given
    var session = session();
    var shell = session.process();

    // when
    var thrown = hanging(session, SHORT.multipliedBy(3), asker -> {});
    var child = firstChildOf(shell);

    // then
    assertThat(thrown.get(60, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            ShellSession.NoAnswer.class,
            none -> assertThat(none.silence()).isInstanceOf(ShellSession.Silence.Lost.class));
    assertThat(child.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    assertThat(shell.isAlive()).isFalse();
    assertThat(session.usable()).isFalse();
  }

  @Test
  void aShellThatIsGoneWasNeverGivenTheCommand() throws Exception {
    // given
    var session = session();
    session.process().destroyForcibly();
    session.process().onExit().get(10, TimeUnit.SECONDS);

    // then
    assertThatExceptionOfType(ShellSession.NoAnswer.class)
        .isThrownBy(() -> session.ask(command("Echo", "me", Effect.CHANGES), LONG))
        .satisfies(
            none ->
                assertThat(none.silence()).isInstanceOf(ShellSession.Silence.NotDelivered.class));
  }

  @Test
  void aSessionThatIsLetGoLeavesNoShellBehind() throws Exception {
    var session = session();

    session.leave();

    assertThat(session.process().isAlive()).isFalse();
    assertThat(session.usable()).isFalse();
  }

  @Test
  void anInterruptedCallerLeavesNoShellBehind() throws Exception {
    // given
    var session = session();
    var shell = session.process();
    var asker = new CompletableFuture<Thread>();
    var thrown = hanging(session, LONG, asker::complete);
    firstChildOf(shell);

    // when
    asker.join().interrupt();

    // then
    assertThat(thrown.get(60, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(shell.isAlive()).isFalse();
  }

  @Test
  void aChangeWhoseCallerWasInterruptedMayHaveHappened() throws Exception {
    // given
    var before = deeds("Hang");
    var fault = new CompletableFuture<Fault>();
    var interrupted = new CompletableFuture<Boolean>();
    var asker =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    pool.ask(command("Hang", "me", Effect.CHANGES), LONG, LONG);
                    fault.completeExceptionally(new AssertionError("it was answered"));
                  } catch (Fault stopped) {
                    interrupted.complete(Thread.currentThread().isInterrupted());
                    fault.complete(stopped);
                  }
                });
    Await.until("the command is at work", () -> deeds("Hang") > before);

    // when
    asker.interrupt();

    // then
    assertThat(fault.get(60, TimeUnit.SECONDS))
        .isInstanceOf(Fault.Unconfirmed.class)
        .extracting("code")
        .isEqualTo("MF-EX-LOST-ANSWER");
    assertThat(interrupted.join()).as("whoever called still knows that it was").isTrue();
  }

  /** There may be no thread or no memory at any moment, also when the command is under way. */
  @Test
  void aChangeForWhichThereWasNoMemoryMayHaveHappened() {
    var command =
        new ShellCommand(
            "Echo", new LinkedHashMap<>(Map.of("Identity", new NoMemory())), Effect.CHANGES);

    assertThatExceptionOfType(Fault.Unconfirmed.class)
        .isThrownBy(() -> pool.ask(command, LONG, LONG))
        .withMessageContaining("unable to create native thread")
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-LOST-ANSWER"));
  }

  /** A value that cannot be written down. */
  private static final class NoMemory extends AbstractMap<String, Object> {
    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
      throw new OutOfMemoryError("unable to create native thread");
    }
  }

  private static long deeds(String what) {
    return FakeShell.deeds(folder).stream().filter(each -> each.what().equals(what)).count();
  }

  @Test
  void neverGivesAStrangersAnswerWhateverHappensToItsSessions() throws Exception {
    // given
    var asked = new ArrayList<Callable<String>>();
    for (var i = 0; i < 80; i++) {
      var me = UUID.randomUUID().toString();
      var how = i % 25 == 7 ? "Hang" : i % 25 == 19 ? "Stranger" : "Echo";
      asked.add(() -> outcome(how, me));
    }

    // when
    List<String> outcomes;
    try (var askers = Executors.newFixedThreadPool(4)) {
      outcomes = askers.invokeAll(asked).stream().map(each -> each.resultNow()).toList();
    }

    // then
    assertThat(outcomes).containsOnly("own answer", "MF-EX-LOST-ANSWER");
    assertThat(outcomes).filteredOn("own answer"::equals).hasSizeGreaterThanOrEqualTo(70);
  }

  private static String outcome(String how, String me) {
    try {
      var patience = how.equals("Hang") ? SHORT : LONG;
      var reply = pool.ask(command(how, me, Effect.CHANGES), LONG, patience);
      return reply.result().getFirst().path("Identity").asText().equals(me)
          ? "own answer"
          : "a stranger's answer";
    } catch (Fault fault) {
      return fault.code();
    }
  }

  @Test
  void saysWhyThereIsNoSession() {
    try (var empty =
        ShellPool.open(
            "nowhere",
            ShellSettings.of(folder.resolve("no-such-shell"), Map.of())
                .keeping(1)
                .recordedIn(folder.resolve("shells")),
            FaultTable.STANDARD)) {
      assertThatExceptionOfType(Fault.NotReached.class)
          .isThrownBy(() -> empty.ask(command("Echo", "me", Effect.CHANGES), SHORT, LONG))
          .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-NO-SESSION"));
      assertThat(empty.health().ready()).isZero();
      Await.until("why is known", () -> empty.health().lastFailure() != null);
      assertThat(empty.health().lastFailure()).contains("the shell");
    }
  }

  @Test
  void leavesNoProcessBehindAndAnswersNobodyOnceItIsClosed() {
    // given
    closing.ask(command("Echo", "me", Effect.READS), LONG, LONG);
    var processes = closing.processes();
    assertThat(processes).isNotEmpty().allMatch(ProcessHandle::isAlive);

    // when
    closing.close();

    // then
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(folder.resolve("closing"))
        .as("its records")
        .satisfies(ShellPoolTest::holdsNoFolderOfAPool);
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> closing.ask(command("Echo", "me", Effect.READS), LONG, LONG))
        .withMessageContaining("closed");
  }

  private static void holdsNoFolderOfAPool(Path registry) {
    assertThat(Traces.foldersIn(registry)).isEmpty();
  }

  private static ShellSettings settings() {
    return ShellSettings.of(
            launcher, Map.of("SOME_PLACE", "some where", FakeShell.FOLDER, folder.toString()))
        .retrying(Duration.ofMillis(200))
        .recordedIn(folder.resolve("shells"));
  }

  private static ShellSession session() throws Exception {
    return Objects.requireNonNull(SINGLE.poll(60, TimeUnit.SECONDS), "no session was opened");
  }

  /** What comes of a command to one that hangs, once it is stopped or given up. */
  private static CompletableFuture<Throwable> hanging(
      ShellSession session, Duration patience, Consumer<Thread> asker) {
    var thrown = new CompletableFuture<Throwable>();
    asker.accept(
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    session.ask(command("Hang", "me", Effect.CHANGES), patience);
                    thrown.completeExceptionally(new AssertionError("it was answered"));
                  } catch (ShellSession.NoAnswer | InterruptedException stopped) {
                    thrown.complete(stopped);
                  }
                }));
    return thrown;
  }

  private static ProcessHandle firstChildOf(ProcessHandle shell) {
    return Stream.generate(() -> shell.children().findFirst())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static String ask(String how, String identity) {
    return pool.ask(command(how, identity, Effect.CHANGES), LONG, LONG)
        .result()
        .getFirst()
        .path("Identity")
        .asText();
  }

  private static ShellCommand command(String cmdlet, String identity, Effect effect) {
    return new ShellCommand(cmdlet, new LinkedHashMap<>(Map.of("Identity", identity)), effect);
  }
}
