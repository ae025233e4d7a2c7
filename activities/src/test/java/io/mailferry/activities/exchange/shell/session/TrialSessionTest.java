package io.mailferry.activities.exchange.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.mailferry.activities.exchange.shell.BindingProblem;
import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.session.TrialSession.Answer;
import io.mailferry.activities.exchange.shell.session.TrialSession.Opening;
import io.mailferry.activities.exchange.shell.transport.FakeShell;
import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import io.mailferry.activities.exchange.shell.transport.Traces;
import io.mailferry.activities.fault.Effect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One session for a look, through a real process. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake shell is started by a sh script")
@Tag("process")
class TrialSessionTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Connection EXCH1 =
      new Connection.Remote(
          URI.create("http://exch1.example/PowerShell/"), Connection.Authentication.KERBEROS, null);

  @TempDir Path folder;

  @Test
  void tellsWhatTheSessionSaidOfItselfAndCarriesCommandsOut() {
    try (var session = opened()) {
      assertThat(session.sessionInfo().version()).isEqualTo("0.1");
      assertThat(session.sessionInfo().server()).isEqualTo("exch1.example");
      assertThat(session.sessionInfo().account()).isEqualTo("FAKE\\svc");
      assertThat(session.took()).isPositive();
      assertThat(session.ask(command("Echo"), LONG))
          .asInstanceOf(type(Answer.Answered.class))
          .satisfies(
              answer ->
                  assertThat(answer.reply().result().getFirst().path("Identity").asText())
                      .isEqualTo("me"));
    }
  }

  @Test
  void leavesNoProcessAndNoFolderBehind() {
    try (var session = opened()) {
      assertThat(session.ask(command("Orphan"), LONG)).isInstanceOf(Answer.Answered.class);
      assertThat(Traces.foldersIn(folder.resolve("shells"))).hasSize(1);
    }

    assertNothingIsLeft();
  }

  @Test
  void doesNotSendWhatTheSessionDoesNotOffer() {
    try (var session = opened()) {
      assertThat(session.ask(command("Set-Nothing"), LONG))
          .isEqualTo(new Answer.NotOffered(new BindingProblem.NoCmdlet("Set-Nothing")));
    }

    assertThat(FakeShell.deeds(folder))
        .extracting(FakeShell.Deed::what)
        .as("it is told to end when it is closed, and nothing else")
        .filteredOn(what -> !what.equals("end"))
        .containsExactly("start", "connect exch1.example");
  }

  @Test
  void isOverAfterAnAnswerThatWasLost() {
    try (var session = opened()) {
      assertThat(session.ask(command("Die"), LONG))
          .isEqualTo(new Answer.NoAnswer("the shell ended before it had answered"));
      assertThat(session.ask(command("Echo"), LONG))
          .isEqualTo(new Answer.NoAnswer("the shell had ended before"));
    }

    assertNothingIsLeft();
  }

  @Test
  void tellsWhyExchangeCouldNotBeReached() {
    // given
    FakeShell.rule(folder, "exch1.example", "refused");

    // when
    var opening = TrialSession.open(settings(), EXCH1);

    // then
    assertThat(opening)
        .asInstanceOf(type(Opening.NotConnected.class))
        .satisfies(
            refused ->
                assertThat(refused.report().errorId())
                    .isEqualTo("-2144108477,PSSessionOpenFailed"));
    assertNothingIsLeft();
  }

  @Test
  void tellsAServerThatNeverAnswersFromAShellThatDoesNotStart() {
    FakeShell.rule(folder, "exch1.example", "silent");

    try (var shells = ShellFolder.create(settings())) {
      assertThatExceptionOfType(ShellSession.NeverConnected.class)
          .isThrownBy(() -> ShellSession.open(shells, EXCH1, Duration.ofSeconds(2)))
          .withMessageContaining("no answer within 2 s");
    }
    assertNothingIsLeft();
  }

  @Test
  void tellsThatNoShellCameToAnswer() {
    var settings =
        ShellSettings.of(folder.resolve("no-shell"), Map.of()).recordedIn(folder.resolve("shells"));

    assertThat(TrialSession.open(settings, EXCH1)).isInstanceOf(Opening.NotStarted.class);
    assertNothingIsLeft();
  }

  @Test
  void tellsWhatAProgramSaidThatNeverServedARequest() throws Exception {
    var program =
        Files.writeString(
            folder.resolve("program"),
            """
            #!/bin/sh
            echo 'mailferry.ps1 cannot be loaded: it is not digitally signed.' >&2
            exit 1
            """);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    var settings = ShellSettings.of(program, Map.of()).recordedIn(folder.resolve("shells"));

    assertThat(TrialSession.open(settings, EXCH1))
        .asInstanceOf(type(Opening.NotStarted.class))
        .satisfies(
            silent ->
                assertThat(silent.why())
                    .endsWith(
                        "it said: mailferry.ps1 cannot be loaded: it is not digitally signed."));
  }

  private TrialSession opened() {
    return switch (TrialSession.open(settings(), EXCH1)) {
      case Opening.Opened(var session) -> session;
      case Opening.NotConnected _, Opening.NotStarted _ ->
          throw new AssertionError("the fake shell opens");
    };
  }

  private ShellSettings settings() {
    return ShellSettings.of(FakeShell.launcher(folder), Map.of(FakeShell.FOLDER, folder.toString()))
        .recordedIn(folder.resolve("shells"));
  }

  private void assertNothingIsLeft() {
    assertThat(Traces.foldersIn(folder.resolve("shells"))).isEmpty();
    assertThat(FakeShell.deeds(folder)).allSatisfy(deed -> assertThat(deed.lives()).isFalse());
  }

  private static ShellCommand command(String cmdlet) {
    return new ShellCommand(cmdlet, new LinkedHashMap<>(Map.of("Identity", "me")), Effect.READS);
  }
}
