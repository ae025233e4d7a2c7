package io.mailferry.operations.plan.wavefile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Order;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.IdentityKind;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.plan.RequestsOfOthers;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.PlanLine;
import io.mailferry.operations.plan.PlanNote;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.plan.ReadPlan;
import io.mailferry.operations.plan.StopAt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole wave in one file. It is Monday, noon in London. */
class WaveFileTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final String ONE_ROW = "rows: [a@x.example]\ntarget-database: DB1\n";

  @TempDir Path folder;

  private Path file(String text, Charset encoding) {
    try {
      return Files.write(folder.resolve("friday.yaml"), text.getBytes(encoding));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WaveFile read(String text) {
    return WaveFile.read(file(text, UTF_8), null, NOW);
  }

  private ReadPlan plan(String text) {
    return plan(read(text));
  }

  private static ReadPlan plan(WaveFile file) {
    return file.plan(Route.PULL, Map.of(), List.of(), file.cutover().ofTheWave(NOW));
  }

  private List<PlanProblem> problems(String text) {
    var bad = catchThrowableOfType(BadPlan.class, () -> plan(text));
    assertThat(bad).as("a bad plan").isNotNull();
    return bad.problems();
  }

  private List<String> refused(String text) {
    return problems(text).stream().map(PlanProblem::words).toList();
  }

  @Test
  void saysEverythingThatAStartTakes() {
    var file =
        read(
            """
            wave: night
            organisation: target-one
            route: push
            hold-with: exchange
            leftovers: remove
            requests-of-others: adopt
            bad-item-steps: [10, 50]
            large-item-steps: "5, 20"
            stop-at: 10%
            approval: required
            skip-unready: true
            target-database: [DB1, DB2]
            rows: [a@x.example]
            """);

    assertThat(file.settings())
        .isEqualTo(
            new WaveSettings(
                new WaveName("night"),
                new OrganisationName("target-one"),
                Route.PUSH,
                CutoverStyle.HELD_BY_EXCHANGE,
                Leftovers.REMOVE,
                RequestsOfOthers.ADOPT,
                List.of(10, 50),
                List.of(5, 20),
                new StopAt(10, true),
                true,
                true));
    assertThat(file.targetDatabases()).containsExactly("DB1", "DB2");
    assertThat(file.words())
        .startsWith("wave: night · organisation: target-one · route: push")
        .contains("bad-item-steps: 10, 50", "target-database: DB1, DB2")
        .doesNotContain("rows");
  }

  @Test
  void saysNothingThatItDoesNotSay() {
    assertThat(read(ONE_ROW).settings())
        .isEqualTo(
            new WaveSettings(
                null, null, null, null, null, null, List.of(), List.of(), null, false, null));
  }

  @Test
  void hasRowsThatSayWhatIsDifferentFromAll() {
    var plan =
        plan(
            """
            target-database: DB1
            target-archive-database: ARC1
            bad-item-limit: 10
            mailbox-type: PrimaryAndArchive
            rows:
              - a@x.example
              - mailbox: Bernd Vogt <b@x.example>
                target-database: DB2
                bad-item-limit: 0
                large-item-limit: 3
                mailbox-type: PrimaryOnly
              - mailbox: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
              - mailbox: SOURCE\\carla
            """);

    assertThat(plan.lines().subList(0, 2))
        .containsExactly(
            new PlanLine(
                6,
                "a@x.example",
                "DB1",
                "ARC1",
                new Limits(10, 0),
                MailboxScope.PRIMARY_AND_ARCHIVE,
                true),
            new PlanLine(
                7, "b@x.example", "DB2", null, new Limits(0, 3), MailboxScope.PRIMARY_ONLY, true));
    assertThat(plan.lines().subList(2, 4))
        .extracting(PlanLine::kind)
        .containsExactly(IdentityKind.MAILBOX_GUID, IdentityKind.ACCOUNT_NAME);
  }

  @Test
  void saysWhenMailboxesSwitchAsPeopleSayIt() {
    var file =
        read(
            """
            zone: Europe/Berlin
            not-before: 2030-11-29 21:00
            window:
              - Friday 20:00 - Monday 05:00
              - daily 22:00 - 05:00
            blackout: "2030-12-24 - 2031-01-01: year's end"
            last-start: 45m
            shortest-window: 2h
            target-database: DB1
            rows:
              - a@x.example
              - mailbox: b@x.example
                zone: America/New_York
              - mailbox: c@x.example
                window: [Tuesday 20:00 - 23:30, Wednesday 20:00 - 23:30]
                blackout: 2030-12-31
                not-before: 2030-12-06 22:00
            """);

    var said = file.cutover();
    assertThat(said.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(said.windows()).hasSize(1 + 7);
    assertThat(said.blackouts()).hasSize(1);
    assertThat(said.lastStart()).isEqualTo(Duration.ofMinutes(45));
    assertThat(said.shortest()).isEqualTo(Duration.ofHours(2));
    assertThat(said.words())
        .hasSize(4)
        .first()
        .asString()
        .startsWith(
            "not-before in line 2 is understood as Friday 29 November 2030 21:00 Europe/Berlin"
                + " (20:00 UTC), in 1460 d");
    assertThat(plan(file).notes().stream().map(PlanNote::sentence))
        .anyMatch(note -> note.contains("20:00 - Monday 05:00 America/New_York"))
        .anyMatch(
            note ->
                note.contains("Tuesday 20:00 - 23:30 Europe/Berlin, Wednesday 20:00 - 23:30")
                    && note.contains("not before Friday 6 December 2030 22:00"));
  }

  @Test
  void meansTheSameOnEveryMachineBecauseItNamesItsZone() {
    assertThat(refused("window: daily 22:00 - 05:00\n" + ONE_ROW))
        .singleElement()
        .asString()
        .startsWith("line 1: window: daily 22:00 - 05:00 names no time zone")
        .endsWith("or say whose local time it is with a line zone: Europe/Berlin");
    assertThat(
            WaveFile.read(
                    file("window: daily 22:00 - 05:00\n" + ONE_ROW, UTF_8),
                    ZoneId.of("Europe/Berlin"),
                    NOW)
                .cutover()
                .windows())
        .hasSize(7);
    assertThat(
            refused(
                """
                target-database: DB1
                rows:
                  - mailbox: a@x.example
                    window: Monday 20:00 - 22:00
                """))
        .singleElement()
        .asString()
        .startsWith("line 4: window Monday")
        .endsWith(
            "give the zone of all with a line zone: at the top of the file, or each row its own");
  }

  @Test
  void leavesOutWhomItExcludesAndSaysWhy() {
    var plan =
        plan(
            """
            exclude:
              - mailbox: smtp:B@x.example
                reason: leaves the
                  company
              - mailbox: carl@x.example
                reason: asked for it
            target-database: DB1
            rows:
              - a@x.example
              - mailbox: b@x.example
                bad-item-limit: whatever
              - carla@x.example
            """);

    assertThat(plan.lines())
        .extracting(PlanLine::address)
        .containsExactly("a@x.example", "carla@x.example");
    assertThat(plan.notes())
        .contains(
            new PlanNote(
                PlanNote.Code.EXCLUDED, "smtp:B@x.example is left out: leaves the company"),
            new PlanNote(
                PlanNote.Code.EXCLUDED_NOBODY,
                "nobody of this plan has the excluded name carl@x.example in line 5 (did you mean"
                    + " carla@x.example?)"));
    assertThat(
            refused(
                """
                exclude:
                  - {mailbox: a@x.example, reason: x}
                target-database: DB1
                rows: [A@x.example]
                """))
        .containsExactly("all mailboxes of the plan are excluded, so there is nobody to move");
  }

  @Test
  void mayNameATableBesideItInPlaceOfRows() throws IOException {
    Files.writeString(
        folder.resolve("people.csv"),
        "Mail,TargetDatabase,BadItemLimit\na@x.example,DB7,\nb@x.example,,2\nc@x.example,DB7,\n");

    var plan =
        plan(
            """
            from: people.csv
            column:
              EmailAddress: Mail
            target-database: DB1
            bad-item-limit: 5
            exclude:
              - {mailbox: c@x.example, reason: no}
            """);

    assertThat(plan.lines())
        .extracting(PlanLine::line, PlanLine::address, PlanLine::targetDatabase)
        .containsExactly(tuple(2, "a@x.example", "DB7"), tuple(3, "b@x.example", "DB1"));
    assertThat(plan.lines()).extracting(line -> line.limits().badItems()).containsExactly(5, 2);
  }

  @Test
  void tellsProblemsOfTheTableFromItsOwn() throws IOException {
    Files.writeString(folder.resolve("p.csv"), "EmailAddress\na@x.example\nfoo\n");

    assertThat(
            refused(
                """
                from: p.csv
                target-database: a/b
                bad-item-limit: ten
                stop: 3
                """))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("friday.yaml line 2: target-database \"a/b\" is not"),
            one -> assertThat(one).startsWith("friday.yaml line 3: bad-item-limit \"ten\" is not"),
            one ->
                assertThat(one)
                    .isEqualTo(
                        "friday.yaml line 4: a wave file has no key \"stop\" (did you mean stop-at?)"),
            one -> assertThat(one).startsWith("p.csv line 3: \"foo\" is not an address"));
    assertThat(refused("from: p.csv\n"))
        .singleElement()
        .asString()
        .startsWith("p.csv line 1: the column TargetDatabase is missing");
    assertThat(problems("from: p.csv\ntarget-database: DB1\n").getFirst().data())
        .containsEntry("file", "p.csv");
    assertThat(refused("from: gone.csv\n"))
        .singleElement()
        .asString()
        .startsWith("gone.csv: there is no file");
    assertThat(refused("from: other.yaml\n"))
        .contains("line 1: from: other.yaml is a wave file itself; name the CSV file with rows");
  }

  @Test
  void isRefusedWithAllThatIsWrongAndWhere() {
    assertThat(
            refused(
                """
                name: friday
                route: sideways
                organisation: The Target
                not-before: 3/4/2031 20:00
                stop-at: 200%
                bad-item-steps: [50, 10]
                skip-unready: yes
                leftovers: purge
                leftovers: ask
                last-start: 200h
                zone: CET
                exclude:
                  - a@x.example
                  - mailbox: b@x.example
                  - {mailbox: d@x.example, reason: x, why: y}
                  - {mailbox: D@x.example, reason: x}
                rows:
                  - a@x.example
                  - mailbox: a@x.example
                    targetDatabase: DB1
                  - target-database: DB1
                  - mailbox: c@x.example
                    target-database: [A, B]
                    bad-item-limit: -1
                  - mailbox: Dora
                    mailbox-type: Both
                    target-database: DB/7
                  -
                  - [x@x.example]
                  - mailbox: "y\\u200B@x.example"
                """))
        .extracting(words -> words.replaceFirst("(line \\d+: .{12}).*", "$1"))
        .containsExactly(
            "line 1: a wave file ",
            "line 2: route: sidew",
            "line 3: organisation",
            "line 4: not-before: ",
            "line 5: stop-at: 200",
            "line 6: bad-item-ste",
            "line 7: skip-unready",
            "line 8: leftovers: p",
            "line 9: leftovers is",
            "line 10: last-start: ",
            "line 11: zone: CET is",
            "line 13: an exclusion",
            "line 14: the exclusio",
            "line 15: an exclusion",
            "line 16: D@x.example ",
            "line 19: a@x.example ",
            "line 20: a row has no",
            "line 21: the row has ",
            "line 23: target-datab",
            "line 24: bad-item-lim",
            "line 25: \"Dora\" may b",
            "line 26: mailbox-type",
            "line 27: target-datab",
            "line 28: the row is b",
            "line 29: a row is an ",
            "line 30: mailbox cont");
  }

  @ParameterizedTest
  @CsvSource({
    "name, wave",
    "targetDatabase, target-database",
    "target-databse, target-database",
    "windows, window",
    "organization, organisation",
    "mailboxes, rows",
    "cutover-not-before, not-before",
    "time-zone, zone",
    "excluded, exclude",
    "leftover, leftovers"
  })
  void namesTheLikeliestKeyForOneThatItDoesNotKnow(String written, String meant) {
    assertThat(refused(written + ": x\n" + ONE_ROW))
        .containsExactly(
            "line 1: a wave file has no key \"" + written + "\" (did you mean " + meant + "?)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "bind-password", "user name", "apiToken", "ClientSecret"})
  void hasNoPlaceForASecret(String key) {
    assertThat(refused(key + ": hunter2\n" + ONE_ROW))
        .singleElement()
        .asString()
        .contains("no secret stands in a wave file")
        .doesNotContain("hunter2");
  }

  @Test
  void isNotTheSettingsOfAWorker() {
    assertThat(refused("mailferry:\n  forests: {}\n"))
        .anyMatch(words -> words.contains("of the settings of a worker"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'rows: !!javax.script.ScriptEngineManager [x]' | 1 | is a type",
        "'rows: !own [x]' | 1 | is a type",
        "'rows:\n\t- a@x.example' | 2 | a tab stands",
        "'rows: [a@x.example]\n---\nrows: [b@x.example]' | 2 | a second document",
        "'blackout: 2030-12-24: Christmas' | 1 | into double quotes",
        "'rows: *nobody' | 1 | nothing before it",
        "'rows: [a@x.example' | 1 | this is not YAML here",
        "'rows: &r\n  - *r' | 1 | repeats what it is a part of",
        "'? [a]\n: b' | 1 | a key is one word",
        "'- a@x.example' | 1 | begins with keys",
        "'hello' | 1 | begins with keys",
        "'rows: [a@x.example]\nwave: b\u0007' | 2 | U+0007",
        "'rows: [a@x.example]\nwave: \"\\e[2J\"' | 2 | U+001B",
        "'# only this' | 0 | nothing but comments"
      })
  void isReadAsTextsAndNothingElse(String text, int line, String words) {
    assertThat(problems(text))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.sentence()).contains(words);
            });
  }

  @Test
  void isNotBlownUpByAliases() {
    var text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (var letter = 'b'; letter <= 'h'; letter++) {
      text.append(letter).append(": &").append(letter).append(" [");
      text.append(("*" + (char) (letter - 1) + ", ").repeat(9)).append("x]\n");
    }

    assertThat(problems(text.toString()))
        .singleElement()
        .extracting(PlanProblem::code)
        .isEqualTo(PlanProblem.Code.NOT_YAML);
  }

  @Test
  void mayRepeatAValueByItsName() {
    assertThat(
            plan("""
                    wave: &name DB1
                    rows:
                      - mailbox: a@x.example
                        target-database: *name
                    """)
                .lines()
                .getFirst()
                .targetDatabase())
        .isEqualTo("DB1");
    assertThat(refused("rows:\n  - &a {mailbox: a@x.example}\n  - {<<: *a}\n"))
        .anyMatch(words -> words.startsWith("line 3: << is not known here"));
  }

  @Test
  void takesEachValueAsItIsWrittenAndNotAsYamlWould() {
    var file = read("wave: 2026\ntarget-database: 0x10\nrows: [no@x.example]\n");

    assertThat(file.settings().wave()).isEqualTo(new WaveName("2026"));
    assertThat(plan(file).lines().getFirst().targetDatabase()).isEqualTo("0x10");
    assertThat(
            read("zone: Europe/Berlin\nwindow: Monday 20:00-22:00\n" + ONE_ROW)
                .cutover()
                .ofTheWave(NOW)
                .windows())
        .hasSize(1);
  }

  @Test
  void isReadInUtf8AndUtf16AndRefusedInAnyOther() {
    var text = "# für die Leitung\r\n" + ONE_ROW.replace("\n", "\r\n");

    assertThat(plan(WaveFile.read(file("\uFEFF" + text, UTF_8), null, NOW)).lines()).hasSize(1);
    assertThat(plan(WaveFile.read(file(text, UTF_16), null, NOW)).lines()).hasSize(1);
    assertThat(
            catchThrowableOfType(
                BadPlan.class, () -> WaveFile.read(file(text, ISO_8859_1), null, NOW)))
        .hasMessageEndingWith(
            "is neither UTF-8 nor UTF-16; save it as text in UTF-8 and try again");
    assertThat(catchThrowableOfType(BadPlan.class, () -> WaveFile.read(folder, null, NOW)))
        .hasMessageContaining("name the YAML file in it");
    assertThat(catchThrowableOfType(BadPlan.class, () -> WaveFile.read(file("", UTF_8), null, NOW)))
        .hasMessageContaining("is empty; it has rows, or from:");
  }

  @Test
  void saysWhoIsToMoveOnceAndInOneWay() {
    assertThat(refused("wave: x\n"))
        .singleElement()
        .asString()
        .startsWith("the file does not say who is to move");
    assertThat(refused("rows: [a@x.example]\ntarget-database: DB1\nfrom: x.yaml\n"))
        .anyMatch(words -> words.contains("rows in line 1 and from in line 3 both say"));
    assertThat(refused("column: {EmailAddress: Mail}\n" + ONE_ROW))
        .singleElement()
        .asString()
        .startsWith("line 1: column says what a table calls its columns");
    assertThat(refused("rows: []\n")).anyMatch(words -> words.contains("an empty list"));
    assertThat(refused("rows: a@x.example\ntarget-database: D\n"))
        .anyMatch(words -> words.contains("rows is a list, each entry in a line"));
    assertThat(refused("target-database: D\nrows: [a@x.example, b@x.example]\n"))
        .anyMatch(words -> words.contains("two rows begin in this line"));
    assertThat(refused("rows:\n  - a@x.example\n"))
        .containsExactly(
            "line 2: the row has no target-database, and none holds for all; name a database,"
                + " because without one Exchange would choose any");
  }

  @Test
  void isRefusedForKeysThatSayNothing() {
    var file = read("zone: Europe/Berlin\nlast-start: 45m\n" + ONE_ROW);
    var nothing = CutoverWish.now(Order.UNSIGNED);

    assertThat(
            catchThrowableOfType(
                    BadPlan.class, () -> file.refuseWhatSaysNothing(nothing, plan(file)))
                .problems())
        .extracting(PlanProblem::line)
        .containsExactly(2, 1);
  }
}
