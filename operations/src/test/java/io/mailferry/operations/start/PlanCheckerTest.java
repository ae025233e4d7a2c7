package io.mailferry.operations.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Order;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Seal;
import io.mailferry.operations.FakeTemporal;
import io.mailferry.operations.TemporalAndJournal;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.LineCutover;
import io.mailferry.operations.plan.PlanLine;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.plan.ReadPlan;
import io.mailferry.operations.status.Tally;
import io.mailferry.workflows.check.LineProblem;
import io.mailferry.workflows.check.OrganisationHealth;
import io.mailferry.workflows.check.PlanFindings;
import io.mailferry.workflows.wave.WaveTally;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.failure.v1.ActivityFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wave is started only after its plan was checked and found ready. */
class PlanCheckerTest extends TemporalAndJournal {
  private static final WaveName WAVE = new WaveName("spring");
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final OrganisationHealth WELL =
      new OrganisationHealth(null, null, List.of(), false);

  private Duration patience = Duration.ZERO;

  @Test
  void startsAWaveThatIsReady() {
    // given
    temporal.ends("check/spring/", new PlanFindings(WELL, List.of(), 2));

    // then
    assertThat(start(false, null))
        .isEqualTo(new StartView(WAVE, "wave/spring", true, 2, 2, List.of(), null, false));
    assertThat(temporal.told()).last().isEqualTo("start wave/spring");
    assertThat(journal.reader().wave(WAVE))
        .hasValueSatisfying(wave -> assertThat(wave.mailboxes()).isEqualTo(2));
  }

  @Test
  void refusesLinesThatAreNotReadyUnlessTheyAreToBeSkipped() {
    // given
    var problem =
        new PlanProblem(3, "b@x.example", PlanProblem.Code.NOT_READY, "there is no mailbox");
    temporal.ends(
        "check/spring/",
        new PlanFindings(WELL, List.of(new LineProblem(3, "there is no mailbox")), 1));

    // then
    assertThat(refused(false, null))
        .returns(ProblemCode.LINES_NOT_READY, OperationFailed::code)
        .isInstanceOfSatisfying(
            BadPlan.class, plan -> assertThat(plan.problems()).containsExactly(problem));
    assertThat(start(true, null))
        .isEqualTo(new StartView(WAVE, "wave/spring", true, 2, 1, List.of(problem), null, false));

    // when
    temporal.ends(
        "check/spring/",
        new PlanFindings(WELL, List.of(new LineProblem(3, "there is no mailbox")), 0));

    // then
    assertThat(refused(true, null).code()).isEqualTo(ProblemCode.LINES_NOT_READY);
  }

  @Test
  void tellsWhomAProblemSpeaksOf() {
    var people = connections.seal().seal("a@x.example, b@x.example");
    temporal.ends(
        "check/spring/",
        new PlanFindings(
            WELL, List.of(new LineProblem(3, "2 objects have this alias", people)), 1));

    assertThat(refused(false, null))
        .hasMessage("line 3: b@x.example: 2 objects have this alias: a@x.example, b@x.example");
  }

  @Test
  void startsNothingWhenSomethingIsAway() {
    refusesWith(
        new OrganisationHealth("No controller answers.", "x", List.of(), false),
        ProblemCode.DIRECTORY_AWAY,
        "No controller answers. Nothing was started: start the wave again when this is put right");
    refusesWith(
        new OrganisationHealth(null, "no server answers", List.of("x"), false),
        ProblemCode.EXCHANGE_AWAY,
        "no server answers. Nothing was started: start the wave again when this is put right");
    refusesWith(
        new OrganisationHealth("The account may not sign in.", null, List.of(), true),
        ProblemCode.ORGANISATION_REFUSES,
        "The account may not sign in. Nothing was started: start the wave again when this is put"
            + " right");
    refusesWith(
        new OrganisationHealth(null, "no role", List.of(), true),
        ProblemCode.ORGANISATION_REFUSES,
        "no role. Nothing was started: start the wave again when this is put right");
    refusesWith(
        new OrganisationHealth(null, null, List.of("one", "two"), false),
        ProblemCode.EXCHANGE_LACKS,
        "Exchange lacks 2 things that this wave needs; nothing was changed");
  }

  @Test
  void refusesACutoverThatIsPast() {
    // given
    temporal.ends("check/spring/", new PlanFindings(WELL, List.of(), 2));

    // then
    assertThat(refused(false, NOW))
        .returns(ProblemCode.CUTOVER_PAST, OperationFailed::code)
        .satisfies(
            failed ->
                assertThat(failed.sentence())
                    .contains("2026-11-23 20:00:00 UTC is past (it is 2026-11-23 20:00:00 UTC"));
    assertThat(start(false, NOW.plusSeconds(1)).started()).isTrue();
  }

  @Test
  void leavesAWaveAloneThatRunsAlready() {
    // given
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    temporal.answers("wave/spring", new WaveTally(2, 1, 1, 0, 0, 0));
    journalKnows(2);
    journal
        .writer()
        .outcome(
            new OutcomeEntry(
                WAVE,
                MailboxGuid.of("00000000-0000-0000-0000-000000000002"),
                NOW,
                new MigrationOutcome.AlreadyHome("TGT-DB01")));

    // then
    assertThat(start(false, null)).isEqualTo(running(false));
    assertThat(temporal.told()).isEmpty();
  }

  /** One that was restored from a copy has all lines. */
  @Test
  void hasItWriteDownHowThoseEndedWhoDid() {
    // given
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    temporal.answers("wave/spring", new WaveTally(2, 1, 1, 0, 0, 0));
    temporal.isSilent("wave/spring");
    journalKnows(2);

    // then
    assertThat(start(false, null)).isEqualTo(running(true));
  }

  @Test
  void hasAWaveWriteItselfDownAgainThatTheJournalHasLost() {
    // given
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    temporal.answers("wave/spring", new WaveTally(2, 1, 1, 0, 0, 0));
    temporal.isSilent("wave/spring");
    assertThat(journal.reader().wave(WAVE)).isEmpty();

    // then
    assertThat(start(false, null)).isEqualTo(running(true));
    assertThat(temporal.told()).containsExactly("signal wave/spring writeDownAgain");
    assertThat(journal.reader().wave(WAVE))
        .hasValueSatisfying(wave -> assertThat(wave.mailboxes()).isEqualTo(2));
  }

  /** Workers that have just come up bring a large wave back from its history first. */
  @Test
  void andAlsoWhereNoWorkerAnswersInTime() {
    // given
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    temporal.isSilent("wave/spring");

    // then
    assertThat(start(false, null).writtenDownAgain()).isTrue();
    assertThat(temporal.told()).containsExactly("signal wave/spring writeDownAgain");
  }

  /** Of one that ended without a word nobody can tell how; it is not looked for again and again. */
  @Test
  void isContentWithoutTheOutcomeOfWhoWasWithdrawn() {
    // given
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    temporal.answers("wave/spring", new WaveTally(2, 1, 0, 0, 0, 1));
    journalKnows(2);

    // then
    assertThat(start(false, null).writtenDownAgain()).isFalse();
    assertThat(temporal.told()).isEmpty();
  }

  @Test
  void hasItWriteDownWhatIsMissingOfIt() {
    // given
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    temporal.answers("wave/spring", new WaveTally(2, 1, 1, 0, 0, 0));
    temporal.isSilent("wave/spring");
    journalKnows(1);

    // then
    assertThat(start(false, null)).isEqualTo(running(true));
    assertThat(temporal.told()).containsExactly("signal wave/spring writeDownAgain");
  }

  private void journalKnows(int lines) {
    journal
        .writer()
        .wavePlanned(new PlannedWaveNote(WAVE, new OrganisationName("target"), Route.PULL, 2, NOW));
    for (var line = 2; line < 2 + lines; line++) {
      journal
          .writer()
          .lineResolved(
              new LineNote(
                  WAVE,
                  line,
                  "m" + line + "@x.example",
                  MailboxGuid.of("00000000-0000-0000-0000-00000000000" + line),
                  "SRC-DB01",
                  "TGT-DB01",
                  null,
                  NOW));
    }
  }

  private static StartView running(boolean writtenDownAgain) {
    return new StartView(
        WAVE, "wave/spring", false, 2, 0, List.of(), new Tally(2, 1, 1, 0, 0, 0), writtenDownAgain);
  }

  @Test
  void refusesATimeThatIsPastAlsoForAWaveThatRuns() {
    // given
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);

    // then
    assertThat(refused(false, NOW).code()).isEqualTo(ProblemCode.CUTOVER_PAST);
  }

  @Test
  void writesAWaveThatRunsDownAgainWhenTheTimesOfItsFileArePast() {
    // given
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    temporal.isSilent("wave/spring");

    // then
    assertThat(startOfAFile(NOW, lineThatSwitchesAt(NOW)))
        .returns(false, StartView::started)
        .returns(true, StartView::writtenDownAgain);
  }

  @Test
  void startsNoWaveOfWhichTheTimesOfItsFileArePast() {
    assertThat(
            catchThrowableOfType(
                OperationFailed.class, () -> startOfAFile(NOW, line(2, "a@x.example"))))
        .returns(ProblemCode.CUTOVER_PAST, OperationFailed::code);
    assertThat(
            catchThrowableOfType(BadPlan.class, () -> startOfAFile(null, lineThatSwitchesAt(NOW)))
                .problems())
        .singleElement()
        .returns(2, PlanProblem::line)
        .returns(PlanProblem.Code.MOMENT_PAST, PlanProblem::code);
    assertThat(temporal.told()).isEmpty();
  }

  /** One that runs keeps its plan, whoever is not in the file any more. */
  @Test
  void refusesWhatMayNotBeStartedOnlyWhereItDoesNotRunAlready() {
    // given
    var refusal =
        new BadPlan(
            ProblemCode.BAD_PLAN,
            List.of(
                new PlanProblem(
                    2, "c@x.example", PlanProblem.Code.EXCLUDED_NOBODY, "nobody has the name")));

    // then
    assertThat(
            catchThrowableOfType(
                BadPlan.class, () -> startOfAFile(null, line(2, "a@x.example"), refusal)))
        .isSameAs(refusal);
    assertThat(temporal.told()).isEmpty();

    // when
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    temporal.isSilent("wave/spring");

    // then
    assertThat(startOfAFile(null, line(2, "a@x.example"), refusal).writtenDownAgain()).isTrue();
  }

  private StartView startOfAFile(@Nullable Instant notBefore, PlanLine line) {
    return startOfAFile(notBefore, line, null);
  }

  private StartView startOfAFile(
      @Nullable Instant notBefore, PlanLine line, @Nullable BadPlan refusal) {
    return new StartWave(connections, patience)
        .start(
            new StartRequest(
                new ReadPlan(Route.PULL, List.of(line), List.of()),
                WAVE,
                null,
                new CutoverOrder(CutoverStyle.COMPLETE_AFTER, notBefore),
                Consents.NONE,
                false,
                true,
                refusal),
            NOW);
  }

  private static PlanLine lineThatSwitchesAt(Instant moment) {
    var wish = new CutoverWish(false, moment, List.of(), List.of(), null, null, Order.UNSIGNED);
    return new PlanLine(
        2,
        "a@x.example",
        "DB",
        null,
        Limits.NONE,
        MailboxScope.PRIMARY_AND_ARCHIVE,
        true,
        null,
        new LineCutover("", "", "", wish, "then", List.of()),
        "");
  }

  @Test
  void refusesTheNameOfAWaveThatIsOver() {
    // given
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
    temporal.ends("wave/spring", new WaveTally(2, 0, 2, 0, 0, 0));
    temporal.ends("check/spring/", new PlanFindings(WELL, List.of(), 2));

    // then
    assertThat(refused(false, null).code()).isEqualTo(ProblemCode.WAVE_NAME_USED);
  }

  @Test
  void waitsUntilAWorkerHasRegisteredWhatTemporalLacks() {
    // given
    patience = Duration.ofMinutes(1);
    temporal.ends("check/spring/", new PlanFindings(WELL, List.of(), 2));
    temporal.refusesToStart(
        Status.INVALID_ARGUMENT.withDescription("no such search attribute: MailferryWave"), 1);

    // then
    assertThat(start(false, null).started()).isTrue();
  }

  @Test
  void saysWhichSearchAttributesTemporalLacks() {
    // given
    temporal.ends("check/spring/", new PlanFindings(WELL, List.of(), 2));
    temporal.refusesToStart(
        Status.INVALID_ARGUMENT.withDescription("no such search attribute: MailferryWave"));

    // then
    assertThat(refused(false, null))
        .returns(ProblemCode.SEARCH_ATTRIBUTES_MISSING, OperationFailed::code)
        .satisfies(
            failed ->
                assertThat(failed.sentence())
                    .contains("no such search attribute: MailferryWave")
                    .contains("operator search-attribute create"));
  }

  @ParameterizedTest
  @CsvSource({
    "MF-AD-AWAY,DIRECTORY_AWAY",
    "MF-EX-AWAY,EXCHANGE_AWAY",
    "io.mailferry.model.plan.Seal$WrongSeal,KEY_UNUSABLE",
    "MF-BUG,CHECK_FAILED"
  })
  void saysWhyThePlanCouldNotBeChecked(String type, ProblemCode code) {
    // given
    temporal.ends("check/spring/", FakeTemporal.failure(type, "it did not work"));

    // then
    assertThat(type.startsWith("MF-") || type.equals(Seal.WrongSeal.class.getName())).isTrue();
    assertThat(refused(false, null))
        .returns(code, OperationFailed::code)
        .satisfies(
            failed ->
                assertThat(failed.sentence())
                    .startsWith(
                        "the plan could not be checked, and nothing was started: it did not work"));
  }

  @Test
  void namesTheSettingOfAKeyThatIsNotTheWorkers() {
    // given
    temporal.ends(
        "check/spring/", FakeTemporal.failure(Seal.WrongSeal.class.getName(), "another key"));

    // then
    assertThat(refused(false, null).sentence())
        .endsWith(
            ": another key; name the worker's here with --key-file or MAILFERRY_KEY_FILE"
                + " (`mailferry up --practice` prints it)");

    // when
    temporal.ends("check/spring/", FakeTemporal.failure("MF-AD-AWAY", "it did not work"));

    // then
    assertThat(refused(false, null).sentence()).endsWith(": it did not work");
  }

  @ParameterizedTest
  @CsvSource({
    "MF-AD-RIGHTS,ORGANISATION_REFUSES",
    "MF-EX-NO-ROLE,ORGANISATION_REFUSES",
    "MF-BUG,CHECK_FAILED"
  })
  void saysThatTheCheckWasRefusedAndNotThatSomethingIsAway(String type, ProblemCode code) {
    // given
    temporal.ends("check/spring/", FakeTemporal.lastingFailure(type, "it may not"));

    // then
    assertThat(refused(false, null).code()).isEqualTo(code);
  }

  @Test
  void passesOnWhatTheActivityToldAndNotWhatCausedIt() {
    // given
    temporal.ends(
        "check/spring/",
        FakeTemporal.failure("MF-AD-AWAY", "no controller answers").toBuilder()
            .setCause(FakeTemporal.failure("java.net.ConnectException", "refused"))
            .build());

    // then
    assertThat(refused(false, null).sentence()).endsWith(": no controller answers");
  }

  @Test
  void saysTheDeepestReasonWhenNoActivityToldOne() {
    // given
    temporal.ends(
        "check/spring/",
        Failure.newBuilder()
            .setMessage("activity task failed")
            .setActivityFailureInfo(ActivityFailureInfo.getDefaultInstance())
            .setCause(
                Failure.newBuilder()
                    .setMessage("it was not done in time")
                    .setTimeoutFailureInfo(TimeoutFailureInfo.getDefaultInstance()))
            .build());

    // then
    assertThat(refused(false, null))
        .returns(ProblemCode.CHECK_FAILED, OperationFailed::code)
        .returns(
            "the plan could not be checked, and nothing was started: it was not done in time",
            OperationFailed::sentence);
  }

  @Test
  void saysThatTheCheckTookTooLongWhenTemporalEndsIt() {
    // given
    temporal.ends("check/spring/", TimeoutFailureInfo.getDefaultInstance());

    // then
    assertThat(refused(false, null))
        .returns(ProblemCode.CHECK_TOO_SLOW, OperationFailed::code)
        .satisfies(
            failed ->
                assertThat(failed.sentence())
                    .startsWith("the check of the plan did not end within 5 minutes"));
  }

  private void refusesWith(OrganisationHealth health, ProblemCode code, String sentence) {
    temporal.ends("check/spring/", new PlanFindings(health, List.of(), 2));
    assertThat(refused(false, null))
        .returns(code, OperationFailed::code)
        .returns(sentence, OperationFailed::sentence);
    assertThat(temporal.told()).allMatch(told -> told.startsWith("start check/spring/"));
  }

  private OperationFailed refused(boolean skipUnready, @Nullable Instant notBefore) {
    return Objects.requireNonNull(
        catchThrowableOfType(OperationFailed.class, () -> start(skipUnready, notBefore)));
  }

  private StartView start(boolean skipUnready, @Nullable Instant notBefore) {
    var plan =
        new ReadPlan(
            Route.PULL, List.of(line(2, "a@x.example"), line(3, "b@x.example")), List.of());
    return new StartWave(connections, patience)
        .start(
            new StartRequest(
                plan,
                WAVE,
                null,
                new CutoverOrder(CutoverStyle.COMPLETE_AFTER, notBefore),
                Consents.NONE,
                skipUnready),
            NOW);
  }

  private static PlanLine line(int line, String address) {
    return new PlanLine(
        line, address, "DB", null, Limits.NONE, MailboxScope.PRIMARY_AND_ARCHIVE, true);
  }
}
