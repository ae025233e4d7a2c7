package io.mailferry.operations.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.Seal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlansTest {
  private static final String HEADERS = "EmailAddress,TargetDatabase\n";

  @TempDir Path folder;

  @Test
  void readsThePlansAdministratorsHave() throws IOException {
    // when
    var plan =
        read(
            """
            EmailAddress,TargetDatabase,TargetArchiveDatabase,BadItemLimit,LargeItemLimit,MailboxType
            anna@source.example,TGT-DB01,TGT-AR01,10,2,PrimaryAndArchive
             ben.o'hara@source.example ,"Mailbox Database (new)",,,,primaryonly

            carla+x@source.example,TGT-DB02,,,,
            """);

    // then
    assertThat(plan.lines())
        .containsExactly(
            new PlanLine(
                2,
                "anna@source.example",
                "TGT-DB01",
                "TGT-AR01",
                new Limits(10, 2),
                MailboxScope.PRIMARY_AND_ARCHIVE,
                true),
            new PlanLine(
                3,
                "ben.o'hara@source.example",
                "Mailbox Database (new)",
                null,
                Limits.NONE,
                MailboxScope.PRIMARY_ONLY,
                false),
            new PlanLine(
                5,
                "carla+x@source.example",
                "TGT-DB02",
                null,
                Limits.NONE,
                MailboxScope.PRIMARY_AND_ARCHIVE,
                false));
  }

  @Test
  void sealsEveryAddress() throws IOException {
    // given
    var seal = new Seal(new byte[Seal.KEY_BYTES]);

    // when
    var plan =
        read(HEADERS + "anna@source.example,DB\n")
            .sealed(
                new WaveName("w"),
                new OrganisationName("target"),
                CutoverOrder.AS_SOON_AS_COPIED,
                seal);

    // then
    assertThat(plan.toString()).doesNotContain("anna");
    assertThat(seal.open(plan.mailboxes().getFirst().address())).isEqualTo("anna@source.example");
  }

  @Test
  void carriesTheCutoverAndEveryLineIntoTheWave() throws IOException {
    // given
    var seal = new Seal(new byte[Seal.KEY_BYTES]);
    var cutover =
        new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, Instant.parse("2026-11-27T20:00:00Z"));

    // when
    var plan =
        read("""
        EmailAddress,TargetDatabase,TargetArchiveDatabase,BadItemLimit,LargeItemLimit,MailboxType
        anna@source.example,TGT-DB01,TGT-AR01,10,2,
        ben@source.example,TGT-DB02,,,,PrimaryOnly
        """)
            .sealed(new WaveName("w"), new OrganisationName("target"), cutover, seal);

    // then
    assertThat(plan.wave()).isEqualTo(new WaveName("w"));
    assertThat(plan.organisation()).isEqualTo(new OrganisationName("target"));
    assertThat(plan.route()).isEqualTo(Route.PULL);
    assertThat(plan.cutover()).isEqualTo(cutover);
    assertThat(plan.mailboxes())
        .containsExactly(
            new PlannedMailbox(
                2,
                plan.mailboxes().getFirst().address(),
                "TGT-DB01",
                "TGT-AR01",
                new Limits(10, 2),
                MailboxScope.PRIMARY_AND_ARCHIVE),
            new PlannedMailbox(
                3,
                plan.mailboxes().getLast().address(),
                "TGT-DB02",
                null,
                Limits.NONE,
                MailboxScope.PRIMARY_ONLY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void takesAnyLineEnds(String end) throws IOException {
    // when
    var plan =
        read("EmailAddress,TargetDatabase" + end + "a@x.example,DB" + end + "b@x.example,DB" + end);

    // then
    assertThat(plan.lines()).extracting(PlanLine::line).containsExactly(2, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void takesTheSeparatorsThatExcelWrites(String separator) throws IOException {
    assertThat(
            read("EmailAddress" + separator + "TargetDatabase\na@x.example" + separator + "DB")
                .lines())
        .hasSize(1);
  }

  @Test
  void takesAByteOrderMarkOfUtf8() throws IOException {
    assertThat(read("\uFEFF" + HEADERS + "a@x.example,Büro\n").lines()).hasSize(1);
  }

  @Test
  void takesHeadersInAnyCaseAndOrder() throws IOException {
    assertThat(read("TARGETDATABASE , emailaddress,\nDB,a@x.example,\n").lines()).hasSize(1);
  }

  @Test
  void takesAnArchiveAloneWithItsOwnDatabase() throws IOException {
    // when
    var plan =
        read(
            """
            EmailAddress,TargetDatabase,TargetArchiveDatabase,MailboxType
            a@x.example,,AR01,ArchiveOnly
            """);

    // then
    assertThat(plan.lines().getFirst().targetDatabase()).isEqualTo("AR01");
  }

  @Test
  void saysWhenThereIsNoSuchFile() {
    assertThat(refusal(folder.resolve("none.csv"), Route.PULL)).contains("there is no file");
  }

  @Test
  void saysWhenTheFileIsAFolder() {
    assertThat(refusal(folder, Route.PULL)).contains("is a folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "  \r\n"})
  void saysWhenThereIsNothingInIt(String text) throws IOException {
    assertThat(refusal(text)).contains("is empty");
  }

  @Test
  void saysWhenThereAreOnlyHeaders() throws IOException {
    assertThat(refusal(HEADERS)).contains("has no mailboxes");
  }

  @Test
  void saysInWhichLineTheTextIsNotUtf8() throws IOException {
    assertThat(refusal((HEADERS + "müller@x.example,DB\n").getBytes(StandardCharsets.ISO_8859_1)))
        .startsWith("line 2: ")
        .contains("not UTF-8")
        .contains("save it as \"CSV UTF-8\"");
  }

  @Test
  void saysWhenItIsAWorkbook() throws IOException {
    assertThat(refusal(new byte[] {'P', 'K', 3, 4, 0, 0})).contains("Excel workbook");
  }

  @Test
  void saysWhenThereAreZeroBytesInIt() throws IOException {
    assertThat(refusal((HEADERS + "a@x.example,D\0B and a good deal more\n").getBytes(UTF_8)))
        .startsWith("line 2: ");
  }

  /** What stands after the last line that a wave takes is counted and not judged. */
  @Test
  void onlyCountsTheRowsThatAreTooMany() throws IOException {
    // given
    var good = IntStream.range(0, 5_000).mapToObj(i -> "user" + i + "@source.example,TGT-DB01\n");
    var bad = IntStream.range(0, 95_000).mapToObj(_ -> "nobody,,\n");
    var text = Stream.concat(good, bad).collect(Collectors.joining("", HEADERS, ""));

    // then
    assertThat(refusal(text))
        .isEqualTo(
            "the plan has 100,000 mailboxes, and a wave holds at most 5,000; split it into several"
                + " waves");
  }

  @Test
  void readsThePlanThatIsAsLargeAsAWaveMayBe() throws IOException {
    // given
    var text =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "user" + i + "@source.example,TGT-DB01\n")
            .collect(Collectors.joining("", HEADERS, ""));

    // then
    assertThat(read(text).lines()).hasSize(5_000);
  }

  /** Dropping the one too many would leave somebody behind without a word. */
  @Test
  void refusesOneMailboxMoreThanAWaveHolds() throws IOException {
    // given
    var text =
        IntStream.range(0, 5_001)
            .mapToObj(i -> "user" + i + "@source.example,TGT-DB01\n")
            .collect(Collectors.joining("", HEADERS, ""));

    // then
    assertThat(refusal(file(text.getBytes(UTF_8)), Route.PULL))
        .contains("5,001 mailboxes")
        .contains("at most 5,000");
  }

  @Test
  void countsMailboxesAndNoBlankLines() throws IOException {
    // given
    var text =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "user" + i + "@source.example,TGT-DB01\n,\n")
            .collect(Collectors.joining("", HEADERS, ""));

    // then
    assertThat(read(text).lines())
        .hasSize(5_000)
        .last()
        .extracting(PlanLine::line)
        .isEqualTo(10_000);
  }

  /** People look for the line in an editor, which counts every line that the file has. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void countsTheLinesInsideAValueToo(String end) throws IOException {
    // given
    var text =
        String.join(
            end,
            "EmailAddress,TargetDatabase",
            "a@x.example,\"DB",
            "",
            "01\"",
            "nobody,DB",
            "",
            "nobody else,DB",
            "");

    // then
    assertThat(refusal(file(text.getBytes(UTF_8)), Route.PULL).lines())
        .map(line -> line.substring(0, line.indexOf(':')))
        .containsExactly("line 2", "line 5", "line 7");
  }

  @Test
  void carriesEverythingThatALineSaysIntoTheWave() throws IOException {
    // when
    var plan =
        read("""
        EmailAddress,TargetDatabase,TargetArchiveDatabase,BadItemLimit,LargeItemLimit,MailboxType
        anna@source.example,TGT-DB01,TGT-AR01,10,2,PrimaryAndArchive
        ben@source.example,TGT-DB02,,,,PrimaryOnly
        """)
            .sealed(
                new WaveName("w"),
                new OrganisationName("target"),
                CutoverOrder.AS_SOON_AS_COPIED,
                new Seal(new byte[Seal.KEY_BYTES]));

    // then
    assertThat(plan.mailboxes())
        .extracting(
            PlannedMailbox::line,
            PlannedMailbox::targetDatabase,
            PlannedMailbox::targetArchiveDatabase,
            PlannedMailbox::limits,
            PlannedMailbox::scope)
        .containsExactly(
            tuple(2, "TGT-DB01", "TGT-AR01", new Limits(10, 2), MailboxScope.PRIMARY_AND_ARCHIVE),
            tuple(3, "TGT-DB02", null, Limits.NONE, MailboxScope.PRIMARY_ONLY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EmailAdress,TargetDatabase | did you mean EmailAddress?",
        "EmailAddress,TargetDatabase,targetdatabase | is there twice",
        "TargetDatabase | the column EmailAddress is missing",
        "EmailAddress | the column TargetDatabase is missing",
        "anna@source.example,DB01 | name the columns in a line above it",
        "EmailAddress,TargetDatabase,BadItemsLimit | did you mean BadItemLimit?",
        "EmailAddress,TargetDatabase,Start After | begin copying",
        "EmailAddress,Database | where Get-Mailbox says that they live now",
      })
  void saysWhatIsWrongWithTheHeaders(String headers, String words) throws IOException {
    assertThat(refusal(headers + "\na@x.example,DB\n")).contains("line 1: ").contains(words);
  }

  @Test
  void judgesTheLinesToo_whenAColumnTooManyIsAllThatIsWrongWithTheHeaders() throws IOException {
    assertThat(refusal("EmailAddress,TargetDatabase,BadItems\nnobody,DB,1\na@x.example,,2\n"))
        .contains("line 1: the column \"BadItems\" is unknown")
        .contains("line 2: ")
        .contains("line 3: ");
  }

  @ParameterizedTest
  @EnumSource(
      value = Route.class,
      names = {"PULL", "LOCAL"})
  void refusesARemoteDatabaseWhereThereIsNoPush(Route route) throws IOException {
    // given
    var file = file("EmailAddress,RemoteTargetDatabase\na@x.example,DB\n".getBytes(UTF_8));

    // then
    assertThat(refusal(file, route))
        .contains("belongs to a push")
        .contains("Call the column TargetDatabase")
        .doesNotContain("is missing");
  }

  @Test
  void refusesATargetDatabaseInAPush() throws IOException {
    // given
    var file = file((HEADERS + "a@x.example,DB\n").getBytes(UTF_8));

    // then
    assertThat(refusal(file, Route.PUSH))
        .contains("together with -Outbound")
        .contains("RemoteTargetDatabase");
  }

  @Test
  void readsAPushWithItsOwnColumns() throws IOException {
    // given
    var text = "EmailAddress,RemoteTargetDatabase,RemoteTargetArchiveDatabase\na@x.example,DB,AR\n";

    // when
    var plan = Plans.read(file(text.getBytes(UTF_8)), Route.PUSH);

    // then
    assertThat(plan.lines().getFirst().targetArchiveDatabase()).isEqualTo("AR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna",
        "@source.example",
        "anna@",
        "anna@@source.example",
        "anna@source",
        "anna@source..example",
        "anna@-source.example",
        ".anna@source.example",
        "an na@source.example",
        "\"anna\"\"@source.example\"",
        "'; Remove-Mailbox x@source.example",
        "anna$(Get-Date)@source.example",
        "anna;calc@source.example",
        "\"anna\n@source.example\"",
        "*@source.example",
        "anna)(objectClass=*@source.example",
        "anna\\2a@source.example",
        "`whoami`@source.example",
        "ännä@source.example",
        "\u001B[31manna@source.example",
        "3f1c2b4a-0000-4000-8000-000000000001",
        "00000000-0000-0000-0000-000000000000",
      })
  void refusesWhatIsNoAddress(String address) throws IOException {
    // when
    var words = refusal(HEADERS + address + ",DB\nbad number two,DB\n");

    // then
    assertThat(words).startsWith("line 2: ").contains("\nline ").doesNotContain("\u001B");
  }

  @Test
  void refusesALineWithoutAnAddress() throws IOException {
    assertThat(refusal(HEADERS + ",DB\n")).contains("line 2: EmailAddress is blank");
  }

  @Test
  void findsTheSameMailboxHoweverItIsTyped() throws IOException {
    assertThat(refusal(HEADERS + "Anna@x.example,A\nben@x.example,A\nanna@X.EXAMPLE,B\n"))
        .isEqualTo("line 4: anna@X.EXAMPLE is in line 2 already; delete one of the two lines");
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "' '"})
  void neverLeavesTheDatabaseToChance(String blank) throws IOException {
    assertThat(refusal(HEADERS + "a@x.example," + blank.replace("'", "") + "\n"))
        .contains("TargetDatabase is blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DB*", "DB;x", "$(x)", "DB`1", "\"D\"\"B\""})
  void refusesWhatIsNoDatabasesName(String name) throws IOException {
    assertThat(refusal(HEADERS + "a@x.example," + name + "\n"))
        .contains("is not the name of a database");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "ten", "1.5", "1e3", "9999999999", "٣"})
  void refusesWhatIsNoNumberOfItems(String limit) throws IOException {
    assertThat(refusal("EmailAddress,TargetDatabase,BadItemLimit\na@x.example,DB," + limit + "\n"))
        .contains("BadItemLimit")
        .contains("is not a number of items");
  }

  @Test
  void refusesLossWithoutALimit() throws IOException {
    assertThat(refusal("EmailAddress,TargetDatabase,LargeItemLimit\na@x.example,DB,Unlimited\n"))
        .contains("LargeItemLimit Unlimited would accept any loss");
  }

  @Test
  void refusesAnUnknownMailboxType() throws IOException {
    assertThat(refusal("EmailAddress,TargetDatabase,MailboxType\na@x.example,DB,Shared\n"))
        .contains("MailboxType \"Shared\" is unknown; write PrimaryAndArchive, PrimaryOnly");
  }

  @Test
  void refusesAnArchiveDatabaseForAMailboxWithoutItsArchive() throws IOException {
    assertThat(
            refusal(
                """
                EmailAddress,TargetDatabase,TargetArchiveDatabase,MailboxType
                a@x.example,DB,AR,PrimaryOnly
                """))
        .contains("delete one of the two values");
  }

  @Test
  void saysWhenAValueHasNoPlace() throws IOException {
    assertThat(refusal(HEADERS + "a@x.example,Sales, old\n")).contains("more values than columns");
  }

  @Test
  void saysWhereAQuoteIsNotClosed() throws IOException {
    assertThat(refusal(HEADERS + "a@x.example,DB\nb@x.example,\"DB\nc@x.example,DB\n"))
        .contains("line 3: a double quote is opened and not closed");
  }

  @Test
  void namesAllProblemsAtOnceInTheOrderOfTheLines() throws IOException {
    // when
    var refused =
        catchThrowableOfType(
            BadPlan.class,
            () ->
                read(
                    """
                    EmailAddress,TargetDatabase,BadItemLimit,MailboxType
                    anna,DB,1,
                    ben@x.example,,-1,Big
                    ok@x.example,DB,0,
                    ok@x.example,DB,0,
                    """));

    // then
    assertThat(Objects.requireNonNull(refused).problems())
        .extracting(PlanProblem::line)
        .containsExactly(2, 3, 3, 3, 5);
  }

  @Test
  void doesNotFloodTheScreen() throws IOException {
    assertThat(refusal(HEADERS + "x,DB\n".repeat(1_000)).lines().count()).isLessThan(250);
  }

  @Test
  void listsTheFirstProblemsAndCountsTheOthers() throws IOException {
    // when
    var words = refusal(HEADERS + "x,DB\n".repeat(203));

    // then
    assertThat(words).endsWith("\nand 3 more problems that are not listed");
    assertThat(words.lines()).hasSize(201);
  }

  @Test
  void judgesNoLineWithoutTheColumnsThatItNeeds() throws IOException {
    assertThat(refusal("EmailAddress\nnobody\n")).startsWith("line 1: ").doesNotContain("line 2");
  }

  @Test
  void takesALineThatEndsEarlyForBlankValues() throws IOException {
    assertThat(refusal(HEADERS + "a@x.example\n"))
        .startsWith("line 2: TargetDatabase is blank")
        .doesNotContain("\n");
  }

  @Test
  void refusesWhatIsNoArchiveDatabasesName() throws IOException {
    assertThat(refusal("EmailAddress,TargetDatabase,TargetArchiveDatabase\na@x.example,DB,AR*\n"))
        .contains("TargetArchiveDatabase \"AR*\" is not the name of a database");
  }

  @Test
  void takesTheLargestNumberOfItemsThatMayBeLost() throws IOException {
    assertThat(read("EmailAddress,TargetDatabase,BadItemLimit\na@x.example,DB,999999999\n").lines())
        .extracting(PlanLine::limits)
        .containsExactly(new Limits(999_999_999, 0));
  }

  @Test
  void takesAnAddressAsLongAsAnAddressCanBe() throws IOException {
    // given
    var longest = "a".repeat(244) + "@x.example";

    // then
    assertThat(read(HEADERS + longest + ",DB\n").lines()).hasSize(1);
    assertThat(refusal(HEADERS + "a" + longest + ",DB\n"))
        .contains("is longer than an address can be");
  }

  @Test
  void saysWhatIsOddInAnAddress() throws IOException {
    assertThat(refusal(HEADERS + "an na@x.example,DB\n")).contains("contains a blank");
    assertThat(refusal(HEADERS + "`na@x.example,DB\n")).contains("contains the character `");
    assertThat(refusal(HEADERS + "\"anna\"\"@x.example\",DB\n"))
        .contains("contains the character \"");
    assertThat(refusal(HEADERS + "anna.@x.example,DB\n"))
        .contains("is not an address like name@domain.example");
    assertThat(refusal(HEADERS + "3f1c2b4a-0000-4000-8000-000000000001,DB\n"))
        .contains("is a GUID");
  }

  @Test
  void shortensOnlyWhatIsTooLongToShow() throws IOException {
    // given
    var head = "EmailAddress,TargetDatabase,MailboxType\na@x.example,DB,";

    // then
    assertThat(refusal(head + "x".repeat(80) + "\n")).contains("\"" + "x".repeat(80) + "\"");
    assertThat(refusal(head + "x".repeat(81) + "\n")).contains("\"" + "x".repeat(80) + "…\"");
  }

  @Test
  void refusesAFileThatIsLargerThanAnyPlan() throws IOException {
    // given
    var most = 64L * 1024 * 1024;
    var plan = folder.resolve("plan.csv");

    // then
    try (var file = new RandomAccessFile(plan.toFile(), "rw")) {
      file.setLength(most);
      assertThat(refusal(plan, Route.PULL)).contains("zero byte").doesNotContain("larger than");
      file.setLength(most + 1);
      assertThat(refusal(plan, Route.PULL)).contains("is larger than 64 MB");
    }
  }

  @Test
  void takesNoTextForUtf16ThatHasFewZeros() throws IOException {
    assertThat(refusal("a\0b\0".getBytes(UTF_8))).contains("EmailAddress is missing");
    assertThat(refusal("a\0b\0c".getBytes(UTF_8))).contains("UTF-16");
    assertThat(refusal("a\0b\0cd".getBytes(UTF_8))).contains("zero byte");
    assertThat(refusal("a\0".getBytes(UTF_8))).contains("zero byte");
    assertThat(refusal("EmailAddr\0".getBytes(UTF_8))).contains("zero byte");
  }

  @Test
  void knowsAWorkbookByItsFirstFourBytes() throws IOException {
    assertThat(refusal(new byte[] {'P', 'K', 3, 4})).contains("Excel workbook");
  }

  @Test
  void findsTheAddressThatStoodInALine() throws IOException {
    // when
    var plan = read(HEADERS + "a@x.example,DB\nb@x.example,DB\n");

    // then
    assertThat(plan.addressIn(2)).isEqualTo("a@x.example");
    assertThat(plan.addressIn(3)).isEqualTo("b@x.example");
    assertThat(plan.addressIn(4)).isEmpty();
  }

  @Test
  void countsTheMailboxesOfEveryDatabase() throws IOException {
    // given
    var file = file((HEADERS + "a@x.example,B\nb@x.example,A\nc@x.example,B\n").getBytes(UTF_8));

    // then
    assertThat(CheckPlan.check(file, Route.LOCAL, PlanHints.none()).data())
        .containsExactly(
            entry("plan", file.toString()),
            entry("good", true),
            entry("route", "local"),
            entry("mailboxes", 3),
            entry("databases", new TreeMap<>(Map.of("A", 1L, "B", 2L))),
            entry("warnings", List.of()),
            entry("notes", List.of()));
  }

  @Test
  void warnsOnceOfBlankLimitsBetweenForestsHoweverManyLinesHaveThem() throws IOException {
    // given
    var file =
        file(
            """
            EmailAddress,TargetDatabase,BadItemLimit
            a@x.example,DB,
            b@x.example,DB,10
            c@x.example,DB,
            d@x.example,DB,0
            """
                .getBytes(UTF_8));

    // when
    var warnings = CheckPlan.check(file, Route.PULL, PlanHints.none()).warnings();

    // then
    assertThat(warnings)
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.sentence())
                  .startsWith("2 mailboxes have no BadItemLimit, which means 0: ")
                  .contains("raise-limits");
              assertThat(warning.data())
                  .contains(entry("code", "BAD_ITEM_LIMIT_BLANK"), entry("mailboxes", 2));
            });
    assertThat(CheckPlan.check(file, Route.LOCAL, PlanHints.none()).warnings()).isEmpty();
  }

  @Test
  void warnsOfAPlanWithoutAColumnForLimits() throws IOException {
    // given
    var file = file((HEADERS + "a@x.example,DB\n").getBytes(UTF_8));

    // then
    assertThat(CheckPlan.check(file, Route.PULL, PlanHints.none()).warnings())
        .extracting(PlanWarning::mailboxes)
        .containsExactly(1);
  }

  @Test
  void takesZeroForAnAnswer() throws IOException {
    // given
    var file =
        file("EmailAddress,RemoteTargetDatabase,BadItemLimit\na@x.example,DB,0\n".getBytes(UTF_8));

    // then
    assertThat(CheckPlan.check(file, Route.PUSH, PlanHints.none()).warnings()).isEmpty();
  }

  @Test
  void givesAProblemAsData() {
    assertThat(new PlanProblem(3, "a@x.example", PlanProblem.Code.NOT_READY, "it is not").data())
        .containsExactly(
            entry("line", 3),
            entry("address", "a@x.example"),
            entry("code", "NOT_READY"),
            entry("problem", "it is not"));
    assertThat(PlanProblem.ofFile(PlanProblem.Code.EMPTY, "it is empty").data())
        .containsEntry("line", null);
  }

  private ReadPlan read(String text) throws IOException {
    return Plans.read(file(text.getBytes(UTF_8)), Route.PULL);
  }

  private String refusal(String text) throws IOException {
    return refusal(text.getBytes(UTF_8));
  }

  private String refusal(byte[] bytes) throws IOException {
    return refusal(file(bytes), Route.PULL);
  }

  private String refusal(Path file, Route route) {
    var refused = catchThrowableOfType(BadPlan.class, () -> Plans.read(file, route));
    return String.valueOf(Objects.requireNonNull(refused, "the plan was taken").getMessage());
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("plan.csv"), bytes);
  }
}
