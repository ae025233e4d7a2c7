package io.mailferry.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.write.LineNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void aListIsCheckedSpreadAndWrittenAsThePlanThatItIs() throws IOException {
    var list = Files.writeString(home.resolve("list.txt"), "a@x.example\r\nb@x.example\r\n");
    var plan = home.resolve("spread.csv").toString();

    assertThat(cli.run("check", list.toString(), "--target-database", "DB1,DB2", "--as", plan))
        .isZero();

    assertThat(cli.data())
        .contains("list.txt: 2 mailboxes", "  1 to DB1", "  1 to DB2", "Note: the first line")
        .contains("mailferry start " + list + " --target-database \"DB1,DB2\"");
    assertThat(cli.words()).isEqualTo("written to " + plan + "\n");
    assertThat(cli.run("check", plan)).isZero();
    assertThat(cli.data()).contains("2 mailboxes", "  1 to DB1", "  1 to DB2");
    assertThat(cli.run("check", list.toString(), "--target-database", "DB1", "--as", plan))
        .isEqualTo(2);
    assertThat(cli.words()).contains("there is a file " + plan + " already");
  }

  @Test
  void aColumnIsReadUnderTheNameThatIsTyped() throws IOException {
    var export =
        Files.writeString(
            home.resolve("export.csv"),
            "Source Primary Email,TargetDatabase,Color\na@x.example,DB,red\n");

    assertThat(cli.run("check", export.toString())).isEqualTo(2);
    assertThat(cli.words()).contains("--column EmailAddress=NAME");
    assertThat(cli.run("check", export.toString(), "--column", "EmailAddress=Source Primary Email"))
        .isZero();
    assertThat(cli.data())
        .contains("Note: not needed and not read: Color.")
        .contains("--column \"EmailAddress=Source Primary Email\"");
    assertThat(cli.run("check", export.toString(), "--column", "EmailAddress")).isEqualTo(2);
  }

  @Test
  void anExportWithoutAddressesIsCheckedAndWrittenAsThePlanThatItIs() throws IOException {
    var export =
        Files.writeString(
            home.resolve("export.csv"),
            """
            #TYPE Selected.Mailbox\r
            "Name","UserPrincipalName"\r
            "Berg, Anna","anna@login.example"\r
            """);
    var plan = home.resolve("plan.csv").toString();

    assertThat(cli.run("check", export.toString(), "--target-database", "DB1", "--as", plan))
        .isZero();

    assertThat(cli.data())
        .contains("1 mailbox, route pull, no problem of form")
        .contains("Note: no address is read: the column UserPrincipalName names the mailboxes");
    assertThat(Files.readString(Path.of(plan)))
        .contains("UserPrincipalName,TargetDatabase", "anna@login.example,DB1");
    assertThat(cli.run("check", plan)).isZero();
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

  @ParameterizedTest
  @CsvSource({"statsu,status", "demoo,demo", "wroker,worker", "dril,drill"})
  void aMistypedCommandIsGuessedAlsoOneOfTheLauncher(String mistyped, String meant) {
    assertThat(cli.run(mistyped)).isEqualTo(2);

    assertThat(cli.words())
        .contains("mailferry: there is no command " + mistyped + " (did you mean " + meant + "?)")
        .contains("Try: mailferry --help");
  }

  @Test
  void theLauncherTakesEveryCommandThatIsGuessed() throws IOException {
    var launcher = Files.readString(Path.of("..", "mailferry"));
    var cases = Pattern.compile("(?m)^  (\\w+(?: \\| [\\w-]+)*)\\)$").matcher(launcher);
    var taken =
        cases.results().flatMap(found -> Arrays.stream(found.group(1).split(" \\| "))).toList();

    assertThat(taken).containsAll(Misuse.OF_THE_LAUNCHER);
  }

  @Test
  void whatIsNotUnderstoodIsSaidInTheOperatorsWords() {
    cli.run("answer", "anna@source.example", "perhaps", "--reason", "now");
    assertThat(cli.words())
        .startsWith("mailferry: CHOICE: perhaps is not one of: look-again, adopt, ")
        .contains("Try: mailferry answer --help")
        .doesNotContain("positional", "index");

    cli.run("start", "x.csv", "--cutover-not-before", "tomorrow");
    assertThat(cli.words())
        .startsWith("mailferry: --cutover-not-before: tomorrow says no time of day; write")
        .contains("Try: mailferry start --help");

    cli.run("pause", "anna@source.example", "--reason", "back", "up");
    assertThat(cli.words())
        .startsWith("mailferry: pause does not take up: that is one word too many (words that");

    cli.run("status", "--jurnal", "x");
    assertThat(cli.words())
        .startsWith("mailferry: there is no option --jurnal (did you mean --journal?)");
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
