package io.mailferry.operations.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.IncidentNote;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.PlannedWaveNote;
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
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.order.Orders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.Intention;
import io.mailferry.operations.TemporalAndJournal;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Note;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.status.OpenIncident;
import io.mailferry.operations.status.PendingActivity;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplainMailboxTest extends TemporalAndJournal {
  private static final WaveName WAVE = new WaveName("spring");
  private static final OrganisationName TARGET = new OrganisationName("target");
  private static final MailboxGuid ANNA = new MailboxGuid(new UUID(1, 2));
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  private static final Dependency FOREST = new Dependency(Dependency.Kind.FOREST, "target.example");

  @Test
  void showsWhatTheMigrationTellsAndWhatTheJournalRemembers() {
    // given
    running();
    temporal.answers("mailbox/" + ANNA, status(null));
    known();

    // then
    assertThat(explained(connections))
        .returns(MigrationView.Source.MIGRATION, MigrationView::source)
        .returns("anna@source.example", MigrationView::address)
        .satisfies(
            view ->
                assertThat(view.pending())
                    .extracting(PendingActivity::activity)
                    .isEqualTo("lookUp"))
        .satisfies(
            view ->
                assertThat(view.facts())
                    .extracting(FactView::sentence)
                    .containsExactly("It was looked up."))
        .satisfies(view -> assertThat(view.notes()).isEmpty());
  }

  @Test
  void looksForNoActivityOfAMigrationThatIsOver() {
    // given
    running();
    temporal.answers("mailbox/" + ANNA, status(new MigrationOutcome.AlreadyHome("TGT-DB01")));

    // then
    assertThat(explained(connections))
        .returns(null, MigrationView::pending)
        .returns("was in TGT-DB01 already", MigrationView::sentence)
        .returns(null, MigrationView::address);
  }

  @Test
  void showsTheJournalsCopyOfWhatTemporalForgot() {
    // given
    known();

    // then
    assertThat(explained(connections))
        .returns(MigrationView.Source.JOURNAL, MigrationView::source)
        .returns(null, MigrationView::away)
        .satisfies(
            view ->
                assertThat(view.notes())
                    .extracting(Note::code)
                    .containsExactly(Note.Code.FORGOTTEN));
  }

  @Test
  void showsTheJournalsCopyWhileNoWorkerAnswers() {
    // given
    running();

    // then
    assertThatThrownBy(() -> explained(connections))
        .isInstanceOf(TemporalAway.class)
        .hasMessage("no worker answers for the migration of mailbox " + ANNA);

    // when
    known();

    // then
    assertThat(explained(connections))
        .returns(MigrationView.Source.JOURNAL, MigrationView::source)
        .satisfies(view -> assertThat(view.away()).isInstanceOf(TemporalAway.class))
        .satisfies(
            view ->
                assertThat(view.notes())
                    .extracting(Note::code)
                    .containsExactly(Note.Code.COPY_ONLY));
  }

  @Test
  void showsWhatTheMigrationTellsWhileTheJournalIsAway() {
    // given
    running();
    temporal.answers("mailbox/" + ANNA, status(null));
    try (var away = temporal.connections("jdbc:h2:mem:none", folder)) {
      // then
      assertThat(explained(away).notes())
          .extracting(Note::code)
          .containsExactly(Note.Code.JOURNAL_AWAY);
    }
  }

  @Test
  void namesTheIncidentThatTheMigrationWaitsFor() {
    // given
    running();
    known();
    away(FOREST);
    away(new Dependency(Dependency.Kind.DATABASE, "TGT-DB01"));
    temporal.answers("mailbox/" + ANNA, status(waitsFor(FOREST.key()), null));

    // then
    assertThat(explained(connections).incident())
        .extracting(OpenIncident::dependency, OpenIncident::began, OpenIncident::code)
        .containsExactly(FOREST, NOW, "MF-AD-AWAY");

    // when
    temporal.answers("mailbox/" + ANNA, status(waitsFor(null), null));

    // then
    assertThat(explained(connections).incident()).isNull();
  }

  @Test
  void namesTheIncidentThatTheCopyWaitedFor() {
    // given
    known();
    away(FOREST);
    journal
        .writer()
        .decided(
            new DecisionNote(
                WAVE,
                ANNA,
                NOW,
                Phase.SUBMITTING,
                Attention.WAITING,
                "It waits.",
                "DEPENDENCY_AWAY",
                null,
                FOREST.key()));

    // then
    assertThat(explained(connections).incident())
        .extracting(OpenIncident::dependency, OpenIncident::waiting)
        .containsExactly(FOREST, 1);

    // when
    journal.writer().incidentEnded(TARGET, FOREST, NOW.plusSeconds(60));

    // then
    assertThat(explained(connections).incident()).isNull();
  }

  private void away(Dependency dependency) {
    journal
        .writer()
        .incident(
            new IncidentNote(
                TARGET, dependency, NOW, "MF-AD-AWAY", "No controller answers.", null, false));
  }

  private static Decision waitsFor(@Nullable String dependency) {
    return new Decision(
        new Action.WaitAndLook(Duration.ofMinutes(5)),
        Reason.DEPENDENCY_AWAY,
        "It waits.",
        Phase.SUBMITTING,
        Attention.WAITING,
        null,
        dependency);
  }

  @Test
  void refusesAMailboxThatNobodyKnows() {
    assertThatThrownBy(() -> explained(connections))
        .hasMessage("neither Temporal nor the journal knows a migration of mailbox " + ANNA);
  }

  private static MigrationView explained(Connections connections) {
    return new ExplainMailbox(connections).explain(ANNA.toString());
  }

  private void running() {
    temporal.knows(
        "mailbox/" + ANNA,
        WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
        PendingActivityInfo.newBuilder()
            .setActivityType(ActivityType.newBuilder().setName("lookUp"))
            .build());
  }

  private void known() {
    journal.writer().wavePlanned(new PlannedWaveNote(WAVE, TARGET, Route.PULL, 1, NOW));
    journal
        .writer()
        .lineResolved(
            new LineNote(WAVE, 2, "anna@source.example", ANNA, "SRC-DB01", "TGT-DB01", null, NOW));
    journal
        .writer()
        .fact(new Fact("f", NOW, WAVE, ANNA, FactKind.LOOKED_UP, "It was looked up.", null));
  }

  private static MigrationStatus status(@Nullable MigrationOutcome outcome) {
    return status(null, outcome);
  }

  private static MigrationStatus status(
      @Nullable Decision decision, @Nullable MigrationOutcome outcome) {
    return new MigrationStatus(
        new Intention(
            WAVE,
            TARGET,
            ANNA,
            Route.PULL,
            MailboxScope.PRIMARY_AND_ARCHIVE,
            new Database(new UUID(7, 1), "TGT-DB01", "CN=TGT-DB01"),
            null,
            Limits.NONE,
            CutoverOrder.AS_SOON_AS_COPIED),
        decision,
        NOW,
        null,
        null,
        Orders.NONE,
        null,
        outcome,
        null);
  }
}
