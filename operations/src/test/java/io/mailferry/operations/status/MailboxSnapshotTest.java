package io.mailferry.operations.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxSnapshotTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final MailboxGuid ANNA = new MailboxGuid(new UUID(1, 2));
  private static final MailboxSnapshot.Decided COPYING =
      new MailboxSnapshot.Decided(
          NOW, Phase.COPYING, Attention.NONE, "COPYING", "Exchange is copying.");
  private static final MailboxSnapshot.Progress HALF =
      new MailboxSnapshot.Progress(
          NOW.plusSeconds(7), RequestStatus.IN_PROGRESS, "CopyingMessages", 50, 1_024, 2_048);

  @Test
  void waitsUntilSomethingIsDecided() {
    // when
    var waiting = mailbox(null, null, null, null);

    // then
    assertThat(waiting.condition()).isEqualTo(Condition.NOT_BEGUN);
    assertThat(waiting.state()).isEqualTo("waiting to start");
    assertThat(waiting.sentence()).isEmpty();
    assertThat(waiting.phase()).isNull();
    assertThat(waiting.attention()).isEqualTo(Attention.NONE);
    assertThat(waiting.ending()).isNull();
    assertThat(waiting.percent()).isZero();
    assertThat(waiting.size()).isEmpty();
    assertThat(waiting.ended()).isFalse();
    assertThat(waiting.notStarted()).isFalse();
    assertThat(waiting.needsAttention()).isFalse();
  }

  @Test
  void standsWhereTheDecisionSays() {
    // when
    var copying = mailbox(null, COPYING, HALF, null);

    // then
    assertThat(copying.condition()).isEqualTo(Condition.RUNNING);
    assertThat(copying.state()).isEqualTo("copying");
    assertThat(copying.sentence()).isEqualTo("Exchange is copying.");
    assertThat(copying.phase()).isEqualTo(Phase.COPYING);
    assertThat(copying.percent()).isEqualTo(50);
    assertThat(copying.size()).isEqualTo("2.0 KB");
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,RUNNING,copying,false",
    "WAITING,WAITING,copying,false",
    "STUCK,NEEDS_ATTENTION,needs attention,true",
    "QUESTION,NEEDS_ATTENTION,needs attention,true"
  })
  void needsSomebodyWhenItIsStuckOrAsks(
      Attention attention, Condition condition, String state, boolean needed) {
    // when
    var mailbox = mailbox(null, decided(attention), null, null);

    // then
    assertThat(mailbox.condition()).isEqualTo(condition);
    assertThat(mailbox.state()).isEqualTo(state);
    assertThat(mailbox.needsAttention()).isEqualTo(needed);
    assertThat(mailbox.attention()).isEqualTo(attention);
  }

  @Test
  void isNotStartedWhenItsLineHasAProblem() {
    // when
    var refused = mailbox("no mailbox has this address", null, null, null);

    // then
    assertThat(refused.condition()).isEqualTo(Condition.NEEDS_ATTENTION);
    assertThat(refused.state()).isEqualTo("not started");
    assertThat(refused.sentence()).isEqualTo("no mailbox has this address");
    assertThat(refused.phase()).isEqualTo(Phase.DONE);
    assertThat(refused.ending()).isEqualTo(OutcomeKind.NOT_STARTED);
    assertThat(refused.notStarted()).isTrue();
    assertThat(refused.ended()).isTrue();
    assertThat(refused.arrived()).isFalse();
  }

  @Test
  void asksNobodyAnyMoreOnceItHasAnOutcome() {
    // when
    var moved = mailbox(null, decided(Attention.QUESTION), HALF, moved(4_096));

    // then
    assertThat(moved.condition()).isEqualTo(Condition.ARRIVED);
    assertThat(moved.needsAttention()).isFalse();
    assertThat(moved.attention()).isEqualTo(Attention.NONE);
    assertThat(moved.phase()).isEqualTo(Phase.DONE);
    assertThat(moved.percent()).isEqualTo(100);
    assertThat(moved.size()).isEqualTo("4.0 KB");
    assertThat(moved.sentence()).isEqualTo("moved to TGT-DB01 and verified in Exchange");
  }

  @Test
  void showsTheSizeOfTheQueueWhenTheOutcomeNamesNone() {
    assertThat(mailbox(null, COPYING, HALF, moved(0)).size()).isEqualTo("2.0 KB");
    assertThat(mailbox(null, COPYING, unknownSize(), moved(1)).size()).isEqualTo("1 B");
    assertThat(mailbox(null, COPYING, unknownSize(), null).size()).isEmpty();
  }

  @Test
  void namesEveryOutcome() {
    assertThat(mailbox(null, null, null, moved(1)).state()).isEqualTo("verified");
    assertThat(
            mailbox(
                    null,
                    null,
                    null,
                    new MigrationOutcome.Moved(null, "DB", null, null, 1, 1, false, true))
                .state())
        .isEqualTo("moved, accepted");
    assertThat(mailbox(null, null, null, new MigrationOutcome.AlreadyHome("DB")))
        .returns("was there already", MailboxSnapshot::state)
        .returns(Condition.ARRIVED, MailboxSnapshot::condition);
    assertThat(mailbox(null, null, null, new MigrationOutcome.NotStarted(List.of("x"))))
        .returns("not started", MailboxSnapshot::state)
        .returns(true, MailboxSnapshot::notStarted)
        .returns(Condition.WAITING, MailboxSnapshot::condition);
    assertThat(mailbox(null, null, null, new MigrationOutcome.Withdrawn("leaves")))
        .returns("withdrawn", MailboxSnapshot::state)
        .returns(false, MailboxSnapshot::notStarted)
        .returns(OutcomeKind.WITHDRAWN, MailboxSnapshot::ending);
  }

  @Test
  void givesItselfAsData() {
    assertThat(mailbox(null, COPYING, HALF, null).data())
        .containsExactly(
            entry("line", 2),
            entry("address", "anna@source.example"),
            entry("mailbox", ANNA.toString()),
            entry("from", "SRC-DB01"),
            entry("to", "TGT-DB01"),
            entry("phase", "COPYING"),
            entry("attention", "none"),
            entry("reason", "COPYING"),
            entry("outcome", null),
            entry("needsAttention", false),
            entry("sentence", "Exchange is copying."),
            entry("cause", null),
            entry("dependency", null),
            entry("decidedAt", "2026-11-23T20:00:00Z"),
            entry("exchangeStatus", "IN_PROGRESS"),
            entry("exchangeDetail", "CopyingMessages"),
            entry("percent", 50),
            entry("bytes", 1_024L),
            entry("totalBytes", 2_048L),
            entry("seenAt", "2026-11-23T20:00:07Z"));
  }

  @Test
  void leavesBlankInItsDataWhatIsNotKnown() {
    assertThat(mailbox(null, null, null, null).data())
        .containsEntry("phase", null)
        .containsEntry("reason", null)
        .containsEntry("decidedAt", null)
        .containsEntry("exchangeStatus", null)
        .containsEntry("exchangeDetail", null)
        .containsEntry("percent", 0)
        .containsEntry("bytes", null)
        .containsEntry("totalBytes", null)
        .containsEntry("seenAt", null);
    assertThat(mailbox("no mailbox", null, null, null).data())
        .containsEntry("outcome", "NOT_STARTED");
  }

  private static MailboxSnapshot.Decided decided(Attention attention) {
    return new MailboxSnapshot.Decided(NOW, Phase.COPYING, attention, null, "Exchange copies.");
  }

  private static MailboxSnapshot.Progress unknownSize() {
    return new MailboxSnapshot.Progress(NOW, RequestStatus.QUEUED, "Queued", 0, 0, 0);
  }

  private static MigrationOutcome moved(long bytes) {
    return new MigrationOutcome.Moved("SRC-DB01", "TGT-DB01", NOW, NOW, bytes, 1, false, false);
  }

  private static MailboxSnapshot mailbox(
      @Nullable String problem,
      MailboxSnapshot.@Nullable Decided decided,
      MailboxSnapshot.@Nullable Progress progress,
      @Nullable MigrationOutcome outcome) {
    return new MailboxSnapshot(
        new WaveName("first-wave"),
        2,
        "anna@source.example",
        ANNA,
        "SRC-DB01",
        "TGT-DB01",
        problem,
        decided,
        progress,
        outcome,
        NOW);
  }
}
