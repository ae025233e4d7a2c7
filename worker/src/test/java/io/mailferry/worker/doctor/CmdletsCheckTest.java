package io.mailferry.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.catalogue.CmdletName;
import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.CheckResult;
import io.mailferry.worker.doctor.finding.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CmdletsCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final NewMove.FarEnd FAR =
      new NewMove.FarEnd("mail.source.example", "file:far", null, "target.example");

  @Test
  void findsNothingMissingInAWholeSession() {
    assertThat(findings(Offered.by(ExchangeVersion.V2019), null))
        .containsExactly(
            Finding.ok(
                Check.CMDLETS,
                "17 of 17, with every parameter that local, pull and push moves need"),
            Finding.ok(Check.ROLES, "none is missing"));
  }

  @Test
  void asksForNothingThatOnlyOtherRoutesNeed() {
    var offered = Offered.by(ExchangeVersion.V2019).without(CmdletName.NEW_MOVE_REQUEST, "Remote");

    var local = new CmdletsCheck(offered.session(), new ExampleMoves(null, NOW), null).findings();
    var across = findings(offered, null);

    assertThat(local).extracting(Finding::result).containsOnly(CheckResult.OK);
    assertThat(across)
        .filteredOn(each -> each.result() == CheckResult.FIX)
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.sentence())
                    .contains("the session's New-MoveRequest has no -Remote"));
  }

  @Test
  void namesTheRoleThatGrantsWhatIsMissingAndOneLinePerRole() {
    var findings =
        findings(
            Offered.by(ExchangeVersion.V2019)
                .without(
                    CmdletName.NEW_MOVE_REQUEST,
                    CmdletName.SET_MOVE_REQUEST,
                    CmdletName.TEST_MAPI_CONNECTIVITY),
            null);

    assertThat(findings)
        .filteredOn(each -> each.check() == Check.ROLES)
        .allSatisfy(each -> assertThat(each.result()).isEqualTo(CheckResult.FIX))
        .extracting(Finding::sentence)
        .containsExactly(
            "New-MoveRequest and Set-MoveRequest are missing: recommended role “Move Mailboxes”",
            "Test-MapiConnectivity is missing: recommended role “Monitoring”");
    assertThat(findings)
        .filteredOn(each -> each.check() == Check.ROLES)
        .flatExtracting(each -> each.fix() == null ? List.of() : each.fix().commands())
        .contains(
            "Get-ManagementRole -Cmdlet New-MoveRequest",
            "New-ManagementRoleAssignment -SecurityGroup 'Mailferry' -Role 'Move Mailboxes'");
    assertThat(findings.getFirst().result()).isEqualTo(CheckResult.NOTE);
    assertThat(findings.getFirst().sentence()).startsWith("14 of 17");
  }

  @Test
  void onlyNotesACmdletThatNoMoveWaitsFor() {
    assertThat(findings(Offered.by(ExchangeVersion.V2019).without(CmdletName.GET_MAIL_USER), null))
        .filteredOn(each -> each.check() == Check.ROLES)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.result()).isEqualTo(CheckResult.NOTE);
              assertThat(each.sentence()).contains("Get-MailUser (role “View-Only Recipients”)");
            });
  }

  @Test
  void blamesTheVersionAndNoRoleForWhat2010DoesNotHave() {
    assertThat(findings(Offered.by(ExchangeVersion.V2010), ExchangeVersion.V2010))
        .satisfiesExactly(
            count ->
                assertThat(count)
                    .isEqualTo(
                        Finding.ok(
                            Check.CMDLETS,
                            "15 of 17 (Exchange 2010 has no Get-MigrationUser and Test-MigrationServerAvailability)")),
            create -> assertNoCompleteAfter(create, "New-MoveRequest"),
            change -> assertNoCompleteAfter(change, "Set-MoveRequest"),
            roles -> assertThat(roles).isEqualTo(Finding.ok(Check.ROLES, "none is missing")));
  }

  private static void assertNoCompleteAfter(Finding finding, String cmdlet) {
    assertThat(finding.result()).isEqualTo(CheckResult.NOTE);
    assertThat(finding.sentence())
        .startsWith("the session's " + cmdlet + " has no -CompleteAfter")
        .contains("unknown to Exchange 2010");
    assertThat(finding.fix())
        .isNotNull()
        .satisfies(fix -> assertThat(fix.sentence()).contains("--hold-with suspend"));
  }

  @Test
  void wantsAParameterBackThatTheVersionHasAndARoleHasLost() {
    assertThat(
            findings(
                Offered.by(ExchangeVersion.V2019)
                    .without(CmdletName.NEW_MOVE_REQUEST, "CompleteAfter"),
                null))
        .filteredOn(each -> each.result() == CheckResult.FIX)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.check()).isEqualTo(Check.CMDLETS);
              assertThat(each.fix())
                  .isNotNull()
                  .satisfies(
                      fix ->
                          assertThat(fix.commands())
                              .containsExactly(
                                  "Get-ManagementRole -Cmdlet New-MoveRequest"
                                      + " -CmdletParameters CompleteAfter"));
            });
  }

  @Test
  void wantsToHearOfASessionThatItsTablesDoNotKnow() {
    assertThat(
            findings(
                Offered.by(ExchangeVersion.V2019)
                    .demanding(CmdletName.GET_MAILBOX_DATABASE, "Novelty"),
                null))
        .filteredOn(each -> each.result() == CheckResult.FIX)
        .singleElement()
        .satisfies(each -> assertThat(each.sentence()).contains("Get-MailboxDatabase"));
  }

  @Test
  void contradictsAStatedVersionWithWhatThatVersionDoesNotHave() {
    assertThat(contradiction(ExchangeVersion.V2013, ExchangeVersion.V2019))
        .startsWith("the settings say version 2019, which has no New-MoveRequest -")
        .containsAnyOf("-IgnoreRuleLimitErrors", "-RemoteOrganizationName")
        .endsWith("; this session has it and is of Exchange 2013");
    assertThat(contradiction(ExchangeVersion.V2019, ExchangeVersion.V2010))
        .startsWith("the settings say version 2010, which has no ")
        .endsWith("; this session has it and is of Exchange 2016, 2019 or SE");
  }

  @Test
  void leavesAStatedVersionAloneThatTheSessionMayBeOf() {
    assertThat(findings(Offered.by(ExchangeVersion.V2016), ExchangeVersion.SE))
        .extracting(Finding::result)
        .containsOnly(CheckResult.OK);
  }

  private static String contradiction(ExchangeVersion session, ExchangeVersion stated) {
    var finding =
        findings(Offered.by(session), stated).stream()
            .filter(each -> each.sentence().startsWith("the settings say"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.result()).isEqualTo(CheckResult.NOTE);
    return finding.sentence();
  }

  private static List<Finding> findings(Offered offered, @Nullable ExchangeVersion stated) {
    return new CmdletsCheck(offered.session(), new ExampleMoves(FAR, NOW), stated).findings();
  }
}
