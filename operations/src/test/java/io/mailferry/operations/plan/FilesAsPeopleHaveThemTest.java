package io.mailferry.operations.plan;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.model.Limits;
import io.mailferry.model.Route;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as programs and people write them, byte for byte. */
class FilesAsPeopleHaveThemTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final PlanHints TO_ONE = new PlanHints(Map.of(), List.of("TGT-DB01"));

  @TempDir Path folder;

  /** Get-Mailbox | Select-Object … | Export-Csv -Encoding UTF8. */
  @Test
  void readsWhatExportCsvOfWindowsPowerShellWrites() throws IOException {
    var plan =
        read(
            """
            #TYPE Selected.Microsoft.Exchange.Data.Directory.Management.Mailbox\r
            "DisplayName","PrimarySmtpAddress","TargetDatabase","EmailAddresses"\r
            "Berg, Anna","anna.berg@source.example","TGT-DB01","SMTP:anna.berg@source.example smtp:a@x.example"\r
            "Vogt \""Bernie\"" B.","bernd.vogt@source.example","TGT-DB02",""\r
            """);

    assertThat(plan.lines())
        .extracting(PlanLine::line, PlanLine::address, PlanLine::targetDatabase)
        .containsExactly(
            tuple(3, "anna.berg@source.example", "TGT-DB01"),
            tuple(4, "bernd.vogt@source.example", "TGT-DB02"));
    assertThat(plan.notes())
        .extracting(PlanNote::code, PlanNote::sentence)
        .containsExactly(
            tuple(
                PlanNote.Code.ADDRESS_COLUMN,
                "EmailAddress is read from the column PrimarySmtpAddress"),
            tuple(
                PlanNote.Code.COLUMNS_IGNORED,
                "not needed and not read: DisplayName, EmailAddresses"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sep=;\r\nEmailAddress;TargetDatabase\r\na@x.example;DB\r\n",
        "\"sep=;\"\r\nEmailAddress;TargetDatabase\r\na@x.example;DB\r\n",
        "SEP=|\nEmailAddress|TargetDatabase\na@x.example|DB\n",
        "sep=\t\nEmailAddress\tTargetDatabase\na@x.example\tDB\n",
        "#TYPE System.Object\nsep=;\nEmailAddress;TargetDatabase\na@x.example;DB\n",
        "sep=;;\r\nEmailAddress;TargetDatabase\r\na@x.example;DB\r\n",
        "Name, Vorname;EmailAddress;TargetDatabase\r\nBerg;a@x.example;DB\r\n",
        "\"EmailAddress\", \"TargetDatabase\"\r\n\"a@x.example\", \"DB\"\r\n",
        "EmailAddress,TargetDatabase\r\na@x.example,DB\r\n\u001A",
        "E-Mail-Adresse;TargetDatabase\r\na@x.example;DB\r\n",
        "sep=,\r\r\nEmailAddress,TargetDatabase\r\r\na@x.example,DB\r\r\n",
      })
  void readsTheSeparatorThatIsTold(String text) throws IOException {
    assertThat(read(text).lines())
        .extracting(PlanLine::address, PlanLine::targetDatabase)
        .containsExactly(tuple("a@x.example", "DB"));
  }

  @Test
  void takesTheSeparatorBetweenTheNamesAndNotOneInAName() throws IOException {
    assertThat(
            read("\"Name, full\";EmailAddress;TargetDatabase\n\"Berg, A\";a@x.example;DB\n")
                .lines())
        .extracting(PlanLine::address)
        .containsExactly("a@x.example");
  }

  /** Excel's "Unicode text", and Out-File of Windows PowerShell. */
  @Test
  void readsUtf16InBothOrdersWithAndWithoutItsMark() throws IOException {
    var text = "EmailAddress\tTargetDatabase\r\na@x.example\tDatenbank Zürich\r\n";
    for (var charset : List.of(UTF_16LE, UTF_16BE)) {
      assertThat(databases(("\uFEFF" + text).getBytes(charset)))
          .containsExactly("Datenbank Zürich");
      assertThat(databases(text.getBytes(charset))).containsExactly("Datenbank Zürich");
    }
  }

  @Test
  void refusesUtf16ThatEndsInTheMiddleOfALetter() throws IOException {
    var bytes = "\uFEFFEmailAddress,TargetDatabase\na@x.example,DB\n".getBytes(UTF_16LE);

    assertThat(refused(java.util.Arrays.copyOf(bytes, bytes.length - 1), PlanHints.none()))
        .contains("says that it is UTF-16LE")
        .contains("CSV UTF-8");
  }

  /** Excel's plain CSV in western Europe: the names are nobody's business here. */
  @Test
  void readsAFileInWindowsLettersWhereNothingThatIsNeededHasAny() throws IOException {
    var text = "DisplayName;EmailAddress;TargetDatabase\r\nJürg Müller;a@x.example;DB\r\n";

    var plan = read(text.getBytes(WINDOWS), PlanHints.none());

    assertThat(plan.lines()).extracting(PlanLine::address).containsExactly("a@x.example");
    assertThat(plan.notes()).extracting(PlanNote::code).contains(PlanNote.Code.ENCODING_GUESSED);
  }

  @Test
  void refusesADatabaseWhoseLettersAreNotCertain() throws IOException {
    var text = "EmailAddress;TargetDatabase\r\na@x.example;DB\r\nb@x.example;Zürich\r\n";

    assertThat(refused(text.getBytes(WINDOWS), PlanHints.none()))
        .startsWith("line 3: TargetDatabase \"Zürich\"")
        .contains("not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00A0a@x.example\u00A0",
        "\u202Fa@x.example\u3000",
        "\u200Ba@x.example\uFEFF",
        "\u200Ea@x.example\u200F",
        "SMTP:a@x.example",
        "smtp: a@x.example",
        "mailto:a@x.example",
        "Anna Berg <a@x.example>",
        "<a@x.example>",
      })
  void findsTheAddressInWhatIsPasted(String value) throws IOException {
    assertThat(read("EmailAddress,TargetDatabase\n" + value + ",\u00A0DB\u00A0\n").lines())
        .extracting(PlanLine::address, PlanLine::targetDatabase)
        .containsExactly(tuple("a@x.example", "DB"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X500:/o=Source/cn=anna | of the kind X500",
        "SIP:anna@x.example | of the kind SIP",
        "an\u200Bna@x.example | cannot be seen (U+200B)",
        "ännä@x.example | no mailbox of Exchange has such an address",
      })
  void saysWhyAnAddressCannotBeOne(String value, String words) throws IOException {
    assertThat(refused("EmailAddress,TargetDatabase\n" + value + ",DB\n", PlanHints.none()))
        .startsWith("line 2: ")
        .contains(words);
  }

  /** docs/exchange/directory.md#international-addresses. */
  @Test
  void writesAnInternationalDomainAsExchangeHasIt() throws IOException {
    assertThat(read("EmailAddress,TargetDatabase\nanna@münchen.example,DB\n").lines())
        .extracting(PlanLine::address)
        .containsExactly("anna@xn--mnchen-3ya.example");
  }

  @ParameterizedTest
  @CsvSource({
    "PrimarySmtpAddress,TargetDatabase",
    "Primary Smtp Address,Target Database",
    "E-Mail,target_database",
    "Email Address,TargetDB",
    "WindowsEmailAddress,Target Mailbox Database",
  })
  void knowsTheColumnsByTheirOtherNames(String address, String database) throws IOException {
    assertThat(read(address + "," + database + "\na@x.example,DB\n").lines())
        .extracting(PlanLine::address, PlanLine::targetDatabase)
        .containsExactly(tuple("a@x.example", "DB"));
  }

  @Test
  void takesItsOwnNameOfAColumnBeforeAnother() throws IOException {
    var plan =
        read("PrimarySmtpAddress,EmailAddress,TargetDatabase\nnew@x.example,a@x.example,DB\n");

    assertThat(plan.lines()).extracting(PlanLine::address).containsExactly("a@x.example");
    assertThat(plan.notes())
        .extracting(PlanNote::sentence)
        .containsExactly("not needed and not read: PrimarySmtpAddress");
  }

  @Test
  void readsTheColumnThatAPersonNames() throws IOException {
    var hints =
        new PlanHints(
            Map.of("emailaddress", "Source Primary Email", "TargetDatabase", "Goes to"), List.of());

    var plan =
        read("EmailAddress,Source Primary Email,goes to\nold@x.example,a@x.example,DB\n", hints);

    assertThat(plan.lines())
        .extracting(PlanLine::address, PlanLine::targetDatabase)
        .containsExactly(tuple("a@x.example", "DB"));
    assertThat(plan.notes())
        .extracting(PlanNote::sentence)
        .containsExactly("not needed and not read: EmailAddress");
  }

  @Test
  void saysWhichColumnsThereAreWhenAPersonNamesAnother() throws IOException {
    var hints = new PlanHints(Map.of("EmailAddress", "Mail1", "Colour", "Mail2"), List.of());

    assertThat(refused("Mail2,TargetDatabase\na@x.example,DB\n", hints))
        .contains("the file has no such column; it has Mail2, TargetDatabase")
        .contains("a plan has no column of that name; it has EmailAddress");
  }

  @Test
  void namesAFewOfManyColumnsThatItPassesOver() throws IOException {
    var others =
        String.join(",", IntStream.range(0, 40).mapToObj(number -> "Custom" + number).toList());

    assertThat(
            read("EmailAddress,TargetDatabase," + others + "\na@x.example,DB\n")
                .notes()
                .getFirst()
                .sentence())
        .contains("Custom0, Custom1")
        .contains("and 28 more")
        .endsWith("Custom38, Custom39");
  }

  /** A wish that is passed over is found out at night. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "PrimaryOnly",
        "ArchiveOnly",
        "ArchiveTargetDatabase",
        "Corrupt Item Limit",
        "Cutover Night",
        "BadItems"
      })
  void passesOverNothingThatSaysHowAMailboxIsToBeMoved(String column) throws IOException {
    assertThat(
            refused(
                "EmailAddress,TargetDatabase," + column + "\na@x.example,DB,1\n", PlanHints.none()))
        .startsWith("line 1: the column ");
  }

  @Test
  void asksWhichOfTwoColumnsOfOneNameIsMeant() throws IOException {
    assertThat(
            refused(
                "PrimarySmtpAddress,Primary Smtp Address,TargetDatabase\na@x.example,b@x.example,DB\n",
                PlanHints.none()))
        .contains("is there twice");
    var columns = new LinkedHashMap<String, String>();
    columns.put("EmailAddress", "Old");
    columns.put("emailaddress", "New");
    assertThat(
            refused(
                "Old,New,TargetDatabase\na@x.example,b@x.example,DB\n",
                new PlanHints(columns, List.of())))
        .contains("told already");
  }

  @Test
  void tellsWhenTheDatabasesThatAreTypedChangeNothing() throws IOException {
    assertThat(read("EmailAddress,TargetDatabase\na@x.example,OLD\n", TO_ONE).notes())
        .extracting(PlanNote::sentence)
        .containsExactly("every line names its own database, so --target-database changes nothing");
  }

  @Test
  void refusesAColumnThatIsNamedForAListWithoutAny() throws IOException {
    assertThat(
            refused(
                "a@x.example\n",
                new PlanHints(Map.of("EmailAddress", "Mail"), List.of("TGT-DB01"))))
        .contains("there is none for --column");
  }

  @Test
  void takesLinesOfAddressesForAList() throws IOException {
    var plan = read("a@x.example\r\n\r\nSMTP:b@x.example\r\n", TO_ONE);

    assertThat(plan.lines())
        .extracting(PlanLine::line, PlanLine::address, PlanLine::targetDatabase)
        .containsExactly(tuple(1, "a@x.example", "TGT-DB01"), tuple(3, "b@x.example", "TGT-DB01"));
    assertThat(plan.notes())
        .extracting(PlanNote::code)
        .containsExactly(PlanNote.Code.NO_HEADER, PlanNote.Code.SPREAD);
  }

  @Test
  void asksWhereAListIsToGo() throws IOException {
    assertThat(refused("a@x.example\nb@x.example\n", PlanHints.none()))
        .startsWith("line 1: ")
        .contains("--target-database");
  }

  /** As New-MigrationBatch's own files are. */
  @Test
  void spreadsMailboxesOverDatabasesByTheirNumber() throws IOException {
    var plan =
        read(
            "EmailAddress\na@x.example\nb@x.example\nc@x.example\n",
            new PlanHints(Map.of(), List.of("DB1", "DB2")));

    assertThat(plan.lines())
        .extracting(PlanLine::targetDatabase)
        .containsExactly("DB1", "DB2", "DB1");
    assertThat(plan.notes())
        .extracting(PlanNote::sentence)
        .containsExactly("those without a database are spread: 2 to DB1; 1 to DB2");
  }

  @Test
  void countsThoseWhoseDatabaseIsNamed() throws IOException {
    var plan =
        read(
            "EmailAddress,TargetDatabase\na@x.example,db1\nb@x.example,\nc@x.example,DB9\n",
            new PlanHints(Map.of(), List.of("DB1", "DB2")));

    assertThat(plan.lines())
        .extracting(PlanLine::targetDatabase)
        .containsExactly("db1", "DB2", "DB9");
  }

  @Test
  void spreadsBySizeWhereTheFileTellsAllOfThem() throws IOException {
    var plan =
        read(
            """
            EmailAddress,TotalItemSize
            a@x.example,"1 GB (1,073,741,824 bytes)"
            b@x.example,"2 GB (2.147.483.648 Bytes)"
            c@x.example,"900 MB (943\u00A0718\u00A0400 octets)"
            d@x.example,"3 GB (3'221'225'472 Byte)"
            """,
            new PlanHints(Map.of(), List.of("DB1", "DB2")));

    assertThat(plan.lines())
        .extracting(PlanLine::targetDatabase)
        .as("3 GB to the first, 2 and 1 to the second, and 0.9 to the one that has less")
        .containsExactly("DB2", "DB2", "DB1", "DB1");
    assertThat(plan.notes())
        .extracting(PlanNote::sentence)
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("2 to DB1, which gets 3.9 GB in all");
  }

  @Test
  void spreadsByNumberWhereTheSizeOfOneIsUnknown() throws IOException {
    var plan =
        read(
            "EmailAddress,TotalItemSize\na@x.example,9 GB (9663676416 bytes)\nb@x.example,\n",
            new PlanHints(Map.of(), List.of("DB1", "DB2")));

    assertThat(plan.lines()).extracting(PlanLine::targetDatabase).containsExactly("DB1", "DB2");
  }

  @Test
  void refusesADatabaseThatIsNone() throws IOException {
    assertThat(refused("EmailAddress\na@x.example\n", new PlanHints(Map.of(), List.of("DB1;calc"))))
        .contains("--target-database \"DB1;calc\" is not the name of a database");
  }

  @Test
  void keepsLimitsOfALineWhoseDatabaseIsGiven() throws IOException {
    assertThat(read("EmailAddress,BadItemLimit\na@x.example,7\n", TO_ONE).lines())
        .extracting(PlanLine::limits, PlanLine::badItemsStated)
        .containsExactly(tuple(new Limits(7, 0), true));
  }

  @Test
  void readsWhatItWritesItself() throws IOException {
    var plan =
        read(
            """
            EmailAddress,TargetDatabase,TargetArchiveDatabase,BadItemLimit,LargeItemLimit,MailboxType
            a@x.example,"Datenbank (Zürich)",AR,5,2,PrimaryAndArchive
            b@x.example,DB,,,,PrimaryOnly
            c@x.example,DB,AR,0,,ArchiveOnly
            """);
    var again = folder.resolve("again.csv");

    PlanFile.write(again, plan.route(), plan.lines());

    assertThat(Plans.read(again, plan.route())).isEqualTo(plan);
    assertThat(Files.readAllBytes(again)).startsWith(0xEF, 0xBB, 0xBF);
  }

  /** A workbook of before 2007. */
  @Test
  void knowsAnOldWorkbook() throws IOException {
    assertThat(
            refused(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0},
                PlanHints.none()))
        .contains("Excel workbook");
  }

  private List<String> databases(byte[] bytes) throws IOException {
    return read(bytes, PlanHints.none()).lines().stream().map(PlanLine::targetDatabase).toList();
  }

  private ReadPlan read(String text) throws IOException {
    return read(text, PlanHints.none());
  }

  private ReadPlan read(String text, PlanHints hints) throws IOException {
    return read(text.getBytes(UTF_8), hints);
  }

  private ReadPlan read(byte[] bytes, PlanHints hints) throws IOException {
    return Plans.read(file(bytes), Route.PULL, hints);
  }

  private String refused(String text, PlanHints hints) throws IOException {
    return refused(text.getBytes(UTF_8), hints);
  }

  private String refused(byte[] bytes, PlanHints hints) throws IOException {
    var file = file(bytes);
    var refused = catchThrowableOfType(BadPlan.class, () -> Plans.read(file, Route.PULL, hints));
    return refused == null ? "" : String.valueOf(refused.getMessage());
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("plan.csv"), bytes);
  }
}
