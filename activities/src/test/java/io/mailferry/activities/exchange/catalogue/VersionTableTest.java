package io.mailferry.activities.exchange.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.catalogue.Grant.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VersionTableTest {
  private static final VersionTable TABLE = VersionTable.STANDARD;
  private static final Path PAGE =
      Path.of(Objects.requireNonNullElse(System.getProperty("mailferry.root"), ".."))
          .resolve("docs/connect/exchange-versions.md");

  @Test
  void thePageInTheDocsIsTheTables() throws IOException {
    var page = VersionsPage.of(TABLE);
    if (Boolean.getBoolean("mailferry.write.catalogue")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as(
            "docs/connect/exchange-versions.md is written by this test with"
                + " -Dtest.jvm=-Dmailferry.write.catalogue=true")
        .isEqualTo(page);
  }

  /** The rows of docs/exchange/versions.md#parameters-by-version. */
  @ParameterizedTest
  @CsvSource({
    "NEW_MOVE_REQUEST, CompleteAfter, 2010 and 2013 before CU7",
    "NEW_MOVE_REQUEST, StartAfter, 2010 and 2013 before CU7",
    "NEW_MOVE_REQUEST, IncrementalSyncInterval, 2010 and 2013 before CU7",
    "SET_MOVE_REQUEST, CompleteAfter, 2010 and 2013 before CU7",
    "NEW_MOVE_REQUEST, PreventCompletion, 2010",
    "NEW_MOVE_REQUEST, LargeItemLimit, 2010",
    "NEW_MOVE_REQUEST, ForceOffline, 2010",
    "NEW_MOVE_REQUEST, SkipMoving, 2010",
    "NEW_MOVE_REQUEST, WorkloadType, 2010",
    "NEW_MOVE_REQUEST, InternalFlags, 2010",
    "NEW_MOVE_REQUEST, MoveOptions, 2010 and 2013",
    "NEW_MOVE_REQUEST, RequestExpiryInterval, 2010 and 2013",
    "REMOVE_MOVE_REQUEST, Force, 2010 and 2013",
    "GET_MOVE_REQUEST_STATISTICS, ReportOnly, 2010 and 2013",
    "NEW_MOVE_REQUEST, MRSServer, '2013, 2016, 2019 and SE'",
    "GET_MOVE_REQUEST_STATISTICS, MRSInstance, '2013, 2016, 2019 and SE'",
    "NEW_MOVE_REQUEST, RemoteOrganizationName, '2016, 2019 and SE'",
    "NEW_MOVE_REQUEST, IgnoreRuleLimitErrors, '2016, 2019 and SE'",
    "RESUME_MOVE_REQUEST, SuspendWhenReadyToComplete, 2010",
  })
  void knowsWhichVersionsLackWhat(CmdletName cmdlet, String parameter, String lackedBy) {
    assertThat(TABLE.of(cmdlet, parameter))
        .hasValueSatisfying(span -> assertThat(span.withoutInWords()).isEqualTo(lackedBy));
  }

  @Test
  void hasNoRegardToCaseAndNoRowForWhatDoesNotExist() {
    assertThat(TABLE.of(CmdletName.NEW_MOVE_REQUEST, "completeAFTER")).isPresent();
    assertThat(TABLE.of(CmdletName.NEW_MOVE_REQUEST, "SourceEndpoint")).isEmpty();
    assertThat(CmdletName.of("new-moverequest")).contains(CmdletName.NEW_MOVE_REQUEST);
    assertThat(CmdletName.of("Remove-Mailbox")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CmdletName.class)
  void saysOfEveryCmdletWhoKnowsItAndWhoGrantsIt(CmdletName cmdlet) {
    var span = TABLE.of(cmdlet);

    assertThat(span.has(ExchangeVersion.SE)).isTrue();
    assertThat(TABLE.parametersOf(cmdlet).keySet()).containsAnyOf("Identity", "RemoteServer");
    assertThat(TABLE.parametersOf(cmdlet).values())
        .as("no parameter is older than its cmdlet")
        .allSatisfy(each -> assertThat(each.first()).isGreaterThanOrEqualTo(span.first()));
    assertThat(RoleTable.of(cmdlet)).isNotEmpty();
    assertThat(RoleTable.of(cmdlet).getFirst().proof())
        .as("what is recommended is not hearsay")
        .isNotEqualTo(Proof.NOT_VERIFIED);
  }

  @Test
  void namesTheRoleForMovesForAllSevenOfThem() {
    assertThat(Arrays.stream(CmdletName.values()).filter(each -> each.word().contains("MoveReq")))
        .hasSize(7)
        .allSatisfy(cmdlet -> assertThat(RoleTable.leastFor(cmdlet)).isEqualTo("“Move Mailboxes”"));
  }
}
