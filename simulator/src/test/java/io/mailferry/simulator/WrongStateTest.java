package io.mailferry.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WrongStateTest {
  private static final String ON_ANNA = " -Identity " + Practice.ANNA;
  private final Practice practice = Practice.world();

  @AfterEach
  void close() {
    practice.close();
  }

  @Test
  void aTimeCannotBeSetOnAJobThatStopsWhenReady() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-SuspendWhenReadyToComplete");

    assertThat(
            practice.say("Set-MoveRequest" + ON_ANNA + " -CompleteAfter 2026-11-24T00:00:00Z").ok())
        .isFalse();
    assertThat(
            practice.say("Set-MoveRequest" + ON_ANNA + " -SuspendWhenReadyToComplete $false").ok())
        .isTrue();
  }

  @Test
  void aBrakeCannotBeSetOnAJobThatCompletesByTime() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-CompleteAfter 2026-11-24T00:00:00Z");

    assertThat(
            practice.say("Set-MoveRequest" + ON_ANNA + " -SuspendWhenReadyToComplete $true").ok())
        .isFalse();
    assertThat(practice.say("Resume-MoveRequest" + ON_ANNA + " -SuspendWhenReadyToComplete").ok())
        .isFalse();
  }

  @Test
  void whatCompletesCannotBeSuspendedNorPostponed() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CompletionInProgress");

    assertThat(practice.say("Suspend-MoveRequest" + ON_ANNA).message())
        .contains("CompletionInProgress");
    assertThat(
            practice.say("Set-MoveRequest" + ON_ANNA + " -CompleteAfter 2026-11-24T00:00:00Z").ok())
        .isFalse();
  }

  @Test
  void nothingIsRemovedInCleanup() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "Cleanup");

    assertThat(practice.say("Remove-MoveRequest" + ON_ANNA).message()).contains("cleanup");
    assertThat(practice.say("Resume-MoveRequest" + ON_ANNA).message()).contains("cleanup");
  }

  @Test
  void aCompletedRequestIsRemovedAtOnceAndCannotBeChangedBefore() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "Completed");

    assertThat(practice.say("Set-MoveRequest" + ON_ANNA + " -BatchName x").ok()).isFalse();
    assertThat(practice.say("Remove-MoveRequest" + ON_ANNA).ok()).isTrue();
    assertThat(practice.simulator.requests()).isEmpty();
    assertThat(practice.simulator.counts().requestsRemoved()).isEqualTo(1);
    assertThat(practice.simulator.counts().healthyRequestsRemoved()).isZero();
  }

  @Test
  void resumingWhatIsNotParkedChangesNothing() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");

    assertThat(practice.say("Resume-MoveRequest" + ON_ANNA).ok()).isTrue();
    assertThat(practice.detail(Practice.ANNA)).isEqualTo("CopyingMessages");
  }

  @Test
  void whatHasNoRequestIsNotFound() {
    for (var cmdlet :
        new String[] {
          "Get-MoveRequest",
          "Get-MoveRequestStatistics",
          "Set-MoveRequest",
          "Resume-MoveRequest",
          "Suspend-MoveRequest",
          "Remove-MoveRequest"
        }) {
      assertThat(practice.say(cmdlet + ON_ANNA).reason())
          .as(cmdlet)
          .isEqualTo("ManagementObjectNotFoundException");
    }
  }

  @Test
  void requestsAreFoundByBatchAndState() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.pull("bernd.vogt@target.example", "TGT-DB01", "");

    assertThat(practice.say("Get-MoveRequest -BatchName mailferry/*").results()).hasSize(2);
    assertThat(practice.say("Get-MoveRequest -BatchName other*").results()).isEmpty();
    assertThat(practice.say("Get-MoveRequest -MoveStatus Queued -ResultSize 1").results())
        .hasSize(1);
    assertThat(practice.say("Get-MoveRequest -MoveStatus Synced").ok()).isFalse();
    assertThat(
            practice.say("Get-MoveRequest -BatchName x" + ON_ANNA).error("fullyQualifiedErrorId"))
        .isEqualTo("AmbiguousParameterSet,Get-MoveRequest");
    assertThat(practice.say("Get-MoveRequestStatistics -MoveRequestQueue TGT-DB01").results())
        .hasSize(2);
  }

  @Test
  void requestsOfTheMigrationServiceHaveAUserThere() {
    practice.say(
        "New-MoveRequest -Remote -RemoteHostName mail.source.example -TargetDeliveryDomain"
            + " target.example -TargetDatabase TGT-DB01 -BatchName MigrationService:Batch1"
            + ON_ANNA);

    assertThat(practice.say("Get-MigrationUser").get("BatchId")).isEqualTo("Batch1");
  }

  @Test
  void copiesTellWhichServerHoldsTheActiveOne() {
    assertThat(practice.say("Get-MailboxDatabaseCopyStatus -Identity TGT-DB01").results())
        .extracting(each -> each.get("Status"))
        .containsExactly("Mounted", "Healthy");
    assertThat(practice.say("Get-MailboxDatabase -Identity TGT-DB01").get("Mounted")).isNull();
  }

  @Test
  void anUnknownCmdletIsNotRecognized() {
    assertThat(practice.say("Remove-Everything").error("fullyQualifiedErrorId"))
        .isEqualTo("CommandNotFoundException");
  }
}
