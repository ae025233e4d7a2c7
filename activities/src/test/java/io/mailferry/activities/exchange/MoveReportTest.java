package io.mailferry.activities.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MoveReportTest {
  private static final String OWN = "TooManyTransientFailureRetriesPermanentException";

  @Test
  void namesWhatWasMetMostOftenBesideTheFailureItself() {
    var report =
        new MoveReport(
            List.of(
                "Source MapiExceptionNetworkErrorException broke",
                "Target MapiExceptionMdbOfflineException away",
                "Source MapiExceptionNetworkErrorException broke",
                OWN + " too many"),
            List.of());

    assertThat(report.mostCommon(OWN)).contains("MapiExceptionNetworkErrorException");
  }

  @Test
  void namesTheLatestOfThoseThatWereMetAsOften() {
    var report = new MoveReport(List.of("FirstException", "SecondException"), List.of());

    assertThat(report.mostCommon(OWN)).contains("SecondException");
  }

  @Test
  void readsTheLinesOfTheReportWhereExchangeTellsNoFailures() {
    var report =
        new MoveReport(
            List.of(),
            List.of(
                "[EX1] Transient error CommunicationErrorTransientException has occurred.",
                "[EX1] Fatal error " + OWN + " has occurred."));

    assertThat(report.mostCommon(OWN)).contains("CommunicationErrorTransientException");
  }

  @Test
  void namesNothingWhereNothingElseWasMet() {
    assertThat(new MoveReport(List.of(OWN), List.of("all is well")).mostCommon(OWN)).isEmpty();
  }

  @Test
  void keepsNoPeople() {
    var report =
        MoveReport.redacted(
            "Source TooManyBadItems mailbox 'Carla Ruiz' is full",
            "[EX1] 'carla.ruiz@source.example' created move request.\n"
                + "[EX1] user TARGET\\carla asked");

    assertThat(String.join("\n", report.failures()) + String.join("\n", report.entries()))
        .doesNotContainIgnoringCase("carla")
        .contains("created move request");
  }

  @Test
  void keepsTheEndOfALongReportAndNoMoreThanItMay() {
    var report = MoveReport.redacted("a failure", "line of a report\n".repeat(10_000) + "the end");

    assertThat(report.entries()).last().isEqualTo("the end");
    assertThat(String.join("\n", report.entries()).length())
        .isLessThanOrEqualTo(MoveReport.MOST_LETTERS);
    assertThat(report.failures()).containsExactly("a failure");
  }
}
