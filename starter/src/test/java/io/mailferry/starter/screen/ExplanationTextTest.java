package io.mailferry.starter.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.write.DriftKind;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.InShort;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.AcceptedLoss;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.operations.explain.FactView;
import io.mailferry.operations.explain.MigrationView;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.OpenDrift;
import io.mailferry.operations.status.OpenIncident;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTextTest {
  private static final WaveName WAVE = new WaveName("friday");
  private static final MailboxGuid ANNA = new MailboxGuid(new UUID(1, 2));
  private static final Instant SEEN = Instant.parse("2026-11-23T20:00:00.250Z");
  private static final String FAILED =
      "the request failed and will not get better by itself (too many bad items). What helps:"
          + " repair the mailbox, or raise BadItemLimit in the plan";

  private static final Orders ORDERS =
      Orders.NONE.limited(new AcceptedLoss(new Limits(50, 0), new Order("agreed", "ben")));

  @Test
  void saysWhatIsAskedOnceWhenItIsWhatWeSay() {
    // when
    var lines = text(FAILED, SEEN, List.of()).lines();

    // then
    assertThat(lines.stream().filter(line -> line.contains("will not get better"))).hasSize(1);
    assertThat(lines)
        .containsSubsequence(
            "                  " + FAILED,
            "  QUESTION        answer with one of these commands",
            "                  to look again and decide again:",
            "                    mailferry answer anna@source.example look-again --reason …");
  }

  @Test
  void saysWhatIsAskedWhenItIsMoreThanWeSay() {
    assertThat(text("The request failed.", SEEN, List.of()).lines())
        .contains("                  The request failed.", "  QUESTION        " + FAILED);
  }

  @Test
  void breaksLinesBetweenWordsBelowTheTextAndNoCommand() {
    // when
    var lines =
        text(FAILED, SEEN, List.of(fact(WAVE, "the copy " + "stands still ".repeat(8))), 60)
            .lines();

    // then
    assertThat(lines)
        .filteredOn(line -> !line.contains("mailferry "))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    assertThat(lines)
        .contains("                  the request failed and will not get better")
        .contains("                    mailferry answer anna@source.example look-again --reason …")
        .last()
        .asString()
        .startsWith(" ".repeat(23));
  }

  @Test
  void tellsWhatExchangeSaidSinceOnlyWhenThatIsLaterThanTheLook() {
    assertThat(text(FAILED, SEEN, List.of()).lines())
        .noneMatch(line -> line.contains("Since then"));
    assertThat(text(FAILED, SEEN.plusMillis(600), List.of()).lines())
        .as("the same second is shown as the same moment")
        .noneMatch(line -> line.contains("Since then"));
    assertThat(text(FAILED, SEEN.plusSeconds(1), List.of()).lines())
        .anyMatch(line -> line.contains("Since then"));
  }

  @Test
  void namesTheWaveOfWhatHappenedInAnother() {
    assertThat(
            text(
                    FAILED,
                    SEEN,
                    List.of(
                        fact(new WaveName("monday"), "withdrawn by an operator"),
                        fact(WAVE, "move request submitted")))
                .lines())
        .endsWith(
            "  2026-11-23 20:00:00  wave monday: withdrawn by an operator",
            "  2026-11-23 20:00:00  move request submitted");
  }

  private static ExplanationText text(String said, Instant progress, List<FactView> facts) {
    return text(said, progress, facts, Integer.MAX_VALUE);
  }

  private static ExplanationText text(
      String said, Instant progress, List<FactView> facts, int width) {
    var question = new Question(Question.Code.FAILED, FAILED, List.of(Choice.LOOK_AGAIN));
    return new ExplanationText(
        new MigrationView(
            MigrationView.Source.MIGRATION,
            InShort.needed("the move request failed"),
            ANNA,
            WAVE,
            "TGT-DB01",
            null,
            Phase.ATTENTION,
            Attention.QUESTION,
            "FAILED",
            said,
            SEEN,
            SEEN.plusSeconds(900),
            null,
            null,
            new Sighting(
                SEEN,
                "dc1",
                new Stamp.Absent(),
                new QueueItem.Absent(),
                new Home.Missing(),
                null,
                null),
            ORDERS,
            null,
            null,
            null,
            question,
            null,
            List.of(),
            copy(progress),
            null,
            facts,
            List.of(),
            null),
        SEEN,
        width);
  }

  @Test
  void namesTheLimitsThatAPersonAccepts() {
    assertThat(text(FAILED, SEEN, List.of()).lines())
        .contains("  Order           limits of 50 damaged and 0 too large items by ben: agreed");
  }

  @Test
  void saysOnceWhatIsAwayThatTheMailboxWaitsFor() {
    assertThat(waiting("The controllers are away, as others found out.", incident(false)).lines())
        .containsSubsequence(
            "                  The controllers are away, as others found out.",
            "  Incident        forest target.example (MF-AD-AWAY) since 2026-11-23 19:48:00 UTC"
                + " (for 12 min); 212 mailboxes of the wave wait; asked again at 2026-11-23"
                + " 20:05:00 UTC (in 4 min 59 s)",
            "  Next            Mailferry is at work on it now")
        .noneMatch(line -> line.contains("No controller answers."))
        .noneMatch(line -> line.contains("put right"));
  }

  @Test
  void saysWhatAPersonCanDoAboutWhatLastsUnlessTheDecisionSaysSo() {
    assertThat(waiting("It waits.", incident(true)).lines())
        .containsSubsequence(
            "                  No controller answers.",
            "                  Mailferry goes on by itself when it is put right.");
    assertThat(waiting("It waits: No controller answers.", incident(true)).lines())
        .filteredOn(line -> line.contains("No controller answers."))
        .hasSize(1);
  }

  @Test
  void saysWhatStandsInTheWayOfOneThatIsStuckAndAsksNothing() {
    var said =
        "Exchange is working on the move, and nothing has moved since 2026-11-23T14:00:00Z. What"
            + " stands in the way: the disks of a database answer slowly";

    assertThat(text(Phase.COPYING, Attention.STUCK, "STALLED", said, null).lines())
        .contains("                  " + said)
        .noneMatch(line -> line.contains("QUESTION"));
  }

  @Test
  void saysThatARequestShouldNotBeThereAndWhatToDo() {
    var drift =
        new OpenDrift(
            DriftKind.UNWATCHED,
            new OrganisationName("target"),
            WAVE,
            1,
            false,
            "anna@source.example",
            "TGT-DB01",
            RequestStatus.SYNCED,
            Instant.parse("2026-11-23T19:48:00Z"),
            SEEN);

    assertThat(
            explanation(Phase.ATTENTION, Attention.NONE, "FAILED", "It is over.", null, drift)
                .lines())
        .containsSubsequence(
            "  Drift           1 move request of ours that no migration watches since 2026-11-23"
                + " 19:48:00 UTC (for 12 min): anna@source.example (TGT-DB01, SYNCED, wave "
                + WAVE
                + ")",
            "                  If Temporal lost its wave, start its plan again, which takes it"
                + " over; if its migration ended, start the mailbox in a plan with another --wave"
                + " name; what is not wanted, remove in Exchange.");
  }

  private static OpenIncident incident(boolean lasting) {
    return new OpenIncident(
        new Dependency(Dependency.Kind.FOREST, "target.example"),
        "MF-AD-AWAY",
        "No controller answers.",
        Instant.parse("2026-11-23T19:48:00Z"),
        SEEN,
        Instant.parse("2026-11-23T20:05:00Z"),
        lasting,
        212);
  }

  private static ExplanationText waiting(String said, OpenIncident incident) {
    return text(Phase.SUBMITTING, Attention.WAITING, "DEPENDENCY_AWAY", said, incident);
  }

  private static ExplanationText text(
      Phase phase,
      Attention attention,
      String reason,
      String said,
      @Nullable OpenIncident incident) {
    return explanation(phase, attention, reason, said, incident, null);
  }

  private static ExplanationText explanation(
      Phase phase,
      Attention attention,
      String reason,
      String said,
      @Nullable OpenIncident incident,
      @Nullable OpenDrift drift) {
    return new ExplanationText(
        new MigrationView(
            MigrationView.Source.MIGRATION,
            InShort.needed("the move request failed"),
            ANNA,
            WAVE,
            "TGT-DB01",
            null,
            phase,
            attention,
            reason,
            said,
            SEEN,
            null,
            null,
            null,
            null,
            Orders.NONE,
            null,
            incident,
            drift,
            null,
            null,
            List.of(),
            null,
            null,
            List.of(),
            List.of(),
            null),
        SEEN,
        Integer.MAX_VALUE);
  }

  private static MailboxSnapshot copy(Instant progress) {
    return new MailboxSnapshot(
        WAVE,
        2,
        "anna@source.example",
        ANNA,
        "SRC-DB01",
        "TGT-DB01",
        null,
        null,
        new MailboxSnapshot.Progress(
            progress, RequestStatus.FAILED, "FailedOther", 50, 1_024, 2_048),
        null,
        progress);
  }

  private static FactView fact(WaveName wave, String sentence) {
    return new FactView(SEEN, wave, "TROUBLE", sentence, null, null);
  }
}
