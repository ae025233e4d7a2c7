package io.mailferry.model.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures of requests that others published: each meets its family, or says why none. */
class PublishedReportsTest {
  private static final Path FACTS =
      Path.of(Objects.requireNonNullElse(System.getProperty("mailferry.root"), ".."))
          .resolve("docs/exchange/failures.md");

  static Stream<PublishedReport> reports() {
    return PublishedReport.all();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void meetsTheFamilyThatItIsToMeet(PublishedReport report) {
    assertThat(FailureCatalogue.familyOf(report.failure())).isEqualTo(report.family());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void standsOnAPageThatEverybodyCanReadOrInMicrosoftsScript(PublishedReport report) {
    assertThat(report.source())
        .matches("https://[a-z0-9.-]+\\.[a-z]{2,}/\\S+|Microsoft's repair script");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void saysWhyNoFamilyKnowsItWhereNoneDoes(PublishedReport report) {
    assertThat(report.why().isBlank()).isEqualTo(report.isKnown());
  }

  @Test
  void nothingIsCountedTwice() {
    assertThat(reports().map(PublishedReport::failure)).doesNotHaveDuplicates();
  }

  @Test
  void theBookOfFactsTellsHowManyAreKnownAndWhyTheOthersAreNot() throws IOException {
    var known = reports().filter(PublishedReport::isKnown).count();

    assertThat(Files.readString(FACTS))
        .contains(
            "Of %d published texts %d meet a family, %d do not:"
                .formatted(reports().count(), known, reports().count() - known))
        .contains(whyOthersAreNot());
  }

  /** A page that leaves one out would send its reader away without advice. */
  @Test
  void theBookOfFactsHasEveryFamily() throws IOException {
    assertThat(Files.readString(FACTS))
        .contains(
            Stream.of(FailureFamily.values()).map(family -> "\n| `" + family + "` |").toList());
  }

  private static String whyOthersAreNot() {
    return "| why no family knows it | texts |\n|---|---|\n"
        + reports()
            .filter(report -> !report.isKnown())
            .collect(
                Collectors.groupingBy(PublishedReport::why, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(why -> "| %s | %d |\n".formatted(why.getKey(), why.getValue()))
            .collect(Collectors.joining());
  }
}
