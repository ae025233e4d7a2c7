package io.mailferry.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.write.LineNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever types what a command suggests gets further, and is addressed as they addressed it. */
class FirstStepsTest {
  private static PracticeTemporal temporal = new PracticeTemporal();

  @TempDir Path home;
  private CommandLineFixture cli;
  private MailboxGuid anna;

  @BeforeAll
  static void begin() {
    temporal = temporal.withWorker();
  }

  @AfterAll
  static void end() {
    temporal.close();
  }

  @BeforeEach
  void sitDown() {
    cli = new CommandLineFixture(home, temporal.target());
    anna = new MailboxGuid(UUID.randomUUID());
  }

  @Test
  void aCheckedPlanIsStartedTheWayItWasChecked() throws IOException {
    var plan = plan("push.csv", "RemoteTargetDatabase");

    assertThat(cli.run("check", plan, "--route", "push")).isZero();

    assertThat(cli.data()).contains("mailferry start " + plan + " --route push");
  }

  @Test
  void aFileNameWithBlanksIsSuggestedInQuotes() throws IOException {
    var plan = plan("friday evening.csv", "TargetDatabase");

    assertThat(cli.run("check", plan, "--wave", "friday")).isZero();

    assertThat(cli.data()).contains("mailferry start \"" + plan + "\" --wave friday");
  }

  @Test
  void whatStartRefusesCheckDoesNotPass() throws IOException {
    var plan = plan("friday evening.csv", "TargetDatabase");

    assertThat(cli.run("start", plan)).isEqualTo(2);
    var refusal = cli.words();

    assertThat(cli.run("check", plan)).isEqualTo(2);
    assertThat(cli.words()).isEqualTo(refusal).contains("--wave NAME");
    assertThat(cli.data()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "hold", "cancel", "retry"})
  void aRefusedOrderNamesTheAddressThatWasTyped(String order) {
    known();

    assertThat(cli.run(order, "anna@source.example", "--reason", "now")).isEqualTo(4);

    assertThat(cli.words())
        .contains("there is no migration of anna@source.example")
        .doesNotContain(anna.toString());
  }

  @Test
  void aRefusedAnswerNamesTheAddressThatWasTyped() {
    known();

    assertThat(cli.run("answer", "anna@source.example", "leave", "--reason", "now")).isEqualTo(4);

    assertThat(cli.words())
        .contains("there is no migration of anna@source.example")
        .doesNotContain(anna.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense@source.example", "zzz@source.example", "@source.example"})
  void nobodyIsGuessedBehindNonsense(String nonsense) {
    known();

    assertThat(cli.run("explain", nonsense)).isEqualTo(2);

    assertThat(cli.words()).contains(nonsense).doesNotContain("did you mean");
  }

  @ParameterizedTest
  @ValueSource(strings = {"frobnicate", "xyz", "up"})
  void noCommandIsGuessedBehindNonsense(String nonsense) {
    assertThat(cli.run(nonsense)).isEqualTo(2);

    assertThat(cli.words().toLowerCase(java.util.Locale.ROOT)).doesNotContain("did you mean");
  }

  @Test
  void aMistypedCommandIsGuessed() {
    assertThat(cli.run("statsu")).isEqualTo(2);

    assertThat(cli.words()).contains("status");
  }

  private String plan(String name, String column) throws IOException {
    return Files.writeString(
            home.resolve(name), "EmailAddress," + column + "\nanna@source.example,TGT-DB01\n")
        .toString();
  }

  private void known() {
    try (var journal = cli.journal()) {
      journal
          .writer()
          .lineResolved(
              new LineNote(
                  new WaveName("some-wave"),
                  2,
                  "anna@source.example",
                  anna,
                  "SRC-DB01",
                  "TGT-DB01",
                  null,
                  CommandLineFixture.NOW));
    }
  }
}
