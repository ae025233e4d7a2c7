package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.shell.Await;
import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.session.ShellSession;
import io.mailferry.activities.exchange.shell.session.ShellSession.NoAnswer;
import io.mailferry.activities.exchange.shell.session.ShellSession.Silence;
import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import io.mailferry.activities.exchange.shell.transport.Traces;
import io.mailferry.activities.fault.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a session promises whichever transport carries it, on a real engine, and where the two
 * differ. Every test that costs its session takes a fresh one; they open side by side.
 */
@NeedsPowerShell
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell is held up by a signal")
@ParameterizedClass(name = "{0}")
@EnumSource(ShellTransport.class)
class EitherTransportTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofSeconds(8);
  private static final int SESSIONS = 8;

  private static final String CMDLETS =
      """
      function Get-MoveRequest {
          [CmdletBinding()] param([string]$Identity)
          [pscustomobject]@{ BatchName = $Identity }
      }
      function Resume-MoveRequest {
          [CmdletBinding()] param([string]$Identity)
          [Console]::Out.Write("`n" * 2000 + 'MAILFERRY and no end of line')
      }
      function Set-MoveRequest {
          [CmdletBinding()] param([string]$Identity)
          & sh -c 'CHILD="$0" sleep 600 & : > "$0"; wait' "$env:PLACE/$Identity"
      }
      function Suspend-MoveRequest {
          [CmdletBinding()] param([string]$Identity)
          [IO.File]::WriteAllText("$env:PLACE/at-work", '')
          while (-not [IO.File]::Exists("$env:PLACE/go")) { Start-Sleep -Milliseconds 20 }
      }
      function Remove-MoveRequest {
          [CmdletBinding()] param([string]$Identity)
          [Diagnostics.Process]::GetCurrentProcess().Kill()
      }
      function New-MoveRequest { [CmdletBinding()] param([string]$Identity) exit 3 }
      """;

  @TempDir private static Path folder;
  private static Path place;
  private static ShellFolder shells;
  private static ExecutorService openers;
  private static List<Future<ShellSession>> fresh;

  @Parameter private ShellTransport transport;

  @BeforeParameterizedClassInvocation
  static void open(ShellTransport transport) throws Exception {
    place = Files.createDirectory(folder.resolve(transport.word()));
    var module = Files.writeString(place.resolve("Cmdlets.psm1"), CMDLETS);
    shells =
        ShellFolder.create(
            ShellSettings.of(PowerShellOfTests.path(), Map.of("PLACE", place.toString()))
                .recordedIn(place.resolve("shells"))
                .over(transport));
    openers = Executors.newFixedThreadPool(SESSIONS);
    fresh = new ArrayList<>();
    for (var i = 0; i < SESSIONS; i++) {
      fresh.add(openers.submit(() -> ShellSession.open(shells, new Connection.Module(module))));
    }
  }

  @AfterParameterizedClassInvocation
  static void close() throws Exception {
    openers.shutdown();
    for (var session : fresh) {
      session.get().end();
    }
    shells.close();
    assertThat(Traces.processesWith(place.resolve("shells").toString())).isEmpty();
  }

  @Test
  void findsItsAnswerAmongNoiseUntilItIsLetGoAndTakesNothingMore() throws Exception {
    var session = session();

    assertThat(session.ask(command("Resume-MoveRequest", "one"), LONG).error()).isNull();
    assertThat(batch(session.ask(command("Get-MoveRequest", "two"), LONG))).isEqualTo("two");

    session.leave();
    assertThat(session.process().isAlive()).isFalse();
    assertThat(silence(session, "Get-MoveRequest", LONG)).isInstanceOf(Silence.NotDelivered.class);
  }

  @Test
  void wasNeverGivenACommandWhenItsShellWasGoneBefore() throws Exception {
    var session = session();
    session.process().destroyForcibly();
    session.process().onExit().join();

    assertThat(silence(session, "Get-MoveRequest", LONG)).isInstanceOf(Silence.NotDelivered.class);
  }

  @Test
  void mayHaveRunACommandInWhichItsShellEnded() throws Exception {
    assertThat(silence(session(), "Remove-MoveRequest", LONG))
        .isEqualTo(new Silence.Lost("the shell ended before it had answered"));
  }

  @Test
  void mayHaveRunACommandThatLeftTheScript() throws Exception {
    var session = session();

    assertThat(silence(session, "New-MoveRequest", LONG)).isInstanceOf(Silence.Lost.class);
    assertThat(session.process().isAlive()).isFalse();
  }

  @Test
  void endsAShellThatDoesNotAnswerWithAllThatItStarted() throws Exception {
    var session = session();

    var silence = silence(session, "Set-MoveRequest", SHORT);

    assertThat(silence).isEqualTo(new Silence.Lost("no answer within 8 s"));
    assertThat(session.usable()).isFalse();
    assertThat(session.process().isAlive()).isFalse();
    assertThat(place.resolve("one")).as("it had started a child").exists();
    assertThat(Traces.processesWith("CHILD=" + place.resolve("one"))).isEmpty();
  }

  @Test
  void leavesNoShellBehindWhenItsCallerIsInterrupted() throws Exception {
    // given
    var session = session();
    var thrown = new CompletableFuture<Throwable>();
    var asker =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    session.ask(command("Set-MoveRequest", "two"), LONG);
                    thrown.completeExceptionally(new AssertionError("it was answered"));
                  } catch (NoAnswer | InterruptedException stopped) {
                    thrown.complete(stopped);
                  }
                });
    Await.until("the command is at work", () -> Files.exists(place.resolve("two")));

    // when
    asker.interrupt();

    // then
    assertThat(thrown.join()).isInstanceOf(InterruptedException.class);
    assertThat(session.process().isAlive()).isFalse();
  }

  @Test
  void letsACommandAtWorkComeToItsEndWhenItIsLetGo() throws Exception {
    // given
    var session = session();
    var answer =
        openers.submit(() -> session.ask(command("Suspend-MoveRequest", "one"), LONG).error());
    Await.until("the command is at work", () -> Files.exists(place.resolve("at-work")));

    // when
    var leaving = openers.submit(session::leave);
    Await.until("it is let go", () -> !session.usable());
    Files.writeString(place.resolve("go"), "");

    // then
    assertThat(answer.get()).isNull();
    leaving.get();
    assertThat(session.process().isAlive()).isFalse();
  }

  /** Where they differ: what jPowerShell was given may have run, whatever became of it. */
  @Test
  void tellsACommandThatHadNotBegunOnlyWhereItIsHeardAtOnce() throws Exception {
    var session = session();
    holdUp(session.process());

    var silence = silence(session, "Get-MoveRequest", Duration.ofSeconds(1));

    switch (transport) {
      case OWN ->
          assertThat(silence)
              .isEqualTo(
                  new Silence.NotDelivered(
                      "no answer within 1 s, and it had not begun with the command"));
      case JPOWERSHELL -> assertThat(silence).isEqualTo(new Silence.Lost("no answer within 1 s"));
    }
    assertThat(session.process().isAlive()).isFalse();
  }

  private static void holdUp(ProcessHandle process) throws Exception {
    var stop = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start();
    assertThat(stop.waitFor()).isZero();
  }

  private static ShellSession session() throws Exception {
    return fresh.removeFirst().get();
  }

  private static Silence silence(ShellSession session, String cmdlet, Duration patience) {
    var silence = new CompletableFuture<Silence>();
    assertThatExceptionOfType(NoAnswer.class)
        .isThrownBy(() -> session.ask(command(cmdlet, "one"), patience))
        .satisfies(none -> silence.complete(none.silence()));
    return silence.join();
  }

  private static String batch(ShellReply reply) {
    return reply.result().getFirst().path("BatchName").asText();
  }

  private static ShellCommand command(String cmdlet, String identity) {
    return new ShellCommand(
        cmdlet, new LinkedHashMap<>(Map.of("Identity", identity)), Effect.CHANGES);
  }
}
