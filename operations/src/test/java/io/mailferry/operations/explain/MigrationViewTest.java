package io.mailferry.operations.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.ReportNote;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.InShort;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.decision.Turn;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.memory.FaultKind;
import io.mailferry.model.memory.Memory;
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
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Intention;
import io.mailferry.operations.client.Note;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.OpenIncident;
import io.mailferry.operations.status.OutcomeKind;
import io.mailferry.operations.status.PendingActivity;
import io.mailferry.workflows.mailbox.MigrationStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationViewTest {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final MailboxGuid ANNA = new MailboxGuid(new UUID(1, 2));
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-11-27T20:00:00Z");
  private static final Order HELD = new Order("help desk is full", "ben");
  private static final Question QUESTION =
      new Question(
          Question.Code.FAILED,
          "The move failed. What now?",
          List.of(Choice.LOOK_AGAIN, Choice.SUBMIT_AGAIN));
  private static final Sighting SEEN =
      new Sighting(
          NOW, "dc1", new Stamp.Absent(), new QueueItem.Absent(), new Home.Missing(), null, null);
  private static final PendingActivity FAILING =
      new PendingActivity("lookUp", 3, true, "MF-AD-AWAY", "no controller answers", null);
  private static final PendingActivity UNDER_WAY =
      new PendingActivity("lookUp", 1, true, null, null, null);

  private static final OpenIncident INCIDENT =
      new OpenIncident(
          new Dependency(Dependency.Kind.FOREST, "target.example"),
          "MF-AD-AWAY",
          "No controller answers.",
          NOW.minusSeconds(720),
          NOW.minusSeconds(60),
          NOW.plusSeconds(240),
          false,
          212);

  private static final Fact SUBMITTED =
      new Fact("s", NOW, WAVE, ANNA, FactKind.SUBMITTED, "Submitted.", "a command");
  private static final Memory TRIED =
      Memory.FRESH
          .withOneMoreResume(NOW.minusSeconds(900), FailureFamily.PASSING)
          .withOneMoreResume(NOW, FailureFamily.PASSING)
          .withTries(FaultKind.NOT_REACHED, 3);

  @Test
  void showsWhatTheMigrationItselfTells() {
    // when
    var view =
        MigrationView.of(
            status(decision(Attention.QUESTION), QUESTION, null),
            UNDER_WAY,
            INCIDENT,
            copy(null),
            List.of(FactView.of(SUBMITTED), FactView.of(fact())),
            List.of(new Note(Note.Code.JOURNAL_AWAY, "The journal is away.")));

    // then
    assertThat(view.whom()).isEqualTo("anna@source.example");
    assertThat(view.needsAttention()).isTrue();
    assertThat(view.data())
        .containsExactly(
            entry("source", "MIGRATION"),
            entry("turn", "NEEDS_A_PERSON"),
            entry("inShort", "needs a person: the move request failed"),
            entry("address", "anna@source.example"),
            entry("mailbox", ANNA.toString()),
            entry("wave", "first-wave"),
            entry("to", "TGT-DB01"),
            entry("cutoverNotBefore", "2026-11-27T20:00:00Z"),
            entry("cutoverWindows", null),
            entry("phase", "COPYING"),
            entry("attention", "question"),
            entry("reason", "FAILED"),
            entry("outcome", null),
            entry("needsAttention", true),
            entry("sentence", "The move failed."),
            entry("since", "2026-11-23T20:00:00Z"),
            entry("nextLook", "2026-11-27T20:00:00Z"),
            entry("pending", UNDER_WAY.data()),
            entry(
                "attempts",
                map(
                    "submissions",
                    1,
                    "restarts",
                    0,
                    "raisedLimits",
                    0,
                    "resumes",
                    2,
                    "mostResumes",
                    5,
                    "lastResume",
                    "2026-11-23T20:00:00Z",
                    "notReached",
                    3,
                    "mostNotReached",
                    12,
                    "lagging",
                    0,
                    "mostLagging",
                    4,
                    "unknownAnswers",
                    0,
                    "mostUnknownAnswers",
                    5,
                    "lostAnswers",
                    0,
                    "mostLostAnswers",
                    5,
                    "refusedCode",
                    null,
                    "refusedAt",
                    null,
                    "limitsRefused",
                    false)),
            entry("incident", INCIDENT.data()),
            entry("drift", null),
            entry(
                "question",
                Map.of(
                    "code",
                    "FAILED",
                    "cause",
                    "failed",
                    "sentence",
                    "The move failed. What now?",
                    "choices",
                    List.of("look-again", "submit-again"))),
            entry(
                "orders",
                map(
                    "pause",
                    null,
                    "hold",
                    Map.of("reason", "help desk is full", "who", "ben"),
                    "cancel",
                    null,
                    "limits",
                    Map.of(
                        "badItems",
                        50,
                        "largeItems",
                        0,
                        "reason",
                        "help desk is full",
                        "who",
                        "ben"),
                    "cutover",
                    null,
                    "ofWave",
                    map(
                        "pause",
                        Map.of("reason", "help desk is full", "who", "ben"),
                        "hold",
                        null,
                        "cancel",
                        null,
                        "limits",
                        null,
                        "cutover",
                        null,
                        "approval",
                        null))),
            entry("evidence", SightingData.of(SEEN)),
            entry("exchangeStatus", "IN_PROGRESS"),
            entry("exchangeDetail", "CopyingMessages"),
            entry("percent", 50),
            entry("seenAt", "2026-11-23T20:00:00Z"),
            entry(
                "reads",
                List.of(
                    Map.of(
                        "where",
                        "organisation target",
                        "command",
                        "Get-MoveRequest -Identity '" + ANNA + "' -DomainController 'dc1'"),
                    Map.of(
                        "where",
                        "organisation target",
                        "command",
                        "Get-MoveRequestStatistics -MoveRequestQueue"
                            + " '00000000-0000-0007-0000-000000000001' -MailboxGuid '"
                            + ANNA
                            + "'"))),
            entry(
                "changes",
                List.of(
                    Map.of(
                        "meaning",
                        "look again and decide again",
                        "command",
                        "mailferry answer anna@source.example look-again --reason …"),
                    Map.of(
                        "meaning",
                        "submit a new request",
                        "command",
                        "mailferry answer anna@source.example submit-again --reason …"),
                    Map.of(
                        "meaning",
                        "let the whole wave go on again",
                        "command",
                        "mailferry resume first-wave --reason …"),
                    Map.of(
                        "meaning",
                        "let it go on again",
                        "command",
                        "mailferry resume anna@source.example --reason …"),
                    Map.of(
                        "meaning",
                        "take the mailbox out, which stays where it is",
                        "command",
                        "mailferry cancel anna@source.example --reason …"))),
            entry("report", null),
            entry(
                "facts",
                List.of(
                    map(
                        "at",
                        "2026-11-23T20:00:00Z",
                        "wave",
                        "first-wave",
                        "kind",
                        "SUBMITTED",
                        "sentence",
                        "Submitted.",
                        "evidence",
                        "a command",
                        "code",
                        null),
                    map(
                        "at",
                        "2026-11-23T20:00:00Z",
                        "wave",
                        "first-wave",
                        "kind",
                        "TROUBLE",
                        "sentence",
                        "It failed.",
                        "evidence",
                        "a trace",
                        "code",
                        null))),
            entry(
                "notes",
                List.of(Map.of("code", "JOURNAL_AWAY", "sentence", "The journal is away."))));
  }

  @Test
  void showsTheOutcomeAndNothingOfWhatWasBefore() {
    // when
    var view =
        MigrationView.of(
            status(
                decision(Attention.QUESTION),
                QUESTION,
                new MigrationOutcome.AlreadyHome("TGT-DB01")),
            null,
            INCIDENT,
            null,
            List.of(),
            List.of());

    // then
    assertThat(view.whom()).isEqualTo(ANNA.toString());
    assertThat(view.address()).isNull();
    assertThat(view.phase()).isEqualTo(Phase.DONE);
    assertThat(view.attention()).isEqualTo(Attention.NONE);
    assertThat(view.sentence()).isEqualTo("was in TGT-DB01 already");
    assertThat(view.nextLook()).isNull();
    assertThat(view.question()).isNull();
    assertThat(view.orders()).as("none is in force any more").isEqualTo(Orders.NONE);
    assertThat(view.standing()).isNull();
    assertThat(view.ending()).isEqualTo(OutcomeKind.ALREADY_HOME);
    assertThat(view.needsAttention()).isFalse();
    assertThat(view.data())
        .containsEntry("outcome", "ALREADY_HOME")
        .containsEntry("incident", null)
        .containsEntry("question", null)
        .containsEntry("pending", null)
        .containsEntry("exchangeStatus", null)
        .containsEntry("exchangeDetail", null)
        .containsEntry("percent", null)
        .containsEntry("seenAt", null);
  }

  @Test
  void showsThatNothingIsDecidedYet() {
    // when
    var view = MigrationView.of(status(null, null, null), null, null, null, List.of(), List.of());

    // then
    assertThat(view.phase()).isNull();
    assertThat(view.reason()).isNull();
    assertThat(view.sentence()).isNull();
    assertThat(view.attention()).isEqualTo(Attention.NONE);
    assertThat(view.ending()).isNull();
    assertThat(view.data()).containsEntry("phase", null).containsEntry("outcome", null);
  }

  @Test
  void waitsWhileSomethingIsTriedAgain() {
    assertThat(attention(null, FAILING)).isEqualTo(Attention.WAITING);
    assertThat(attention(decision(Attention.NONE), FAILING)).isEqualTo(Attention.WAITING);
    assertThat(attention(decision(Attention.STUCK), FAILING)).isEqualTo(Attention.STUCK);
    assertThat(attention(decision(Attention.NONE), UNDER_WAY)).isEqualTo(Attention.NONE);
    assertThat(attention(decision(Attention.NONE), null)).isEqualTo(Attention.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void showsTheJournalsCopyWhenTheMigrationCannotBeAsked(Attention attention) {
    // given
    var decided =
        new MailboxSnapshot.Decided(NOW, Phase.COPYING, attention, "FAILED", "The move failed.");
    var asks = attention == Attention.STUCK || attention == Attention.QUESTION;

    // when
    var view = MigrationView.of(ANNA, null, copy(decided), List.of(), List.of(), null);

    // then
    assertThat(view.needsAttention()).isEqualTo(asks);
    assertThat(view.data())
        .containsEntry("source", "JOURNAL")
        .containsEntry("wave", "first-wave")
        .containsEntry("to", "TGT-DB01")
        .containsEntry("cutoverNotBefore", null)
        .containsEntry("phase", "COPYING")
        .containsEntry("attention", attention.word())
        .containsEntry("reason", "FAILED")
        .containsEntry("sentence", "The move failed.")
        .containsEntry("since", "2026-11-23T20:00:00Z")
        .containsEntry("evidence", null)
        .containsEntry(
            "orders",
            map(
                "pause", null, "hold", null, "cancel", null, "limits", null, "cutover", null,
                "ofWave", null));
  }

  @Test
  void showsACopyWithoutADecision() {
    assertThat(MigrationView.of(ANNA, null, copy(null), List.of(), List.of(), null))
        .satisfies(view -> assertThat(view.reason()).isNull())
        .satisfies(view -> assertThat(view.since()).isNull())
        .satisfies(view -> assertThat(view.needsAttention()).isFalse());
  }

  @Test
  void needsAPersonWhenNothingMovesThoughNothingIsAsked() {
    assertThat(needsAttention(decision(Attention.STUCK), null)).isTrue();
    assertThat(needsAttention(decision(Attention.WAITING), null)).isFalse();
    assertThat(
            needsAttention(decision(Attention.STUCK), new MigrationOutcome.AlreadyHome("TGT-DB01")))
        .isFalse();
  }

  private static boolean needsAttention(
      @Nullable Decision decision, @Nullable MigrationOutcome outcome) {
    return MigrationView.of(status(decision, null, outcome), null, null, null, List.of(), List.of())
        .needsAttention();
  }

  private static Attention attention(
      @Nullable Decision decision, @Nullable PendingActivity pending) {
    return MigrationView.of(status(decision, null, null), pending, null, null, List.of(), List.of())
        .attention();
  }

  private static Decision decision(Attention attention) {
    return new Decision(
        new Action.Park(), Reason.FAILED, "The move failed.", Phase.COPYING, attention, null);
  }

  private static MigrationStatus status(
      @Nullable Decision decision,
      @Nullable Question question,
      @Nullable MigrationOutcome outcome) {
    return new MigrationStatus(
        new Intention(
            WAVE,
            new OrganisationName("target"),
            ANNA,
            Route.PULL,
            MailboxScope.PRIMARY_AND_ARCHIVE,
            new Database(new UUID(7, 1), "TGT-DB01", "CN=TGT-DB01"),
            null,
            Limits.NONE,
            new CutoverOrder(CutoverStyle.COMPLETE_AFTER, FRIDAY)),
        decision,
        NOW,
        FRIDAY,
        SEEN,
        Orders.NONE.held(HELD).limited(new AcceptedLoss(new Limits(50, 0), HELD)),
        question,
        outcome,
        StandingOrders.NONE.paused(HELD),
        TRIED);
  }

  @Test
  void saysThatNobodyLooksAfterACopyWithoutAMigration() {
    assertThat(MigrationView.of(ANNA, null, copy(null), List.of(), List.of(), null).inShort())
        .isEqualTo(
            new InShort(
                Turn.NOT_WATCHED,
                "not watched: Temporal has no migration of it; its wave has to be started again"));
  }

  @Test
  void saysWhatItCameToBeforeNoWorkerAnswered() {
    var decided =
        new MailboxSnapshot.Decided(NOW, Phase.COPYING, Attention.NONE, "COPYING", "It copies.");
    var away = new OperationFailed(ProblemCode.NO_WORKER, "no worker answers");

    assertThat(MigrationView.of(ANNA, null, copy(decided), List.of(), List.of(), away).inShort())
        .isEqualTo(
            new InShort(
                Turn.NOT_WATCHED,
                "not watched: no worker answers, and what Exchange has in hand goes on there;"
                    + " before that: nothing to do: Exchange copies the mailbox"));
  }

  @Test
  void saysWhoseTurnItIsWhileSomethingIsTriedAgainOrNobodyIsFree() {
    assertThat(inShort(FAILING, null).sentence())
        .isEqualTo(
            "waits for what lookUp needs, and it is tried again; nobody needs to do anything");
    assertThat(inShort(new PendingActivity("lookUp", 1, false, null, null, null), null).sentence())
        .isEqualTo("waits for a worker that is free for it; nobody needs to do anything");
    assertThat(inShort(UNDER_WAY, null)).isEqualTo(InShort.FIRST_LOOK);
    assertThat(inShort(FAILING, INCIDENT).sentence())
        .isEqualTo("waits for forest target.example, which is away; nobody needs to do anything");
    var lasting =
        new OpenIncident(
            INCIDENT.dependency(), "MF-AD-RIGHTS", "No rights.", NOW, NOW, null, true, 1);
    assertThat(inShort(FAILING, lasting).turn()).isEqualTo(Turn.NEEDS_A_PERSON);
  }

  private static InShort inShort(PendingActivity pending, @Nullable OpenIncident incident) {
    return MigrationView.of(status(null, null, null), pending, incident, null, List.of(), List.of())
        .inShort();
  }

  @Test
  void showsWhereTheMailboxLivesWhenAllIsOver() {
    var over = status(null, null, new MigrationOutcome.AlreadyHome("TGT-DB01"));

    assertThat(MigrationView.of(over, null, null, null, List.of(), List.of()).reads())
        .extracting(ReadCommand::where, ReadCommand::line)
        .containsExactly(
            tuple(
                "organisation target",
                "Get-Mailbox -Identity '" + ANNA + "' -DomainController 'dc1'"),
            tuple("the other organisation", "Get-MailUser -Identity '" + ANNA + "'"));
  }

  @Test
  void tellsTheLinesOfAReportOnlyWhenTheyAreWanted() {
    var view =
        MigrationView.of(status(null, null, null), null, null, null, List.of(), List.of())
            .with(
                ReportView.of(
                    new ReportNote(
                        WAVE,
                        ANNA,
                        new UUID(3, 3),
                        NOW,
                        NOW.plusSeconds(5),
                        FailureFamily.NETWORK,
                        "MapiExceptionNetworkError",
                        "one\ntwo",
                        "first\nlast")),
                null);

    assertThat(view.data().get("report"))
        .isEqualTo(
            map(
                "request",
                "00000000-0000-0003-0000-000000000003",
                "failedAt",
                "2026-11-23T20:00:00Z",
                "readAt",
                "2026-11-23T20:00:05Z",
                "family",
                "failed/network",
                "innerType",
                "MapiExceptionNetworkError",
                "failures",
                List.of("one", "two"),
                "entries",
                null));
    assertThat(view.data(true).get("report"))
        .extracting("entries")
        .isEqualTo(List.of("first", "last"));
  }

  @Test
  void aWorkerOfAnEarlierReleaseTellsNoAttempts() {
    var told = status(decision(Attention.NONE), null, null);
    var earlier =
        new MigrationStatus(
            told.intention(),
            told.decision(),
            told.since(),
            told.nextLook(),
            told.evidence(),
            told.orders(),
            told.question(),
            told.outcome(),
            told.standing());

    assertThat(
            MigrationView.of(earlier, null, null, null, List.of(), List.of())
                .data()
                .get("attempts"))
        .isNull();
  }

  private static MailboxSnapshot copy(MailboxSnapshot.@Nullable Decided decided) {
    return new MailboxSnapshot(
        WAVE,
        2,
        "anna@source.example",
        ANNA,
        "SRC-DB01",
        "TGT-DB01",
        null,
        decided,
        new MailboxSnapshot.Progress(
            NOW, RequestStatus.IN_PROGRESS, "CopyingMessages", 50, 1_024, 2_048),
        null,
        NOW);
  }

  private static Fact fact() {
    return new Fact("f", NOW, WAVE, ANNA, FactKind.TROUBLE, "It failed.", "a trace");
  }

  private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (var i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
