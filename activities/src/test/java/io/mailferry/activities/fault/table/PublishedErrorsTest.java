package io.mailferry.activities.fault.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.row.ErrorParts;
import io.mailferry.activities.fault.row.FaultRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors that others published: each meets the row that it is to meet, or says why none. */
class PublishedErrorsTest {
  private static final Path FACTS =
      Path.of(Objects.requireNonNullElse(System.getProperty("mailferry.root"), ".."))
          .resolve("docs/exchange/command-errors.md");

  private static final Pattern PUBLIC_PAGE =
      Pattern.compile("https://[a-z0-9.-]+\\.[a-z]{2,}/\\S+( \\([^()]+\\))?");

  /** A host or a domain that is nobody's stand-in; parts of class names end otherwise. */
  private static final Pattern SOMEBODYS_DOMAIN =
      Pattern.compile(
          "(?i)[a-z0-9-]+\\.(com|net|org|local|de|fr|es|ru|nl|io)(?![\\w.-]*\\w)"
              + "|@(?![\\w.-]*\\.example\\b)\\w");

  private static final Pattern BESIDE_A_HOST = Pattern.compile("://(?!localhost)([\\w.-]+)");

  private final FaultTable table = FaultTable.STANDARD;

  static Stream<PublishedError> errors() {
    return PublishedError.all();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void meetsTheRowThatItIsToMeet(PublishedError error) {
    assertThat(table.classify(error.report()).code()).isEqualTo(error.row());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void standsOnAPageThatEverybodyCanRead(PublishedError error) {
    assertThat(error.source()).matches(PUBLIC_PAGE);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void saysWhyNoRowKnowsItWhereNoneDoes(PublishedError error) {
    assertThat(error.why().isBlank()).isEqualTo(error.isKnown());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void namesNobodysPersonHostOrDomain(PublishedError error) {
    var text = error.report().message();

    assertThat(text).doesNotContainPattern(SOMEBODYS_DOMAIN);
    assertThat(BESIDE_A_HOST.matcher(text).results().map(found -> found.group(1)))
        .allSatisfy(host -> assertThat(host).endsWith(".example"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void isToldWithoutTheNameInIt(PublishedError error) {
    assertThat(table.fault(error.report(), Effect.CHANGES, "New-MoveRequest").sentence())
        .doesNotContainIgnoringCase("migrated_user")
        .doesNotContainIgnoringCase("admin_account");
  }

  /** Only what never came to a command while a session was opened may be believed then. */
  @ParameterizedTest
  @MethodSource("errors")
  void mayHaveRunWheneverItBrokeTheSession(PublishedError error) {
    var report = error.report();
    var broken =
        new ErrorReport(
            report.errorId().replace("MF-EX-CONNECT,", "").replace("MF-EX-CONNECT", "")
                + ",PSSessionStateBroken",
            report.reason(),
            report.message(),
            report.innerTypes());

    assertThat(table.fault(broken, Effect.CHANGES, "x")).isInstanceOf(Fault.Unconfirmed.class);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void aTranslationOfItNeverMeetsAStrangersRow(PublishedError error) {
    var report = error.report();
    var translated =
        new ErrorReport(
            report.errorId(),
            report.reason(),
            "Es ist ein Fehler aufgetreten.",
            report.innerTypes());
    var row = row(error.row());

    assertThat(
            Stream.concat(
                Stream.of(row.code(), "MF-EX-UNKNOWN"),
                row.before().stream().map(FaultRow.Precedence::code)))
        .contains(table.classify(translated).code());
  }

  /** A name decides before words do; two rows may know one only if their order is explained. */
  @ParameterizedTest
  @MethodSource("errors")
  void aNameInItBelongsToOneRowUnlessTheOrderSaysWhyItIsShared(PublishedError error) {
    var others =
        table.rows().stream()
            .filter(each -> each.knows(ErrorParts.of(error.report()), false))
            .map(FaultRow::code)
            .filter(code -> !code.equals(error.row()));

    assertThat(row(error.row()).before())
        .extracting(FaultRow.Precedence::code)
        .containsAll(others.toList());
  }

  @Test
  void nothingIsCountedTwice() {
    var rows =
        table.rows().stream().flatMap(row -> row.samples().stream()).map(FaultRow.Sample::report);

    assertThat(Stream.concat(errors().map(PublishedError::report), rows)).doesNotHaveDuplicates();
  }

  @Test
  void theBookOfFactsTellsHowManyAreKnownAndWhyTheOthersAreNot() throws IOException {
    assertThat(Files.readString(FACTS)).contains(howManyAreKnown()).contains(whyOthersAreNot());
  }

  private static String howManyAreKnown() {
    return "| family | texts | meet a row | unknown |\n|---|---|---|---|\n"
        + PublishedError.FAMILIES.stream()
            .map(family -> line(family, PublishedError.of(family).toList()))
            .collect(Collectors.joining())
        + line("all", PublishedError.all().toList());
  }

  private static String line(String family, List<PublishedError> errors) {
    var known = errors.stream().filter(PublishedError::isKnown).count();
    return "| %s | %d | %d | %d |\n".formatted(family, errors.size(), known, errors.size() - known);
  }

  private static String whyOthersAreNot() {
    return "| why no row knows it | texts |\n|---|---|\n"
        + errors()
            .filter(error -> !error.isKnown())
            .collect(
                Collectors.groupingBy(PublishedError::why, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(why -> "| %s | %d |\n".formatted(why.getKey(), why.getValue()))
            .collect(Collectors.joining());
  }

  private FaultRow row(String code) {
    return table.rows().stream().filter(row -> row.code().equals(code)).findFirst().orElseThrow();
  }
}
