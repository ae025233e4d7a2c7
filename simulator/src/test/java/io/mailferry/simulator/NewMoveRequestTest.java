package io.mailferry.simulator;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.simulator.world.ExchangeVersion;
import io.mailferry.simulator.world.Organisation;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewMoveRequestTest {
  private static final String PULL =
      "-Remote -RemoteHostName mail.source.example -TargetDeliveryDomain target.example";

  private final Practice practice = Practice.world();

  @AfterEach
  void close() {
    practice.close();
  }

  private Practice.Said ask(String parameters) {
    return practice.say("New-MoveRequest -Identity anna.berg@target.example " + parameters);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Remote -RemoteHostName h.source.example -RemoteTargetDatabase X",
        "-Outbound -RemoteHostName h.source.example -TargetDatabase X",
        "-Remote -Outbound -RemoteHostName h.source.example",
        "-RemoteLegacy -RemoteGlobalCatalog g -RemoteCredential c -RemoteHostName h",
        "-RemoteLegacy -RemoteGlobalCatalog g -RemoteCredential c -PrimaryOnly",
        "-DoNotPreserveMailboxSignature -Remote -RemoteHostName h.source.example",
      })
  void parametersOfDifferentSetsCannotBeResolved(String parameters) {
    var said = ask(parameters);

    assertThat(said.error("fullyQualifiedErrorId"))
        .isEqualTo("AmbiguousParameterSet,New-MoveRequest");
    assertThat(said.error("category")).isEqualTo("InvalidArgument");
    assertThat(said.reason()).isEqualTo("ParameterBindingException");
    assertThat(said.message())
        .isEqualTo("Parameter set cannot be resolved using the specified named parameters.");
    assertThat(practice.simulator.counts().wrongParameterSets()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-TargetDatabase TGT-DB01 -RemoteTargetDatabase Y",
        "-Remote -TargetDatabase TGT-DB01",
        "-TargetDatabase TGT-DB01 -RemoteHostName mail.source.example",
      })
  void whatIsMandatoryInTheOnlySetLeftIsMissed(String parameters) {
    assertThat(ask(parameters).error("fullyQualifiedErrorId"))
        .isEqualTo("MissingMandatoryParameter,New-MoveRequest");
    assertThat(practice.simulator.counts().wrongParameterSets()).isEqualTo(1);
  }

  @Test
  void aDeliveryDomainMakesNoSenseInALocalMove() {
    assertThat(ask("-TargetDatabase TGT-DB01 -TargetDeliveryDomain target.example").ok()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PULL
            + " -TargetDatabase TGT-DB01 -SuspendWhenReadyToComplete -CompleteAfter"
            + " 2026-11-24T00:00:00Z",
        "-ArchiveOnly -TargetDatabase TGT-DB01",
        PULL + " -TargetDatabase TGT-DB01 -AllowLargeItems -LargeItemLimit 5",
        PULL + " -TargetDatabase TGT-DB01 -SuspendComment why",
        PULL + " -TargetDatabase TGT-DB01 -LargeItemLimit 60",
        PULL + " -TargetDatabase TGT-DB01 -AcceptLargeDataLoss",
        PULL + " -TargetDatabase TGT-DB01 -PrimaryOnly",
        PULL + " -TargetDatabase TGT-DB01 -CompleteAfter 2027-11-24T00:00:00Z",
        "-Remote -RemoteHostName mail.source.example -TargetDatabase TGT-DB01",
        "-Outbound -RemoteHostName mail.source.example -TargetDeliveryDomain target.example",
      })
  void whatBindsMayStillBeRefusedInOtherWords(String parameters) {
    var said = ask(parameters);

    assertThat(said.ok()).isFalse();
    assertThat(said.error("fullyQualifiedErrorId"))
        .startsWith("[Server=EXCH1,RequestId=")
        .contains("[FailureCategory=Cmdlet-" + said.reason() + "]")
        .endsWith(",Microsoft.Exchange.Management.RecipientTasks.NewMoveRequest");
    assertThat(practice.simulator.counts().moveRequestsCreated()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PULL
            + " -RemoteCredential c -RemoteGlobalCatalog dc1.source.example -TargetDatabase"
            + " TGT-DB01 -BatchName W07 -BadItemLimit 10 -LargeItemLimit 10 -CompleteAfter"
            + " 2026-12-14T20:00:00Z",
        PULL
            + " -RemoteCredential c -TargetDatabase TGT-DB01 -ArchiveTargetDatabase TGT-DB02"
            + " -SuspendWhenReadyToComplete -AllowLargeItems",
        PULL + " -TargetDatabase TGT-DB01 -BadItemLimit 200 -AcceptLargeDataLoss -WhatIf",
        PULL
            + " -TargetDatabase TGT-DB01 -BadItemLimit unlimited -Priority High -DomainController"
            + " dc2.target.example",
      })
  void legalLinesAreAccepted(String parameters) {
    var said = ask(parameters);

    assertThat(said.reply().get("error")).isNull();
    assertThat(practice.simulator.counts().moveRequestsCreated())
        .isEqualTo(parameters.contains("-WhatIf") ? 0 : 1);
  }

  @Test
  void withoutDirectionAndDatabaseALocalMoveToSomeDatabaseIsQueued() {
    var created = practice.say("New-MoveRequest -Identity local001@target.example -BatchName oops");

    assertThat(created.get("TargetDatabase")).asString().startsWith("TGT-DB");
    assertThat(created.get("Flags")).isEqualTo("IntraOrg, Pull");
  }

  @Test
  void anUnknownParameterAndANewerVersionsParameterAreNotFound() {
    assertThat(ask("-Nope x").error("fullyQualifiedErrorId"))
        .isEqualTo("NamedParameterNotFound,New-MoveRequest");
    try (var old = new Practice(SimulatorConfig.builder().version(ExchangeVersion.E2010))) {
      assertThat(
              old.pull(Practice.ANNA, "TGT-DB01", "-CompleteAfter 2026-11-24T00:00:00Z").message())
          .isEqualTo("A parameter cannot be found that matches parameter name 'CompleteAfter'.");
      assertThat(old.pull(Practice.ANNA, "TGT-DB01", "-SuspendWhenReadyToComplete").ok()).isTrue();
    }
  }

  @Test
  void textForANumberAndAnEmptyIdentityDoNotBind() {
    assertThat(ask("-TargetDatabase TGT-DB01 -BadItemLimit many").error("fullyQualifiedErrorId"))
        .isEqualTo("ParameterArgumentTransformationError,New-MoveRequest");
    var empty =
        new Practice.Said(practice.simulator.command("New-MoveRequest", Map.of("Identity", "")));
    assertThat(empty.error("fullyQualifiedErrorId"))
        .isEqualTo("ParameterArgumentValidationErrorEmptyStringNotAllowed,New-MoveRequest");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(practice.pull("nobody@target.example", "TGT-DB01", "").reason())
        .isEqualTo("ManagementObjectNotFoundException");
    assertThat(practice.pull(Practice.ANNA, "TGT-DB77", "").reason())
        .isEqualTo("ManagementObjectNotFoundException");
  }

  @Test
  void theFarSideMustAnswerAndKnowTheMailbox() {
    assertThat(
            ask("-Remote -RemoteHostName mail.elsewhere.example -TargetDeliveryDomain"
                    + " target.example -TargetDatabase TGT-DB01")
                .reason())
        .isEqualTo("CommunicationErrorTransientException");
    assertThat(practice.pull("local001@target.example", "TGT-DB01", "").message())
        .contains("already has a primary mailbox");
    assertThat(
            ask("-Remote -RemoteHostName mail.source.example -TargetDeliveryDomain"
                    + " other.example -TargetDatabase TGT-DB01")
                .message())
        .isEqualTo("Target mailbox doesn't have an SMTP proxy matching 'other.example'.");
  }

  @Test
  void aMailboxAboveTheQuotaOrADatabaseOffLineIsRefused() {
    practice.simulator.limitMailboxes("TGT-DB01", 1_000);
    assertThat(practice.pull(Practice.ANNA, "TGT-DB01", "").reason())
        .isEqualTo("MailboxExceedsTargetQuotaPermanentException");
    practice.simulator.script().now().dismounts("TGT-DB02", ofMinutes(5));
    practice.simulator.advance(ofSeconds(1));
    assertThat(practice.pull(Practice.ANNA, "TGT-DB02", "").reason())
        .isEqualTo("MapiExceptionMdbOffline");
  }

  @Test
  void aDatabaseCanBeUnknownForAWhileThoughTheDirectoryShowsIt() {
    practice.simulator.script().now().forgetsDatabase("TGT-DB02", ofMinutes(5));

    practice.simulator.advance(ofMinutes(1));
    assertThat(practice.pull(Practice.ANNA, "TGT-DB02", "").message())
        .startsWith("Couldn't find database");
    practice.simulator.advance(ofMinutes(5));
    assertThat(practice.pull(Practice.ANNA, "TGT-DB02", "").ok()).isTrue();
  }

  @Test
  void aControllerThatIsAwayIsNotSuitable() {
    practice.simulator.script().now().controllerGoesAway("dc1.target.example", ofMinutes(5));
    practice.simulator.advance(ofSeconds(1));

    var refused = practice.pull(Practice.ANNA, "TGT-DB01", "-DomainController dc1.target.example");

    assertThat(refused.reason()).isEqualTo("SuitabilityDirectoryException");
    assertThat(refused.message()).contains("The LDAP server is unavailable.");
    assertThat(practice.pull(Practice.ANNA, "TGT-DB01", "").ok()).isTrue();
  }

  @Test
  void aSecondRequestIsRefusedWhateverStateTheFirstIsIn() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    var again = practice.pull(Practice.ANNA, "TGT-DB02", "");

    assertThat(again.reason()).isEqualTo("ManagementObjectAlreadyExistsException");
    assertThat(again.message())
        .isEqualTo("Mailbox 'Anna Berg' is already being moved to 'TGT-DB01'.");
    practice.say("Suspend-MoveRequest -Identity " + Practice.ANNA);
    assertThat(practice.pull(Practice.ANNA, "TGT-DB02", "").message())
        .contains("already being moved");
    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);
    practice.until(Practice.ANNA, "Completed");
    assertThat(practice.pull(Practice.ANNA, "TGT-DB02", "").message())
        .contains("completed move request");
    assertThat(practice.simulator.counts().duplicateRequests()).isEqualTo(3);
    assertThat(practice.simulator.counts().moveRequestsCreated()).isEqualTo(1);
  }

  @Test
  void onAnotherControllerTheQueueCatchesTheSecondRequestBeforeTheStampIsSeen() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-DomainController dc1.target.example");

    var again = practice.pull(Practice.ANNA, "TGT-DB01", "-DomainController dc2.target.example");

    assertThat(again.reason()).isEqualTo("ManagementObjectAlreadyExistsException");
    assertThat(again.message()).contains("AD replication did not yet occur");
  }

  @Test
  void inAnotherQueueASecondRequestSlipsThroughAndWaitsForTheLock() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-DomainController dc1.target.example");

    assertThat(
            practice.pull(Practice.ANNA, "TGT-DB02", "-DomainController dc2.target.example").ok())
        .isTrue();

    assertThat(practice.simulator.requestsOf(Practice.ANNA)).hasSize(2);
    assertThat(practice.simulator.counts().duplicateRequests()).isEqualTo(1);
    practice.simulator.advance(ofMinutes(3));
    assertThat(practice.simulator.requestsOf(Practice.ANNA))
        .extracting(RequestFacts::statusDetail)
        .contains("StalledDueToMailboxLock");
  }

  @Test
  void aCanceledLeftoverIsOverwritten() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.say("Remove-MoveRequest -Identity " + Practice.ANNA);

    assertThat(practice.pull(Practice.ANNA, "TGT-DB01", "").ok()).isTrue();
    practice.simulator.advance(ofMinutes(5));
    assertThat(practice.simulator.requestsOf(Practice.ANNA)).hasSize(1);
    assertThat(practice.status(Practice.ANNA)).isEqualTo("InProgress");
  }

  @Test
  void aMailboxThatIsAlreadyThereIsSaidToBeThere() {
    var home = practice.simulator.homeOf("local001@target.example").database();

    assertThat(
            practice
                .say("New-MoveRequest -Identity local001@target.example -TargetDatabase " + home)
                .message())
        .contains("already in the target database");
  }

  @Test
  void aStampIsSeenOnTheOtherControllerAfterTheLagOnly() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-DomainController dc1.target.example");
    var there = "Get-MoveRequest -Identity %s -DomainController ".formatted(Practice.ANNA);

    assertThat(practice.say(there + "dc1.target.example").ok()).isTrue();
    assertThat(practice.say(there + "dc2.target.example").ok()).isFalse();
    practice.simulator.advance(ofSeconds(16));
    assertThat(practice.say(there + "dc2.target.example").ok()).isTrue();
  }

  @Test
  void whatOnlyAnAbsentControllerKnowsNobodySeesUntilItIsBack() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-Suspend -DomainController dc1.target.example");
    practice.simulator.script().now().controllerGoesAway("dc1.target.example", ofMinutes(20));
    practice.simulator.advance(ofMinutes(10));
    assertThat(practice.say("Get-MoveRequest -Identity " + Practice.ANNA).ok()).isFalse();

    practice.simulator.advance(ofMinutes(11));

    assertThat(
            practice
                .say(
                    "Get-MoveRequest -DomainController dc2.target.example -Identity "
                        + Practice.ANNA)
                .ok())
        .isTrue();
  }

  @Test
  void aPushBesideAPullOfTheSameMailboxIsNotCaughtByAnyGuard() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");

    var push =
        practice.say(
            Organisation.SOURCE,
            "New-MoveRequest -Identity anna.berg@source.example -Outbound -RemoteHostName"
                + " mail.target.example -RemoteTargetDatabase TGT-DB02 -TargetDeliveryDomain"
                + " target.example");

    assertThat(push.ok()).isTrue();
    assertThat(practice.simulator.counts().duplicateRequests()).isEqualTo(1);
  }
}
