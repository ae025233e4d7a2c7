package io.mailferry.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.simulator.commands.LostAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Speaks to real shell processes over pipes, as a worker does. */
@Timeout(60)
@Tag("process")
class ShellProcessTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Practice practice = Practice.world();

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit fills it in
  Path folder;

  @AfterEach
  void close() {
    practice.close();
  }

  private final class Shell implements AutoCloseable {
    private final Process process;
    private final PrintStream in;
    private final BufferedReader out;

    Shell() throws IOException {
      var launcher = practice.simulator.writeShellLauncher(folder.resolve("with a blank"));
      process =
          new ProcessBuilder(launcher.toString(), "-NoProfile", "-File", "mailferry.ps1").start();
      in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
      out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    void send(String id, String cmdlet, String parameters) {
      sendJson(
          "{\"id\":\"%s\",\"verb\":\"call\",\"cmdlet\":\"%s\",\"parameters\":%s}"
              .formatted(id, cmdlet, parameters));
    }

    void connect(String id, long owner) {
      sendJson(
          "{\"id\":\"%s\",\"verb\":\"connect\",\"owner\":%d,\"connection\":{\"kind\":\"ready\"}}"
              .formatted(id, owner));
    }

    private void sendJson(String json) {
      in.println(Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** What it says until the end of a frame, or its own. */
    List<String> untilEnd() throws IOException {
      var lines = new ArrayList<String>();
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (line.contains(" END ")) {
          break;
        }
      }
      return lines;
    }

    @Override
    public void close() throws IOException {
      in.close();
      out.close();
      process.destroyForcibly();
    }
  }

  private static Map<String, @Nullable Object> reply(List<String> frame) throws IOException {
    var text =
        frame.stream()
            .filter(line -> line.startsWith("|"))
            .map(line -> line.substring(1))
            .collect(Collectors.joining());
    return JSON.readValue(Base64.getDecoder().decode(text), new TypeReference<>() {});
  }

  @Test
  void saysThatItHasTakenACommandAndThenAnswersWithItsFrame() throws Exception {
    try (var shell = new Shell()) {
      shell.send("one", "Get-MailboxDatabase", "{\"Status\":true}");
      var frame = shell.untilEnd();

      assertThat(frame).startsWith("MAILFERRY one TAKEN", "MAILFERRY one BEGIN");
      assertThat(frame.getLast()).matches("MAILFERRY one END \\d+");
      assertThat(frame).allMatch(line -> line.length() <= 4_001);
      assertThat(reply(frame))
          .containsEntry("ok", true)
          .containsEntry("id", "one")
          .containsEntry("shellPid", (int) shell.process.pid())
          .containsEntry("server", "exch1.target.example");
      shell.in.close();
      assertThat(shell.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(practice.simulator.counts().shellConnections()).isEqualTo(1);
  }

  @Test
  @SuppressWarnings("unchecked")
  void tellsWhatTheSessionOffersWhenItIsConnected() throws Exception {
    try (var shell = new Shell()) {
      shell.connect("hello", ProcessHandle.current().pid());

      var reply = reply(shell.untilEnd());

      assertThat(reply)
          .containsEntry("ok", true)
          .containsEntry("account", "TARGET\\svc-mailferry")
          .containsEntry("server", "exch1.target.example")
          .containsEntry("shell", Map.of("version", "5.1", "edition", "Desktop"))
          .doesNotContainKey("result");
      var cmdlets = (List<Map<String, Object>>) Objects.requireNonNull(reply.get("cmdlets"));
      assertThat(cmdlets)
          .extracting(each -> each.get("name"))
          .contains("New-MoveRequest", "Get-ThrottlingPolicy")
          .hasSize(18);
      assertThat(cmdlets.getFirst().get("sets")).asInstanceOf(LIST).hasSize(4);
      assertThat(cmdlets.getFirst().toString())
          .contains("{name=Identity, mandatory=true}", "{name=WhatIf, mandatory=false}");
    }
  }

  @Test
  void cannotBeConnectedWhileNoSessionOpens() throws Exception {
    practice.simulator.script().now().shellsUnreachable(Duration.ofMinutes(1));
    practice.simulator.advance(Duration.ofSeconds(1));
    try (var shell = new Shell()) {
      shell.connect("dark", ProcessHandle.current().pid());

      var reply = reply(shell.untilEnd());

      assertThat(reply).containsEntry("ok", false).containsEntry("id", "dark");
      assertThat(String.valueOf(reply.get("error"))).contains("PSSessionOpenFailed");
    }
  }

  @Test
  void endsWithItsOwnerEvenWhenNobodyTellsIt() throws Exception {
    var owner = new ProcessBuilder("sleep", "600").start();
    try (var shell = new Shell()) {
      shell.connect("owned", owner.pid());
      shell.untilEnd();

      owner.destroyForcibly();

      assertThat(shell.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      owner.destroyForcibly();
    }
  }

  @Test
  void aLostAnswerLeavesTheRequestBehindAndNoFrame() throws Exception {
    practice.simulator.script().onCommand("New-MoveRequest", 1).losesAnswer();
    try (var shell = new Shell()) {
      shell.send("lost", "New-MoveRequest", pull());

      assertThat(shell.untilEnd()).containsExactly("MAILFERRY lost TAKEN");
      assertThat(shell.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(practice.simulator.requests()).hasSize(1);
    assertThat(practice.simulator.counts().lostAnswers()).isEqualTo(1);
  }

  @Test
  void halfAnAnswerEndsInTheMiddleOfTheFrame() throws Exception {
    practice
        .simulator
        .script()
        .onCommand("New-MoveRequest", 1)
        .losesAnswer(LostAnswer.HALF_A_FRAME);
    try (var shell = new Shell()) {
      shell.send("half", "New-MoveRequest", pull());

      var lines = shell.untilEnd();

      assertThat(lines).hasSize(3);
      assertThat(lines).startsWith("MAILFERRY half TAKEN", "MAILFERRY half BEGIN");
    }
    assertThat(practice.simulator.requests()).hasSize(1);
  }

  @Test
  void aHangingShellStaysAndSaysNothingMore() throws Exception {
    practice.simulator.script().onCommand("New-MoveRequest", 1).losesAnswer(LostAnswer.HANGING);
    try (var shell = new Shell()) {
      shell.send("hang", "New-MoveRequest", pull());
      assertThat(shell.out.readLine()).isEqualTo("MAILFERRY hang TAKEN");
      while (practice.simulator.requests().isEmpty()) {
        Thread.onSpinWait();
      }

      assertThat(shell.process.isAlive()).isTrue();
      assertThat(shell.out.ready()).isFalse();
    }
  }

  @Test
  void aCommandThatNeverArrivesChangesNothing() throws Exception {
    practice.simulator.script().onCommand("New-MoveRequest", 1).neverArrives();
    try (var shell = new Shell()) {
      shell.send("never", "New-MoveRequest", pull());

      assertThat(shell.untilEnd()).noneMatch(line -> line.contains("BEGIN"));
    }
    assertThat(practice.simulator.requests()).isEmpty();
    assertThat(practice.simulator.counts().commands("New-MoveRequest")).isZero();
  }

  @Test
  void shellsAreKilledFromOutside() throws Exception {
    try (var shell = new Shell()) {
      while (practice.simulator.counts().shellConnections() == 0) {
        Thread.onSpinWait();
      }

      practice.simulator.script().now().killsShells();
      practice.simulator.advance(Duration.ofSeconds(1));

      assertThat(shell.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(shell.process.exitValue()).isNotZero();
    }
  }

  @Test
  void withoutASimulatorThereIsNoSession() throws Exception {
    try (var shell = new Shell()) {
      shell.connect("hello", ProcessHandle.current().pid());
      shell.untilEnd();
      practice.simulator.close();

      shell.send("alone", "Get-MoveRequest", "{}");

      var reply = reply(shell.untilEnd());
      assertThat(reply).containsEntry("ok", false).containsEntry("id", "alone");
      assertThat(String.valueOf(reply.get("error"))).contains("PSSessionOpenFailed");
    }
  }

  private static String pull() {
    return "{\"Identity\":\"=anna.berg@target.example\",\"Remote\":true,\"RemoteHostName\":"
        + "\"=mail.source.example\",\"TargetDatabase\":\"=TGT-DB01\",\"TargetDeliveryDomain\":"
        + "\"=target.example\",\"RemoteCredential\":{\"credential\":\"=source\"},\"CompleteAfter\":"
        + "{\"utc\":\"=2026-12-24T10:00:00Z\"}}";
  }
}
