package io.mailferry.activities.fault.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.activities.fault.row.ErrorParts;
import io.mailferry.activities.fault.row.FaultRow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTableTest {
  private static final String GERMAN = "Der Vorgang konnte nicht ausgeführt werden.";

  private final FaultTable table = FaultTable.STANDARD;

  static Stream<FaultRow> rows() {
    return FaultTable.STANDARD.rows().stream();
  }

  static Stream<Arguments> samples() {
    return rows().flatMap(row -> row.samples().stream().map(each -> arguments(row, each.report())));
  }

  /** Without those that come while a session is opened, which run nothing. */
  static Stream<Arguments> samplesOfCommands() {
    return rows()
        .flatMap(
            row ->
                row.samples().stream()
                    .filter(each -> !each.report().errorId().contains("MF-EX-CONNECT"))
                    .map(each -> arguments(row, each.report())));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleClassifiesToItsOwnRow(FaultRow row, ErrorReport sample) {
    assertThat(table.classify(sample).code()).isEqualTo(row.code());
  }

  /** A check that somebody waits for has ended with its answer. */
  @ParameterizedTest
  @MethodSource("rows")
  void promisesNothingToSomebodyForWhomNothingIsTriedAgain(FaultRow row) {
    // when
    var fault = table.fault(row.code(), "what was met", Effect.READS, "somewhere", null);

    // then
    assertThat(FaultTable.withoutPromise(fault))
        .startsWith(row.cause() + " (somewhere)")
        .contains("what was met")
        .doesNotContain(row.mailferryDoes(), "nothing has to be retried", "  ");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowSaysWhatHappenedWhatFollowsAndWhereItWasSeen(FaultRow row) {
    assertThat(row.code()).matches("MF-(AD|EX)-[A-Z-]+");
    assertThat(row.cause()).isNotBlank().doesNotEndWith(".");
    assertThat(row.mailferryDoes()).endsWith(".");
    assertThat(row.youMayDo()).endsWith(".");
    assertThat(row.samples())
        .isNotEmpty()
        .allSatisfy(
            sample -> {
              assertThat(sample.source()).isNotBlank();
              assertThat(sample.report().message()).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aReadIsNeverUnconfirmedBecauseItCanBeAskedForAgain(FaultRow row, ErrorReport sample) {
    assertThat(table.fault(sample, Effect.READS, row.code()))
        .isNotInstanceOf(Fault.Unconfirmed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-2144108121,PSSessionStateBroken", "JobFailure"})
  void aRequestForPatienceThatBrokeTheSessionMayHaveComeAfterTheCommand(String id) {
    var quota =
        new ErrorReport(
            id,
            "PSRemotingTransportException",
            "The user load quota of 1000 requests per 2 seconds has been exceeded.",
            List.of());

    assertThat(table.classify(quota).code()).isEqualTo("MF-EX-LOAD-QUOTA");
    assertThat(table.fault(quota, Effect.CHANGES, "x")).isInstanceOf(Fault.Unconfirmed.class);
    assertThat(table.fault(quota, Effect.READS, "x")).isInstanceOf(Fault.Busy.class);
  }

  /** Whatever else an error says: a session that broke in mid-command tells nothing of it. */
  @ParameterizedTest
  @MethodSource("samplesOfCommands")
  void whateverBrokeTheSessionDuringAChangeMayHaveHappened(FaultRow row, ErrorReport sample) {
    for (var broken : List.of("PSSessionStateBroken", "JobFailure")) {
      var id = sample.errorId().isEmpty() ? broken : sample.errorId() + "," + broken;
      var report = new ErrorReport(id, sample.reason(), sample.message(), sample.innerTypes());

      assertThat(table.fault(report, Effect.CHANGES, row.code()))
          .isInstanceOf(Fault.Unconfirmed.class);
      assertThat(table.fault(report, Effect.READS, row.code()))
          .isNotInstanceOfAny(Fault.Unconfirmed.class, Fault.Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[FailureCategory=AuthZ-AuthorizationException] The access token could not be made.",
        "[FailureCategory=AuthZ-CmdletAccessDeniedException] The user isn't assigned to any"
            + " management roles."
      })
  void whatTheAuthorisationSaysInASessionThatBrokeDoesNotTellThatNothingRan(String words) {
    var broken = new ErrorReport("JobFailure", "PSRemotingTransportException", words, List.of());

    assertThat(table.fault(broken, Effect.CHANGES, "New-MoveRequest"))
        .isInstanceOf(Fault.Unconfirmed.class)
        .extracting("code")
        .isEqualTo("MF-EX-SESSION-LOST");
    assertThat(table.fault(broken, Effect.READS, "Get-MoveRequest"))
        .isInstanceOf(Fault.NotReached.class);
  }

  @Test
  void aSessionThatBreaksWhileItIsOpenedHasRunNothing() {
    var opening =
        new ErrorReport(
            "MF-EX-CONNECT,JobFailure",
            "PSRemotingTransportException",
            "[FailureCategory=AuthZ-CmdletAccessDeniedException] The user isn't assigned to any"
                + " management roles.",
            List.of());

    assertThat(table.classify(opening).code()).isEqualTo("MF-EX-NO-ROLE");
  }

  @Test
  void whatAnotherServerSaysCountsThoughOnlyItsWordsAreKnown() {
    var proxied =
        new ErrorReport(
            "Microsoft.Exchange.Configuration.CmdletProxyException",
            "CmdletProxyException",
            "Error on proxy command 'New-MoveRequest' to server exch2.target.example: Server"
                + " version 15.00.1497.0002, Proxy method RPS: Target mailbox doesn't have an SMTP"
                + " proxy matching 'target.example'.",
            List.of());

    assertThat(table.fault(proxied, Effect.CHANGES, "x")).isInstanceOf(Fault.Refused.class);
  }

  @Test
  void aDirectoryThatFailsAmidAWriteMayHaveKeptHalfOfIt() {
    var failed =
        new ErrorReport(
            "",
            "",
            "Active Directory operation failed on dc1.target.example. Active directory response:"
                + " The LDAP server is unavailable.",
            List.of());

    assertThat(table.classify(failed).code()).isEqualTo("MF-EX-AD-FAILED");
  }

  @Test
  void everyRowThatPromisesAnotherControllerBlamesTheOneThatWasUsed() {
    assertThat(
            table.rows().stream()
                .filter(row -> row.mailferryDoes().contains("another controller"))
                .filter(row -> row.code().startsWith("MF-EX-"))
                .map(FaultRow::code))
        .containsExactlyInAnyOrderElementsOf(
            table.rows().stream()
                .map(row -> new Fault.NotReached(row.code(), "", null))
                .filter(Fault::blamesController)
                .map(Fault::code)
                .toList());
  }

  @Test
  void codesAreUnique() {
    assertThat(table.rows()).extracting(FaultRow::code).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aNameBelongsToOneRowUnlessTheOrderSaysWhyItIsShared(FaultRow row, ErrorReport sample) {
    var others =
        rows()
            .filter(each -> each.knows(ErrorParts.of(sample), false))
            .map(FaultRow::code)
            .filter(code -> !code.equals(row.code()))
            .toList();

    assertThat(row.before()).extracting(FaultRow.Precedence::code).containsAll(others);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aRowThatGoesBeforeAnotherReallyDoesAndSaysWhy(FaultRow row) {
    var codes = rows().map(FaultRow::code).toList();

    assertThat(row.before())
        .allSatisfy(
            before -> {
              assertThat(codes.subList(codes.indexOf(row.code()) + 1, codes.size()))
                  .contains(before.code());
              assertThat(before.why()).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aTranslatedTextChangesNothingWhereANameIsKnown(FaultRow row, ErrorReport sample) {
    // given
    var translated =
        new ErrorReport(sample.errorId(), sample.reason(), GERMAN, sample.innerTypes());
    var evidence = ErrorParts.of(translated);
    var named =
        row.signs().stream().anyMatch(sign -> sign.inEveryLanguage() && sign.marks(evidence));

    // when
    var code = table.classify(translated).code();

    // then
    if (named) {
      assertThat(code).isEqualTo(row.code());
    } else {
      var behind = row.before().stream().map(FaultRow.Precedence::code);
      assertThat(Stream.concat(behind, Stream.of("MF-EX-UNKNOWN")))
          .as("falls back to a row that it goes before, or is unknown, and never to a stranger's")
          .contains(code);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ManagementObjectAlreadyExistsException|Das Postfach wird bereits verschoben."
            + "|ALREADY_BEING_MOVED",
        "UserAlreadyBeingMigratedException|Für den Benutzer steht bereits eine Anforderung aus."
            + "|ALREADY_BEING_MOVED",
        "ManagementObjectNotFoundException|Das Objekt wurde nicht gefunden.|NOT_FOUND",
        "CannotSetCompletingPermanentException|Die Anforderung wird gerade abgeschlossen."
            + "|WRONG_STATE",
        "ParameterBindingException|Der Parametersatz kann nicht aufgelöst werden.|WRONG_COMMAND",
        "CommandNotFoundException|Die Benennung wurde nicht erkannt.|NOT_ALLOWED"
      })
  void understandsExchangeInGerman(String exception, String text, Reason reason) {
    assertThat(
            table.fault(new ErrorReport("4A2B", exception, text, List.of()), Effect.CHANGES, "New"))
        .isInstanceOfSatisfying(
            Fault.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void knowsAThrottledAccountByTheNumberOfWinRmInAnyLanguage() {
    var german =
        new ErrorReport(
            "MF-EX-CONNECT,-2144108123,PSSessionOpenFailed",
            "PSRemotingTransportException",
            "Fehler beim Verbinden mit dem Remoteserver.",
            List.of());

    assertThat(table.classify(german).code()).isEqualTo("MF-EX-TOO-MANY-SHELLS");
  }

  @Test
  void onlyThrottlingHoldsBackTheWholeAccount() {
    assertThat(table.rows())
        .filteredOn(FaultRow::holdsAccount)
        .extracting(FaultRow::code)
        .containsExactly("MF-EX-LOAD-QUOTA", "MF-EX-TOO-MANY-SHELLS", "MF-EX-RUNSPACE-BUDGET");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "The call to 'https://mail.source.example/EWS/mrsproxy.svc' failed. Error details: The"
            + " remote certificate is invalid according to the validation procedure."
            + "|MF-EX-ENDPOINT-CERTIFICATE",
        "You can't use the domain because it's not an accepted domain for your organization."
            + "|MF-EX-ACCEPTED-DOMAIN",
        "Active Directory property 'homeMDB' is not writeable on recipient"
            + " 'target.example/Staff/Migrated_User'.|MF-EX-AD-RIGHTS",
        "MRSProxy service is disabled|MF-EX-ENDPOINT-REFUSED",
        "The call to 'https://mail.source.example/EWS/mrsproxy.svc' failed. Error details: The"
            + " remote server returned an error: (503) Server Unavailable.|MF-EX-ENDPOINT-UNREADY",
        "The operation couldn't be performed because 'Anna O'Neill' matches multiple entries."
            + "|MF-EX-AMBIGUOUS",
        "Could not find any available Domain Controller in domain target.example.|MF-EX-AD-FAILED",
        "Database 3f1c doesn't satisfy the constraint SecondCopy because the commit time 1 isn't"
            + " guaranteed by replication time 2.|MF-EX-COPY-LAGS"
      })
  void knowsTheEverydayErrorsOfAMigrationByTheirTextAlone(String text, String code) {
    assertThat(table.classify(new ErrorReport("", "", text, List.of())).code()).isEqualTo(code);
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
  void anInnerExceptionIsANameToo() {
    var wrapped =
        new ErrorReport(
            "", "RemoteTransientException", "…", List.of("X", "MapiExceptionMdbOffline"));

    assertThat(table.classify(wrapped).code()).isEqualTo("MF-EX-DATABASE-OFFLINE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NotAManagementObjectNotFoundException",
        "ManagementObjectNotFoundExceptionHandler",
        "AmbiguousParameterSetNot"
      })
  void doesNotTakeAPartOfANameForTheName(String longer) {
    assertThat(table.classify(new ErrorReport(longer, longer, "Odd.", List.of(longer))).code())
        .isEqualTo("MF-EX-UNKNOWN");
  }

  static Stream<ErrorReport> strangers() {
    return Stream.of(
        new ErrorReport("Odd,New-MoveRequest", "OddException", "Odd.", List.of()),
        new ErrorReport("", "", "", List.of()),
        new ErrorReport(",,[", "", "]]] ,", List.of("", " ")),
        new ErrorReport("", "RecipientTaskException", "Das Postfach ist zu groß.", List.of()),
        new ErrorReport("", "", "メールボックスを移動できません。", List.of()),
        new ErrorReport("", "OddException", "user load quota of ".repeat(500_000), List.of()));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void whatItDoesNotKnowMayHaveRun(ErrorReport strange) {
    assertThat(table.fault(strange, Effect.CHANGES, "New-MoveRequest at exch1.target.example"))
        .isInstanceOf(Fault.Unconfirmed.class)
        .hasMessageContaining("New-MoveRequest at exch1.target.example")
        .hasMessageContaining(strange.reason())
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
        "Fail to create runspace because you have exceeded the maximum number of connections"
            + " allowed : 18 for the policy party : MaxConcurrency. Please wait for 12"
            + " seconds.|PT12S",
        "This user is allowed a maximum of 18 concurrent shells, which has been exceeded.|PT1M",
        "The user load quota of 1 requests per 2 seconds has been exceeded, at least"
            + " 957892736 milliseconds.|PT1H",
        "The user load quota of 1 requests per 2 seconds has been exceeded, at least"
            + " 99999999999999999999 milliseconds.|PT30S"
      })
  void honoursTheWaitThatExchangeAsksFor(String text, Duration patience) {
    var throttled = new ErrorReport("", "PSRemotingTransportException", text, List.of());

    assertThat(table.fault(throttled, Effect.CHANGES, "New-MoveRequest"))
        .isInstanceOfSatisfying(
            Fault.Busy.class, busy -> assertThat(busy.retryAfter()).isEqualTo(patience));
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

  @ParameterizedTest
  @MethodSource("samples")
  void aSentenceSaysWhatHappenedWhereAndWhatToDoAndNamesNobody(FaultRow row, ErrorReport sample) {
    var sentence = table.fault(sample, Effect.CHANGES, "New-MoveRequest at exch1").sentence();

    assertThat(sentence)
        .startsWith(row.cause() + " (New-MoveRequest at exch1)")
        .contains(row.mailferryDoes())
        .doesNotContainIgnoringCase("migrated_user");
    if (!row.youMayDo().startsWith("Nothing")) {
      assertThat(sentence).endsWith(row.youMayDo());
    }
  }

  @Test
  void refusesACodeThatItDoesNotHave() {
    assertThatThrownBy(() -> table.fault("MF-NO", "…", Effect.READS, "…", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MF-NO");
  }

  @Test
  void printsAFactOfTheBookAsALinkAndEverythingElseAsItIs() {
    assertThat(FaultPages.linked("docs/exchange/states.md#status (assumed); KB1"))
        .isEqualTo("[states: status](../exchange/states.md#status) (assumed); KB1");
  }

  @Test
  void printsEveryRowForPeopleAndOnceInTheIndex() {
    var page = table.toMarkdown();

    assertThat(page).startsWith("# ");
    assertThat(table.rows())
        .allSatisfy(
            row -> {
              assertThat(page).contains("## " + row.code(), row.cause(), row.mailferryDoes());
              assertThat(page).containsOnlyOnce("- [" + row.code() + "](");
              assertThat(row.samples())
                  .allSatisfy(
                      sample -> assertThat(page).contains(FaultPages.linked(sample.source())));
            });
    assertThat(page.lines().filter(line -> line.startsWith("## "))).hasSameSizeAs(table.rows());
  }
}
