package io.mailferry.operations.start;

import io.mailferry.model.plan.WavePlan;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.status.WaveState;
import io.mailferry.operations.status.Waves;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.check.PlanFindings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a plan against directory and Exchange, and starts it as a wave.
 *
 * <p>A time that is past is refused; one that is kept in a file only where the wave does not run.
 * Every line is looked up first, by a worker. If anything is wrong, all of it is named and nothing
 * is started, unless the good lines are to start without the others. A wave of that name that is
 * running is not started twice and keeps its plan; where the journal has lost it, it is written
 * down again. The name of one that is over is not used again. The start is written down in the
 * journal before it happens; what cannot be written down is not started. No address leaves this
 * process unsealed.
 *
 * <p>Raises {@link ProblemCode#WAVE_NAME_USED}, {@link ProblemCode#CUTOVER_PAST}, {@link BadPlan}
 * ({@link ProblemCode#LINES_NOT_READY}), {@link ExchangeLacks}, {@link ProblemCode#DIRECTORY_AWAY},
 * {@link ProblemCode#ORGANISATION_REFUSES}, {@link ProblemCode#EXCHANGE_AWAY}, {@link
 * ProblemCode#CHECK_FAILED}; {@link TemporalAway} for Temporal, its namespace, its search
 * attributes, and for workers that are missing; {@link ProblemCode#JOURNAL_AWAY}, {@link
 * ProblemCode#KEY_UNUSABLE}, and {@link ProblemCode#BAD_SETTING}. Nothing was started then.
 */
public final class StartWave {
  private final Connections connections;
  private final Duration patience;

  /** Starts through these connections. */
  public StartWave(Connections connections) {
    this(connections, WaveStarter.UNTIL_REGISTERED);
  }

  StartWave(Connections connections, Duration patience) {
    this.connections = connections;
    this.patience = patience;
  }

  /**
   * Starts a wave.
   *
   * @param at the moment it is now, which is written down as its start
   */
  public StartView start(StartRequest request, Instant at) {
    return Failures.translated(() -> carriedOut(request, at));
  }

  private StartView carriedOut(StartRequest request, Instant at) {
    if (!request.isKept()) {
      CutoverPast.refuse(request.cutover(), at);
    }
    var plan =
        request
            .plan()
            .sealed(request.wave(), request.commandsRunIn(), request.cutover(), connections.seal())
            .with(request.consents());
    var client = connections.temporal();
    var waves = new Waves(client);
    var state = waves.look(plan.wave()).state();
    if (state == WaveState.RUNNING) {
      var tally = waves.tally(plan.wave()).orElse(null);
      var lost = new LostJournal(connections, at).writeDownAgain(plan, tally);
      return view(
          plan, new Started(WorkflowIds.wave(plan.wave()), false, tally), null, List.of(), lost);
    }
    if (request.refusal() != null) {
      throw request.refusal();
    }
    CutoverPast.refuse(request.cutover(), at);
    CutoverPast.refuse(request.plan(), at);
    var found = PlanLookUp.look(connections, request, plan);
    var findings = found.findings();
    new FinishedWaves(connections.reader()).refuse(plan.wave(), state);
    var problems = found.problems();
    if (!problems.isEmpty() && (!request.skipUnready() || findings.ready() == 0)) {
      throw new BadPlan(ProblemCode.LINES_NOT_READY, problems);
    }
    var started = new WaveStarter(client, connections.writer(), patience).start(plan, at);
    return view(plan, started, findings, problems, false);
  }

  private static StartView view(
      WavePlan plan,
      Started started,
      @Nullable PlanFindings findings,
      List<PlanProblem> skipped,
      boolean writtenDownAgain) {
    return new StartView(
        plan.wave(),
        started.workflowId(),
        started.begun(),
        plan.mailboxes().size(),
        findings == null ? 0 : findings.ready(),
        skipped,
        started.tally(),
        writtenDownAgain);
  }
}
