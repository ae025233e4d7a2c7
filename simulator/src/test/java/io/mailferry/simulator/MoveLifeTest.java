package io.mailferry.simulator;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.simulator.moves.MoveTimings;
import io.mailferry.simulator.world.Organisation;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MoveLifeTest {
  private final Practice practice = Practice.world();

  @AfterEach
  void close() {
    practice.close();
  }

  @Test
  void aPlainPullGoesThroughAllStagesAndEndsWithTheMailboxInTheTarget() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    var seen = new ArrayList<String>();

    for (var i = 0; i < 2_000 && !practice.status(Practice.ANNA).equals("Completed"); i++) {
      var now = practice.status(Practice.ANNA) + "/" + practice.detail(Practice.ANNA);
      if (seen.isEmpty() || !seen.getLast().equals(now)) {
        seen.add(now);
      }
      practice.simulator.advance(ofSeconds(5));
    }

    assertThat(seen)
        .containsExactly(
            "Queued/Queued",
            "InProgress/InitializingMove",
            "InProgress/CreatingMailbox",
            "InProgress/CreatingFolderHierarchy",
            "InProgress/CreatingInitialSyncCheckpoint",
            "InProgress/LoadingMessages",
            "InProgress/CopyingMessages",
            "CompletionInProgress/IncrementalSync",
            "CompletionInProgress/Finalization",
            "CompletionInProgress/DataReplicationWait",
            "CompletionInProgress/ADUpdate",
            "CompletionInProgress/Cleanup");
    assertThat(practice.simulator.homeOf(Practice.ANNA))
        .isEqualTo(new Home(Organisation.TARGET, "TGT-DB01"));
    practice.simulator.advance(ofMinutes(1));
    assertThat(practice.simulator.verifiedHome(Practice.ANNA)).isPresent();
    assertThat(practice.say("Get-Mailbox -Identity " + Practice.ANNA).get("Database"))
        .isEqualTo("TGT-DB01");
    var left = practice.say(Organisation.SOURCE, "Get-MailUser -Identity anna.berg@source.example");
    assertThat(left.get("ExternalEmailAddress")).isEqualTo("SMTP:anna.berg@target.example");
    assertThat(
            practice.say(Organisation.SOURCE, "Get-MailboxStatistics -Database SRC-DB01").results())
        .anyMatch(each -> "SoftDeleted".equals(each.get("DisconnectReason")));
  }

  @Test
  void aReportTellsWhatARequestMetWhenItIsAskedFor() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice
        .simulator
        .script()
        .now()
        .failsMove(Practice.ANNA, "TooManyBadItemsPermanentException", "it broke");

    var told =
        practice.say("Get-MoveRequestStatistics -Identity " + Practice.ANNA + " -IncludeReport");

    assertThat(String.valueOf(told.get("ReportFailures")))
        .endsWith("Source TooManyBadItemsPermanentException Exchange,MRS,MRSPermanent it broke");
    assertThat(String.valueOf(told.get("ReportEntries")))
        .contains("is InProgress (CopyingMessages).")
        .contains("Fatal error TooManyBadItemsPermanentException has occurred.");
    assertThat(practice.statistics(Practice.ANNA).results().getFirst())
        .as("without the switch")
        .doesNotContainKey("ReportEntries");
  }

  @Test
  void progressGrowsWithTheBytesCopiedAndTheReportCountsTime() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    var early = practice.statistics(Practice.ANNA);
    practice.simulator.advance(ofMinutes(10));
    var later = practice.statistics(Practice.ANNA);

    assertThat((long) number(later.get("BytesTransferred")))
        .isGreaterThan((long) number(early.get("BytesTransferred")));
    assertThat(number(later.get("PercentComplete"))).isBetween(26.0, 95.0);
    practice.until(Practice.ANNA, "Completed");
    var done = practice.statistics(Practice.ANNA);
    assertThat(done.get("PercentComplete")).isEqualTo(100);
    assertThat(number(done.get("TotalFinalizationDuration"))).isGreaterThan(60.0);
    assertThat(number(done.get("OverallDuration")))
        .isGreaterThan(number(done.get("TotalFinalizationDuration")));
    assertThat(done.get("CompletionTimestamp")).asString().endsWith("0000Z");
  }

  @Test
  void aJobWithATimeWaitsSyncedUntilThatTime() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-CompleteAfter 2026-11-25T20:00:00Z");

    practice.until(Practice.ANNA, "Synced");
    assertThat(practice.statistics(Practice.ANNA).get("PercentComplete")).isEqualTo(95);
    practice.simulator.advance(ofHours(24));
    assertThat(practice.status(Practice.ANNA)).isIn("Synced", "InProgress");
    practice.simulator.advance(ofDays(1).plus(ofHours(9)));

    assertThat(practice.status(Practice.ANNA)).isEqualTo("Completed");
  }

  @Test
  void theWorldRemembersWhenARequestBeganToCompleteAlsoWhenItIsGone() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-CompleteAfter 2026-11-23T20:00:00Z");
    practice.until(Practice.ANNA, "Synced");
    var copied = practice.simulator.clock().instant();
    assertThat(practice.simulator.cutovers()).isEmpty();

    practice.simulator.advance(ofHours(9));
    practice.say("Remove-MoveRequest -Identity " + Practice.ANNA);

    assertThat(practice.simulator.requestsOf(Practice.ANNA)).isEmpty();
    assertThat(practice.simulator.cutovers())
        .singleElement()
        .satisfies(
            cutover -> {
              assertThat(cutover.address()).isEqualTo("anna.berg@source.example");
              assertThat(cutover.copied()).isBetween(Practice.NOON, copied);
              assertThat(cutover.began())
                  .isBetween(
                      Instant.parse("2026-11-23T20:00:00Z"), Instant.parse("2026-11-23T20:05:00Z"));
            });
  }

  @Test
  void aRequestThatWasNeverReleasedHasNoCutover() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-SuspendWhenReadyToComplete");
    practice.until(Practice.ANNA, "AutoSuspended");
    practice.simulator.advance(ofDays(3));

    assertThat(practice.simulator.cutovers()).isEmpty();
  }

  @Test
  void aSyncedJobCutsOverWhenItsTimeIsMovedToNowAndNotWhenItIsPostponed() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-CompleteAfter 2026-11-23T20:00:00Z");
    practice.until(Practice.ANNA, "Synced");

    practice.say(
        "Set-MoveRequest -Identity %s -CompleteAfter 2026-12-23T20:00:00Z"
            .formatted(Practice.ANNA));
    practice.simulator.advance(ofHours(20));
    assertThat(practice.status(Practice.ANNA)).isEqualTo("Synced");
    practice.say(
        "Set-MoveRequest -Identity %s -CompleteAfter 2026-11-23T12:00:00Z"
            .formatted(Practice.ANNA));
    practice.simulator.advance(ofMinutes(10));

    assertThat(practice.status(Practice.ANNA)).isEqualTo("Completed");
  }

  @Test
  void aJobThatStopsWhenReadyCompletesThroughTheQueueAfterResume() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-SuspendWhenReadyToComplete");
    practice.until(Practice.ANNA, "AutoSuspended");
    practice.simulator.advance(ofDays(3));
    assertThat(practice.status(Practice.ANNA)).isEqualTo("AutoSuspended");

    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);

    assertThat(practice.status(Practice.ANNA)).isEqualTo("Queued");
    practice.simulator.advance(ofMinutes(10));
    assertThat(practice.status(Practice.ANNA)).isEqualTo("Completed");
  }

  @Test
  void aDeltaSynchronisesAndStopsAgain() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-SuspendWhenReadyToComplete");
    practice.until(Practice.ANNA, "AutoSuspended");

    practice.say(
        "Resume-MoveRequest -Identity %s -SuspendWhenReadyToComplete".formatted(Practice.ANNA));
    practice.until(Practice.ANNA, "IncrementalSync");
    practice.simulator.advance(ofMinutes(10));

    assertThat(practice.status(Practice.ANNA)).isEqualTo("AutoSuspended");
  }

  @Test
  void aSuspendedMoveGoesOnWhereItStopped() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.simulator.advance(ofMinutes(10));
    var before = number(practice.statistics(Practice.ANNA).get("BytesTransferred"));

    practice.say("Suspend-MoveRequest -Identity " + Practice.ANNA);
    practice.simulator.advance(ofHours(5));
    assertThat(practice.status(Practice.ANNA)).isEqualTo("Suspended");
    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);
    practice.until(Practice.ANNA, "CopyingMessages");

    assertThat(number(practice.statistics(Practice.ANNA).get("BytesTransferred")))
        .isGreaterThanOrEqualTo(before);
    practice.until(Practice.ANNA, "Completed");
  }

  @Test
  void theCommentOfASuspensionIsTheMessageUntilTheRequestIsResumed() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");

    practice.say("Suspend-MoveRequest -Identity " + Practice.ANNA + " -SuspendComment later");
    assertThat(practice.statistics(Practice.ANNA).get("Message")).isEqualTo("Informational: later");

    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);
    assertThat(practice.statistics(Practice.ANNA).get("Message")).isNull();
  }

  @Test
  void aRequestCreatedSuspendedStartsOnlyWhenResumed() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-Suspend -SuspendComment later");
    practice.simulator.advance(ofHours(5));
    assertThat(practice.status(Practice.ANNA)).isEqualTo("Suspended");

    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);

    practice.until(Practice.ANNA, "Completed");
  }

  @Test
  void aMoveSurvivesTheFailoverOfItsDatabaseAndGoesOnFromWhereItWas() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.simulator.advance(ofMinutes(10));
    var before = number(practice.statistics(Practice.ANNA).get("BytesTransferred"));

    practice.simulator.script().now().failOver("TGT-DB01", ofMinutes(4));
    practice.simulator.advance(ofSeconds(1));

    assertThat(practice.status(Practice.ANNA)).isEqualTo("InProgress");
    assertThat(practice.detail(Practice.ANNA)).isEqualTo("RelinquishedMDBFailover");
    practice.simulator.advance(ofMinutes(1));
    assertThat(
            practice.say("Get-MailboxDatabase -Identity TGT-DB01 -Status").get("MountedOnServer"))
        .isEqualTo("exch2.target.example");
    practice.simulator.advance(ofMinutes(3));
    assertThat(practice.detail(Practice.ANNA)).isEqualTo("CopyingMessages");
    var after = practice.statistics(Practice.ANNA);
    assertThat(number(after.get("BytesTransferred"))).isGreaterThanOrEqualTo(before);
    assertThat(number(after.get("TotalStalledDuration"))).isBetween(239.0, 242.0);
    practice.until(Practice.ANNA, "Completed");
  }

  @Test
  void whileTheQueueDatabaseIsDownTheStampCanBeReadAndTheQueueCannot() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.simulator.script().now().dismounts("TGT-DB01", ofMinutes(30));
    practice.simulator.advance(ofMinutes(5));

    assertThat(practice.statistics(Practice.ANNA).reason()).isEqualTo("MapiExceptionMdbOffline");
    assertThat(practice.say("Get-MoveRequestStatistics -MoveRequestQueue TGT-DB01").ok()).isFalse();
    assertThat(practice.say("Resume-MoveRequest -Identity " + Practice.ANNA).ok()).isFalse();
    assertThat(
            practice.say("Set-MoveRequest -Identity %s -BatchName x".formatted(Practice.ANNA)).ok())
        .isFalse();
    assertThat(practice.say("Get-MoveRequest -Identity " + Practice.ANNA).get("Status"))
        .isEqualTo("InProgress");
    assertThat(practice.detail(Practice.ANNA)).isEqualTo("MDBOffline");

    practice.simulator.advance(ofMinutes(26));
    assertThat(practice.detail(Practice.ANNA)).isEqualTo("CopyingMessages");
  }

  @Test
  void whileTheReplicationServiceRestsARequestStaysAsItIsAndAnotherIsNotPickedUp() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.simulator.script().now().replicationStops(ofMinutes(30));
    practice.simulator.advance(ofMinutes(1));
    var before = practice.statistics(Practice.ANNA).get("BytesTransferred");
    assertThat(practice.pull("bernd.vogt@source.example", "TGT-DB01", "").message())
        .contains("Replication service isn't running");
    practice.simulator.advance(ofMinutes(25));

    assertThat(practice.detail(Practice.ANNA)).isEqualTo("CopyingMessages");
    assertThat(practice.statistics(Practice.ANNA).get("BytesTransferred")).isEqualTo(before);
    practice.simulator.advance(ofMinutes(5));
    practice.pull("bernd.vogt@source.example", "TGT-DB01", "");

    practice.until(Practice.ANNA, "Completed");
    practice.until("bernd.vogt@source.example", "Completed");
  }

  @Test
  void whileNoProxyAnswersNothingIsSubmittedAndWhatCopiesTriesAgain() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.simulator.script().now().proxiesGoAway(ofMinutes(30));
    practice.simulator.advance(ofMinutes(5));

    assertThat(practice.detail(Practice.ANNA)).isEqualTo("TransientFailure");
    assertThat(practice.pull("bernd.vogt@source.example", "TGT-DB01", "").message())
        .contains("mrsproxy.svc' failed");

    practice.simulator.advance(ofMinutes(26));
    assertThat(practice.detail(Practice.ANNA)).isEqualTo("CopyingMessages");
    assertThat(practice.pull("bernd.vogt@source.example", "TGT-DB01", "").ok()).isTrue();
    practice.until(Practice.ANNA, "Completed");
    practice.until("bernd.vogt@source.example", "Completed");
  }

  @Test
  void aFailedMoveKeepsItsReasonUntilItIsResumed() {
    practice.simulator.script().now().failsMove(Practice.ANNA, "MapiExceptionNetworkError", "gone");
    practice.pull(Practice.ANNA, "TGT-DB01", "");

    practice.until(Practice.ANNA, "Failed");

    var failed = practice.statistics(Practice.ANNA);
    assertThat(failed.get("FailureType")).isEqualTo("MapiExceptionNetworkError");
    assertThat(failed.get("Suspend")).isEqualTo(true);
    assertThat(practice.say("Get-MoveRequest -Identity " + Practice.ANNA).get("Status"))
        .isEqualTo("Failed");
    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);
    assertThat(practice.statistics(Practice.ANNA).get("FailureType")).isNull();
    practice.until(Practice.ANNA, "Completed");
  }

  @Test
  void aFailureOfNoOneNamedStrikesOneThatCopiesAlready() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");

    practice.simulator.script().now().failsMove(null, "MapiExceptionNetworkError", "gone");
    practice.simulator.advance(ofSeconds(1));

    assertThat(practice.statistics(Practice.ANNA).get("FailureType"))
        .isEqualTo("MapiExceptionNetworkError");
  }

  /** A failover mounts a database again that it found mounted, and no other. */
  @Test
  void aDatabaseThatIsDownStaysSoForTheLongestOfItsReasons() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.simulator.script().now().dismounts("TGT-DB01", ofMinutes(30));
    practice.simulator.script().now().failOver("TGT-DB01", ofSeconds(20));
    practice.simulator.script().now().dismounts("TGT-DB01", ofMinutes(5));

    practice.simulator.advance(ofMinutes(29));
    assertThat(practice.statistics(Practice.ANNA).reason()).isEqualTo("MapiExceptionMdbOffline");
    practice.simulator.advance(ofMinutes(2));
    assertThat(practice.statistics(Practice.ANNA).ok()).isTrue();
  }

  @Test
  void aMoveThatIsToFailFailsEvenWhenAFailOverComesFirst() {
    practice.simulator.script().now().failsMove(Practice.ANNA, "MapiExceptionNetworkError", "gone");
    practice
        .simulator
        .script()
        .whenMoveReaches("CopyingMessages")
        .after(ofSeconds(1))
        .failOver("TGT-DB01", ofMinutes(4));

    practice.pull(Practice.ANNA, "TGT-DB01", "");

    practice.until(Practice.ANNA, "Failed");
    assertThat(number(practice.statistics(Practice.ANNA).get("TotalStalledDuration"))).isPositive();
    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);
    practice.until(Practice.ANNA, "Completed");
  }

  @Test
  void badItemsFailTheMoveUntilTheLimitAllowsThem() {
    practice.simulator.script().now().spoilsItems(Practice.ANNA, 7);
    practice.pull(Practice.ANNA, "TGT-DB01", "-BadItemLimit 5");
    practice.until(Practice.ANNA, "FailedBadItemLimit");
    assertThat(practice.statistics(Practice.ANNA).get("BadItemsEncountered"))
        .as("it stops at the first that is too many")
        .isEqualTo(6);
    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);
    practice.until(Practice.ANNA, "Failed");

    practice.say("Set-MoveRequest -Identity %s -BadItemLimit 10".formatted(Practice.ANNA));
    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);

    practice.until(Practice.ANNA, "Completed");
  }

  @Test
  void onlySoManyMovesRunAtOnceAndTheOthersKnowTheirPlace() {
    try (var crowded =
        new Practice(
            SimulatorConfig.builder()
                .databases(1, 1)
                .timings(MoveTimings.usual().movingAtOnce(3)))) {
      crowded.simulator.mailboxes().forEach(each -> crowded.pull(alias(each), "TGT-DB01", ""));
      crowded.simulator.advance(ofMinutes(2));

      assertThat(crowded.simulator.requests())
          .filteredOn(each -> each.status().equals("InProgress"))
          .hasSize(3);
      assertThat(crowded.simulator.requests())
          .filteredOn(each -> each.status().equals("Queued"))
          .extracting(each -> each.properties().get("PositionInQueue"))
          .startsWith("1/9", "2/9");
      crowded.simulator.advance(ofDays(1));
      assertThat(crowded.simulator.requests()).allMatch(each -> each.status().equals("Completed"));
    }
  }

  @Test
  void aLocalMoveOnlyChangesTheDatabase() {
    assertThat(
            practice
                .say("New-MoveRequest -Identity local001@target.example -TargetDatabase TGT-DB03")
                .get("Flags"))
        .isEqualTo("IntraOrg, Pull");
    practice.until("local001@target.example", "Completed");

    assertThat(practice.simulator.homeOf("local001@target.example"))
        .isEqualTo(new Home(Organisation.TARGET, "TGT-DB03"));
    assertThat(practice.simulator.verifiedHome("local001@target.example")).isPresent();
  }

  @Test
  void aPushRunsInTheSourceAndIsKeptInTheSourceDatabase() {
    var created =
        practice.say(
            Organisation.SOURCE,
            "New-MoveRequest -Identity anna.berg@source.example -Outbound -RemoteHostName"
                + " mail.target.example -RemoteTargetDatabase TGT-DB02 -TargetDeliveryDomain"
                + " target.example");

    assertThat(created.get("Flags")).isEqualTo("CrossOrg, Push");
    assertThat(created.get("RequestQueue")).isEqualTo("SRC-DB01");
    practice.until("anna.berg@source.example", "Completed");
    practice.simulator.advance(ofMinutes(1));
    assertThat(practice.simulator.verifiedHome("anna.berg@source.example"))
        .contains(new Home(Organisation.TARGET, "TGT-DB02"));
  }

  @Test
  void aRemovedRequestLosesItsStampAtOnceAndItsQueueItemLater() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");

    practice.say("Remove-MoveRequest -Identity " + Practice.ANNA);

    assertThat(practice.say("Get-MoveRequest -Identity " + Practice.ANNA).reason())
        .isEqualTo("ManagementObjectNotFoundException");
    assertThat(
            practice
                .say("Get-MoveRequestStatistics -MoveRequestQueue TGT-DB01")
                .get("StatusDetail"))
        .isEqualTo("Canceled");
    practice.simulator.advance(ofMinutes(2));
    assertThat(practice.say("Get-MoveRequestStatistics -MoveRequestQueue TGT-DB01").results())
        .isEmpty();
    assertThat(practice.simulator.homeOf(Practice.ANNA).organisation())
        .isEqualTo(Organisation.SOURCE);
  }

  @Test
  void aFailoverThatLosesTheLastChangesLeavesAStampWithoutItsItem() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.simulator.advance(ofMinutes(2));

    practice.simulator.script().now().failOverWithLoss("TGT-DB01", ofMinutes(1), ofMinutes(10));
    practice.simulator.advance(ofMinutes(5));

    assertThat(practice.say("Get-MoveRequest -Identity " + Practice.ANNA).get("Status"))
        .isNotNull();
    assertThat(practice.statistics(Practice.ANNA).ok()).isFalse();
    assertThat(practice.simulator.requestsOf(Practice.ANNA)).isEmpty();
    assertThat(practice.pull(Practice.ANNA, "TGT-DB01", "").ok()).isFalse();

    practice.say("Remove-MoveRequest -Identity " + Practice.ANNA);
    assertThat(practice.pull(Practice.ANNA, "TGT-DB01", "").ok()).isTrue();
  }

  @Test
  void orAnItemWithoutItsStampWhichGoesByItsQueueAlone() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.simulator.advance(ofMinutes(6));
    practice.say("Remove-MoveRequest -Identity " + Practice.ANNA);
    practice.simulator.advance(ofMinutes(5));
    assertThat(practice.simulator.requestsOf(Practice.ANNA)).isEmpty();

    practice.simulator.script().now().failOverWithLoss("TGT-DB01", ofMinutes(1), ofMinutes(6));
    practice.simulator.advance(ofMinutes(30));

    assertThat(practice.simulator.requestsOf(Practice.ANNA))
        .singleElement()
        .satisfies(item -> assertThat(item.statusDetail()).isEqualTo("CopyingMessages"));
    assertThat(practice.say("Get-MoveRequest -Identity " + Practice.ANNA).ok()).isFalse();
    assertThat(practice.pull(Practice.ANNA, "TGT-DB01", "").message())
        .contains("already contains a move request");

    practice.say(
        "Remove-MoveRequest -MoveRequestQueue TGT-DB01 -MailboxGuid "
            + practice.simulator.mailbox(Practice.ANNA).exchangeGuid());
    assertThat(practice.pull(Practice.ANNA, "TGT-DB01", "").ok()).isTrue();
  }

  @Test
  void removingWhileTheQueueIsDownLeavesAnOrphanThatBlocksTheNextRequest() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.simulator.script().now().dismounts("TGT-DB01", ofMinutes(10));
    practice.simulator.advance(ofMinutes(1));

    practice.say("Remove-MoveRequest -Identity " + Practice.ANNA);
    practice.simulator.advance(ofMinutes(15));

    assertThat(practice.simulator.requestsOf(Practice.ANNA)).hasSize(1);
    assertThat(practice.pull(Practice.ANNA, "TGT-DB01", "").message())
        .contains("already contains a move request");
  }

  private static String alias(MailboxFacts mailbox) {
    return mailbox.address().replace("@source.", "@target.");
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
