package io.mailferry.operations.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.Seal;
import io.mailferry.model.window.Blackout;
import io.mailferry.model.window.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When single mailboxes of a plan may switch. It is Monday, noon in London. */
class CutoversOfLinesTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final WaveCutover NOTHING =
      new WaveCutover(null, List.of(), List.of(), null, null, BERLIN, NOW);
  private static final Window FRIDAY_TO_MONDAY =
      new Window.Weekly(
          DayOfWeek.FRIDAY, LocalTime.of(20, 0), DayOfWeek.MONDAY, LocalTime.of(5, 0), BERLIN);
  private static final Blackout CHRISTMAS =
      new Blackout(
          LocalDateTime.parse("2026-12-24T00:00"),
          LocalDateTime.parse("2026-12-27T00:00"),
          BERLIN,
          "Christmas; at home");
  private static final WaveCutover WEEKEND = wave(null, false);

  private static WaveCutover wave(@Nullable Instant notBefore, boolean namesItsZone) {
    return new WaveCutover(
        notBefore,
        List.of(new WaveCutover.Open(FRIDAY_TO_MONDAY, namesItsZone)),
        List.of(new WaveCutover.Closed(CHRISTMAS, namesItsZone)),
        Duration.ofHours(1),
        null,
        BERLIN,
        NOW);
  }

  @TempDir Path folder;

  private ReadPlan read(WaveCutover wave, String text) throws IOException {
    return read(new PlanHints(Map.of(), List.of(), wave), text);
  }

  private ReadPlan read(PlanHints hints, String text) throws IOException {
    var file = Files.createTempFile(folder, "plan", ".csv");
    Files.write(file, text.getBytes(UTF_8));
    return Plans.read(file, Route.PULL, hints);
  }

  private List<PlanProblem> refused(WaveCutover wave, String text) {
    var bad = catchThrowableOfType(BadPlan.class, () -> read(wave, text));
    assertThat(bad).as("a bad plan").isNotNull();
    return bad.problems();
  }

  private static @Nullable CutoverOrder order(PlanLine line) {
    return line.cutover() == null ? null : line.cutover().order(CutoverStyle.COMPLETE_AFTER);
  }

  private static @Nullable Instant moment(ReadPlan plan) {
    var order = order(plan.lines().getFirst());
    return order == null ? null : order.notBefore();
  }

  private static List<String> windows(PlanLine line) {
    var order = order(line);
    return order == null || order.windows() == null
        ? List.of()
        : Window.words(order.windows().windows());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-04T20:00:00Z, , 2026-12-04T20:00:00Z",
    "2026-12-04 20:00, , 2026-12-04T19:00:00Z",
    "04.12.2026 20:00, , 2026-12-04T19:00:00Z",
    "12/24/2026 8:00 PM, , 2026-12-24T19:00:00Z",
    "Freitag 20 Uhr, , 2026-12-04T19:00:00Z",
    "2026-12-04 20:00 America/New_York, , 2026-12-05T01:00:00Z",
    "2026-12-04 20:00, Asia/Tokyo, 2026-12-04T11:00:00Z",
    "2026-12-04 20:00, W. Europe Standard Time, 2026-12-04T19:00:00Z",
  })
  void areMomentsAsPeopleSayThem(String typed, @Nullable String zone, Instant meant)
      throws IOException {
    var plan =
        read(
            NOTHING,
            "EmailAddress,TargetDatabase,CompleteAfter,TimeZone\na@x.example,DB,%s,%s\n"
                .formatted(typed, zone == null ? "" : zone));

    assertThat(moment(plan)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "Completion Time",
    "CompletionDate",
    "NotBefore",
    "Cutover-Not-Before",
    "CutoverTime",
  })
  void standInColumnsOfOtherNames(String column) throws IOException {
    var plan =
        read(
            NOTHING,
            "EmailAddress,TargetDatabase," + column + "\na@x.example,DB,2026-12-04 20:00\n");

    assertThat(moment(plan)).isEqualTo("2026-12-04T19:00:00Z");
    assertThat(plan.notes())
        .extracting(PlanNote::sentence)
        .contains("CompleteAfter is read from the column " + Printable.plainly(column));
    assertThat(
            refused(NOTHING, "EmailAddress,TargetDatabase," + column + "\na@x.example,DB,soon\n"))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.sentence()).startsWith(Printable.plainly(column) + " "));
  }

  /** An empty column beside a filled one, as templates of two tools have them. */
  @ParameterizedTest
  @CsvSource({
    "CompleteAfter,NotBefore",
    "CompletionTime,CutoverDate",
    "CutoverWindow,CutoverWindows"
  })
  void standInOneColumn(String one, String other) {
    assertThat(
            refused(
                NOTHING,
                "EmailAddress,TargetDatabase,%s,%s\na@x.example,DB,,2026-12-04 20:00\n"
                    .formatted(one, other)))
        .extracting(PlanProblem::code, PlanProblem::sentence)
        .containsExactly(
            tuple(
                PlanProblem.Code.COLUMN_TWICE,
                "the columns "
                    + one
                    + " and "
                    + other
                    + " both say when mailboxes may switch; keep one of the two"));
  }

  /** A formula of two blank cells. */
  @Test
  void areNoneWhereACellHasOnlySeparators() throws IOException {
    var plan =
        read(
            WEEKEND,
            "EmailAddress,TargetDatabase,CutoverWindow,CutoverBlackout\na@x.example,DB,;, ; \n");

    assertThat(plan.withCutoversOfTheirOwn()).isZero();
  }

  @Test
  void leaveTheWavesMomentWhereItIs() throws IOException {
    var saturday = Instant.parse("2026-12-05T19:00:00Z");
    var plan =
        read(
            wave(saturday, false),
            "EmailAddress,TargetDatabase,TimeZone\na@x.example,DB,Asia/Tokyo\n");

    assertThat(moment(plan)).isEqualTo(saturday);
  }

  @Test
  void leaveWindowsOfAPlaceWhereTheyAre() throws IOException {
    var plan =
        read(
            wave(null, true),
            "EmailAddress,TargetDatabase,TimeZone\na@x.example,DB,Asia/Tokyo\nb@x.example,DB,CET\n");

    assertThat(plan.withCutoversOfTheirOwn()).as("not even CET matters then").isZero();
  }

  @Test
  void areNoneOfTheirOwnWhereTheZoneIsTheWaves() throws IOException {
    var plan =
        read(WEEKEND, "EmailAddress,TargetDatabase,TimeZone\na@x.example,DB,Europe/Berlin\n");

    assertThat(plan.withCutoversOfTheirOwn()).isZero();
    assertThat(plan.notes())
        .extracting(PlanNote::code)
        .containsExactly(PlanNote.Code.TIME_ZONE_UNUSED);
  }

  @Test
  void doNotNeedAZoneThatIsNotKnownForAMomentWithItsOwn() throws IOException {
    var plan =
        read(
            NOTHING,
            """
            EmailAddress,TargetDatabase,CompleteAfter,TimeZone
            a@x.example,DB,2026-12-04T20:00:00Z,tzone://Microsoft/Utc
            """);

    assertThat(moment(plan)).isEqualTo("2026-12-04T20:00:00Z");
  }

  /** The windows of the wave would be taken by somebody else's clock. */
  @Test
  void needAZoneThatIsKnownWhereTheWavesWindowsAreReadInIt() {
    assertThat(
            refused(
                WEEKEND,
                """
                EmailAddress,TargetDatabase,CompleteAfter,TimeZone
                a@x.example,DB,2026-12-04T20:00:00Z,JST
                """))
        .extracting(PlanProblem::code)
        .containsExactly(PlanProblem.Code.ZONE_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"+01:00, 1", "UTC, 0"})
  void doNotComeEachWeekByAnOffset(String zone, int problems) throws IOException {
    var text = "EmailAddress,TargetDatabase,TimeZone\na@x.example,DB," + zone + "\n";

    if (problems == 0) {
      assertThat(windows(read(WEEKEND, text).lines().getFirst()))
          .containsExactly("Friday 20:00 - Monday 05:00 UTC");
    } else {
      assertThat(refused(WEEKEND, text))
          .extracting(PlanProblem::code)
          .containsExactly(PlanProblem.Code.ZONE_UNKNOWN);
    }
  }

  @Test
  void areReadFromTheColumnThatAPersonNames() throws IOException {
    var hints = new PlanHints(Map.of("CompleteAfter", "Wave2Date"), List.of(), NOTHING);
    var plan =
        read(
            hints,
            """
            EmailAddress,TargetDatabase,CompletionDate,Wave2Date
            a@x.example,DB,soon,2026-12-04 20:00
            """);

    assertThat(moment(plan)).isEqualTo("2026-12-04T19:00:00Z");
  }

  @Test
  void sayWhatElseAMomentMayHaveMeant() throws IOException {
    var plan =
        read(
            NOTHING,
            "EmailAddress,TargetDatabase,CompleteAfter\na@x.example,DB,05.12.2026 00:00\n");

    assertThat(plan.notes().getLast().sentence()).contains("24:00");
  }

  @Test
  void keepTheZoneOfALineWhenThePlanIsWrittenBeforeAnyTimeIsSaid() throws IOException {
    var plan =
        read(NOTHING, "EmailAddress,TargetDatabase,TimeZone\na@x.example,DB,America/New_York\n");
    var again = folder.resolve("zones.csv");

    PlanFile.write(again, plan.route(), plan.lines());

    assertThat(
            windows(
                Plans.read(again, Route.PULL, new PlanHints(Map.of(), List.of(), WEEKEND))
                    .lines()
                    .getFirst()))
        .containsExactly("Friday 20:00 - Monday 05:00 America/New_York");
  }

  @Test
  void areNotMoreThanOneMessageHolds() {
    var text = new StringBuilder("EmailAddress,TargetDatabase,CompleteAfter\n");
    for (var number = 0; number < 501; number++) {
      text.append("u%d@x.example,DB,%s%n".formatted(number, NOW.plusSeconds(60L + number)));
    }

    assertThat(refused(NOTHING, text.toString()))
        .extracting(PlanProblem::code)
        .containsExactly(PlanProblem.Code.TOO_MANY_CUTOVERS);
  }

  @Test
  void leaveOthersToSwitchWithTheWave() throws IOException {
    var plan =
        read(
            WEEKEND,
            """
            EmailAddress,TargetDatabase,CompleteAfter
            a@x.example,DB,
            b@x.example,DB,2026-12-05 22:00
            """);

    assertThat(plan.lines().getFirst().cutover()).isNull();
    assertThat(plan.withCutoversOfTheirOwn()).isEqualTo(1);
    assertThat(windows(plan.lines().getLast()))
        .as("the windows of the wave hold for it too")
        .containsExactly("Friday 20:00 - Monday 05:00 Europe/Berlin");
  }

  /** People in three places switch at night where they live. */
  @Test
  void areTheWavesWindowsInTheZoneOfEachLine() throws IOException {
    var plan =
        read(
            WEEKEND,
            """
            EmailAddress,TargetDatabase,TimeZone
            a@x.example,DB,America/New_York
            b@x.example,DB,Asia/Tokyo
            c@x.example,DB,
            """);

    assertThat(plan.lines())
        .extracting(CutoversOfLinesTest::windows)
        .containsExactly(
            List.of("Friday 20:00 - Monday 05:00 America/New_York"),
            List.of("Friday 20:00 - Monday 05:00 Asia/Tokyo"),
            List.of());
    var newYork = requireNonNull(requireNonNull(order(plan.lines().getFirst())).windows());
    assertThat(newYork.blackouts())
        .as("nobody switches while the servers are worked on, nor on that day where he lives")
        .containsExactly(CHRISTMAS, CHRISTMAS.in(ZoneId.of("America/New_York")));
    assertThat(newYork.lastStart()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void leaveAZoneAloneThatNothingIsSaidIn() throws IOException {
    var plan = read(NOTHING, "EmailAddress,TargetDatabase,TimeZone\na@x.example,DB,Neverland\n");

    assertThat(plan.withCutoversOfTheirOwn()).isZero();
  }

  @Test
  void areWindowsSeveralInOneCell() throws IOException {
    var plan =
        read(
            WEEKEND,
            """
            EmailAddress,TargetDatabase,CutoverWindow,CutoverBlackout
            a@x.example,DB,"Tuesday 22:00 - 23:30; Thursday 22:00 - 23:30",2026-12-31
            b@x.example,DB,now,
            """);

    assertThat(windows(plan.lines().getFirst())).hasSize(2);
    assertThat(requireNonNull(requireNonNull(order(plan.lines().getFirst())).windows()).blackouts())
        .as("its own and the wave's")
        .hasSize(2);
    assertThat(windows(plan.lines().getLast())).as("now is no window").isEmpty();
  }

  @Test
  void areSaidBackEachTimeOnce() throws IOException {
    var plan =
        read(
            NOTHING,
            """
            EmailAddress,TargetDatabase,CompleteAfter
            a@x.example,DB,2026-12-04 20:00
            b@x.example,DB,04.12.2026 20:00
            c@x.example,DB,2026-12-11 20:00
            """);

    assertThat(plan.notes())
        .extracting(PlanNote::code, PlanNote::sentence)
        .containsExactly(
            tuple(
                PlanNote.Code.OWN_CUTOVER,
                "2 mailboxes switch not before Friday 4 December 2026 20:00 Europe/Berlin (19:00"
                    + " UTC)"),
            tuple(
                PlanNote.Code.OWN_CUTOVER,
                "1 mailbox switches not before Friday 11 December 2026 20:00 Europe/Berlin (19:00"
                    + " UTC)"));
  }

  @Test
  void areNotSaidBackFiveThousandTimes() throws IOException {
    var text = new StringBuilder("EmailAddress,TargetDatabase,CompleteAfter\n");
    for (var day = 1; day <= 31; day++) {
      text.append("u%d@x.example,DB,2027-01-%02d 20:00%n".formatted(day, day));
    }

    var notes = read(NOTHING, text.toString()).notes();

    assertThat(notes).hasSize(11);
    assertThat(notes.getLast().sentence()).isEqualTo("21 mailboxes switch at 21 other times");
  }

  @Test
  void areRefusedAllAtOnceWithTheirLines() {
    var problems =
        refused(
            NOTHING,
            """
            EmailAddress,TargetDatabase,CompleteAfter,CutoverWindow,CutoverBlackout,TimeZone
            a@x.example,DB,3/4/2027 20:00,,,
            b@x.example,DB,2026-11-29 20:00,,,
            c@x.example,DB,,Friday evening,,
            d@x.example,DB,,,Christmas,
            e@x.example,DB,2026-12-04 20:00,,,Europe/Berlln
            f@x.example,DB,,2026-11-28 20:00 - 2026-11-29 05:00,,
            """);

    assertThat(problems)
        .extracting(PlanProblem::line, PlanProblem::code)
        .containsExactly(
            tuple(2, PlanProblem.Code.MOMENT_INVALID),
            tuple(3, PlanProblem.Code.MOMENT_PAST),
            tuple(4, PlanProblem.Code.WINDOW_INVALID),
            tuple(5, PlanProblem.Code.WINDOW_INVALID),
            tuple(6, PlanProblem.Code.ZONE_UNKNOWN),
            tuple(7, PlanProblem.Code.WINDOW_INVALID));
    assertThat(problems.get(4).sentence()).contains("Europe/Berlin");
    assertThat(problems.get(5).sentence()).contains("no window is left");
  }

  @Test
  void needAZone() {
    var nowhere = new WaveCutover(null, List.of(), List.of(), null, null, null, NOW);

    assertThat(
            refused(
                nowhere,
                "EmailAddress,TargetDatabase,CompleteAfter\na@x.example,DB,2026-12-04 20:00\n"))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.sentence()).contains("--zone", "a column TimeZone"));
  }

  @Test
  void areNotTheNumberThatExcelKeepsOfADay() {
    assertThat(
            refused(
                NOTHING, "EmailAddress,TargetDatabase,CompleteAfter\na@x.example,DB,45999.8333\n"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.sentence()).contains("Excel's number of a day"));
  }

  @Test
  void areNotWhenCopyingBegins() {
    assertThat(
            refused(
                NOTHING,
                "EmailAddress,TargetDatabase,StartAfter\na@x.example,DB,2026-12-04 20:00\n"))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.sentence()).contains("begin copying", "CompleteAfter"));
  }

  @Test
  void areTheSameWhenThePlanIsWrittenAndReadAgain() throws IOException {
    var plan =
        read(
            WEEKEND,
            "EmailAddress,TargetDatabase,CompleteAfter,CutoverWindow,CutoverBlackout,TimeZone\n"
                + "a@x.example,DB,2026-12-04 20:00,,,\n"
                + "b@x.example,DB,,Mon-Thu 22:00 - 05:00; 2026-12-19 10:00 - 18:00,31.12.2026:"
                + " stock-taking,\n"
                + "c@x.example,DB,,,,Asia/Tokyo\n"
                + "d@x.example,DB,,now,,\n"
                + "e@x.example,DB,,,,\n");
    var again = folder.resolve("again.csv");

    PlanFile.write(again, plan.route(), plan.lines());

    var read = Plans.read(again, Route.PULL, new PlanHints(Map.of(), List.of(), WEEKEND));
    assertThat(read.lines().stream().map(CutoversOfLinesTest::order).toList())
        .isEqualTo(plan.lines().stream().map(CutoversOfLinesTest::order).toList());
  }

  @Test
  void travelEachOnce() throws IOException {
    var sealed =
        read(
                WEEKEND,
                """
                EmailAddress,TargetDatabase,TimeZone
                a@x.example,DB,America/New_York
                b@x.example,DB,
                c@x.example,DB,America/New_York
                d@x.example,DB,Asia/Tokyo
                """)
            .sealed(
                new WaveName("w"),
                new OrganisationName("target"),
                new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, null),
                new Seal(new byte[Seal.KEY_BYTES]));

    assertThat(sealed.mailboxes())
        .extracting(PlannedMailbox::cutover)
        .containsExactly(0, null, 0, 1);
    assertThat(sealed.cutovers()).hasSize(2);
    assertThat(sealed.cutovers())
        .as("held as the wave is")
        .extracting(CutoverOrder::style)
        .containsOnly(CutoverStyle.SUSPEND_WHEN_READY);
  }
}
