package io.mailferry.activities.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTableTest {
  private final FaultTable table = FaultTable.STANDARD;

  static Stream<FaultRow> rows() {
    return FaultTable.STANDARD.rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everySampleClassifiesToItsOwnRow(FaultRow row) {
    assertThat(table.classify(row.samples().getFirst().report()).code()).isEqualTo(row.code());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowSaysWhatHappenedWhatFollowsAndWhereItWasSeen(FaultRow row) {
    assertThat(row.code()).matches("MF-(AD|EX)-[A-Z-]+");
    assertThat(row.cause()).isNotBlank().doesNotEndWith(".");
    assertThat(row.mailferryDoes()).endsWith(".");
    assertThat(row.youMayDo()).endsWith(".");
    assertThat(row.samples().getFirst().source()).isNotBlank();
    assertThat(row.samples().getFirst().report().message()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aReadIsNeverUnconfirmedBecauseItCanBeAskedForAgain(FaultRow row) {
    assertThat(table.fault(row.samples().getFirst().report(), Effect.READS, "a read"))
        .isNotInstanceOf(Fault.Unconfirmed.class);
  }

  @Test
  void codesAreUnique() {
    assertThat(table.rows()).extracting(FaultRow::code).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Parameter set cannot be resolved using the specified named parameters.|MF-EX-PARAMETERS",
        "Mailbox 'Migrated_User' is already being moved to 'Target_Database'.|MF-EX-ALREADY-MOVING",
        "Failed to retrieve RootDSE at 'Source.Domain' under 'DOMAIN\\account'|MF-AD-AWAY"
      })
  void knowsTheThreeErrorsThatStartedThisProjectByTheirTextAlone(String text, String code) {
    assertThat(table.classify(new ErrorReport("", "", text, List.of())).code()).isEqualTo(code);
  }

  @Test
  void anIdentifierCountsMoreThanATranslatedText() {
    // given
    var german =
        new ErrorReport(
            "4A2B,Microsoft.Exchange.Management.RecipientTasks.NewMoveRequest",
            "ManagementObjectAlreadyExistsException",
            "Das Postfach wird bereits verschoben.",
            List.of());

    // then
    assertThat(table.fault(german, Effect.CHANGES, "New-MoveRequest"))
        .isInstanceOfSatisfying(
            Fault.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.ALREADY_BEING_MOVED));
  }

  @Test
  void anInnerExceptionIsAnIdentifierToo() {
    var wrapped =
        new ErrorReport(
            "", "RemoteTransientException", "…", List.of("X", "MapiExceptionMdbOffline"));

    assertThat(table.classify(wrapped).code()).isEqualTo("MF-EX-DATABASE-OFFLINE");
  }

  @Test
  void whatItDoesNotKnowMayHaveRun() {
    // given
    var strange = new ErrorReport("Odd,New-MoveRequest", "OddException", "Odd.", List.of());

    // then
    assertThat(table.fault(strange, Effect.CHANGES, "New-MoveRequest at exch1.target.example"))
        .isInstanceOf(Fault.Unconfirmed.class)
        .hasMessageContainingAll("New-MoveRequest at exch1.target.example", "OddException")
        .extracting("code")
        .isEqualTo("MF-EX-UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The user load quota of 10 requests per 2 seconds has been exceeded. The next request from"
            + " this user will not be approved for at least 5500 milliseconds.|PT5.5S",
        "Fail to create runspace because you have exceeded your budget to create runspace. Please"
            + " wait for 38 seconds.|PT38S",
        "This user is allowed a maximum of 18 concurrent shells, which has been exceeded.|PT1M",
        "The user load quota of 1 requests per 2 seconds has been exceeded, at least"
            + " 99999999999999999999 milliseconds.|PT30S"
      })
  void honoursTheWaitThatExchangeAsksFor(String text, Duration patience) {
    var throttled = new ErrorReport("", "PSRemotingTransportException", text, List.of());

    assertThat(table.fault(throttled, Effect.CHANGES, "New-MoveRequest"))
        .isInstanceOfSatisfying(
            Fault.Busy.class, busy -> assertThat(busy.patience()).isEqualTo(patience));
  }

  @Test
  void namesNobodyInItsSentences() {
    var named =
        new ErrorReport(
            "",
            "ManagementObjectAlreadyExistsException",
            "Mailbox 'Anna Berg' (anna.berg@source.example) is already being moved to 'TGT-DB01'.",
            List.of());

    assertThat(table.fault(named, Effect.CHANGES, "New-MoveRequest").sentence())
        .doesNotContain("Anna", "anna.berg")
        .contains("TGT-DB01", "…@source.example");
  }

  @Test
  void refusesACodeThatItDoesNotHave() {
    assertThatThrownBy(() -> table.fault("MF-NO", "…", Effect.READS, "…", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MF-NO");
  }

  @Test
  void printsEveryRowForPeople() {
    var page = table.toMarkdown();

    assertThat(page).startsWith("# ");
    assertThat(table.rows())
        .allSatisfy(
            row ->
                assertThat(page)
                    .contains(
                        "## " + row.code(),
                        row.cause(),
                        row.mailferryDoes(),
                        row.samples().getFirst().source()));
    assertThat(page.lines().filter(line -> line.startsWith("## "))).hasSameSizeAs(table.rows());
  }
}
