package io.mailferry.workflows.mailbox;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Expected;
import io.mailferry.model.decision.InShort;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.policy.AfterFault;
import io.mailferry.model.policy.Obstacles;
import io.mailferry.workflows.ActivityTimeouts;
import io.mailferry.workflows.FailureTypes;
import io.mailferry.workflows.LongHistory;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.Uncancelled;
import io.mailferry.workflows.Waiting;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runbook of one mailbox. It carries decisions out, waits, and listens; it decides nothing. */
public final class MailboxMigrationRunbook extends ListeningMigration {
  private final MailboxActivities looks;
  private final MailboxActivities acts;
  private final VisibleStatus visible;
  private final Summaries summaries;
  private final LongHistory history = new LongHistory();

  private boolean announced;

  private int lostActs;

  /** How often in a row the activity that was just carried out was asked for again. */
  private int repeatedActs;

  /** Runs before any message is handled, so that none finds the runbook half made. */
  @WorkflowInit
  public MailboxMigrationRunbook(MigrationTask task) {
    super(task);
    this.announced = task.announced();
    this.summaries = new Summaries(intention);
    this.looks = activities(ActivityTimeouts.look(intention.organisation()));
    this.acts = activities(ActivityTimeouts.act(intention.organisation()));
    this.visible = new VisibleStatus(intention);
  }

  private MailboxActivities activities(ActivityOptions patience) {
    return Workflow.newActivityStub(MailboxActivities.class, patience, summaries.ofActivities());
  }

  @Override
  public MigrationOutcome migrate(MigrationTask task) {
    return Uncancelled.work(this::cancelledInTemporal, () -> migration(task));
  }

  private MigrationOutcome migration(MigrationTask task) {
    var report = task.lookingUp() || memory.equals(Memory.FRESH) ? begin() : look();
    while (!over(report)) {
      announceOnceCertain(report.decision().outcome());
      continueAsNewIfHistoryIsLong(false);
      report = carryOut(report);
    }
    announceOnceCertain(report.decision().outcome());
    writeOrdersDownToTheLast();
    return ending(report);
  }

  private static boolean over(ActivityResult report) {
    return report.decision().next() instanceof Action.Finish;
  }

  private ActivityResult begin() {
    visible.show(
        InShort.FIRST_LOOK,
        Phase.LOOKING_UP,
        Attention.NONE,
        "looking the mailbox up in the directory",
        false);
    while (true) {
      var newsBefore = orders.news();
      var found = looks.lookUpMailbox(input());
      memory = found.memory();
      if (found.obstacles().isEmpty() || orders.inForce().cancel() != null) {
        return firstLook(found.firstLook(), newsBefore);
      }
      considered = newsBefore;
      take(Obstacles.ask(found.obstacles()));
      awaitNewsOrElse(Obstacles.LOOK_AGAIN_IN, newsBefore);
      writeOrdersDown();
      lookingAgain = true;
      var left = orders.own().answer() == Choice.LEAVE;
      orders.forgetAnswer();
      if (left) {
        return leaveItNotStarted(found.obstacles());
      }
      continueAsNewIfHistoryIsLong(true);
    }
  }

  private ActivityResult leaveItNotStarted(List<String> obstacles) {
    considered = orders.news();
    take(Obstacles.leave(obstacles));
    return new ActivityResult(evidence, taken(), memory, Duration.ZERO);
  }

  private ActivityResult firstLook(@Nullable ActivityResult look, int newsBefore) {
    return look == null ? heed(looks::detectDuplicateMove) : heed(look, newsBefore);
  }

  private ActivityResult look() {
    writeOrdersDown();
    return heed(looks::pollMove);
  }

  private ActivityResult carryOut(ActivityResult report) {
    return switch (report.decision().next()) {
      case Action.WaitAndLook wait -> waitAndLook(wait, report);
      case Action.Ask(var asked) -> askTheOperator(asked, report);
      case Action.Submit _ -> act(acts::submitMove);
      case Action.Release _ -> act(acts::cutOver);
      case Action.Park _ -> act(acts::parkMove);
      case Action.Suspend _ -> act(acts::suspendMove);
      case Action.Resume _ -> act(acts::resumeMove);
      case Action.Withdraw _ -> act(acts::withdrawMove);
      case Action.RaiseLimits _ -> act(acts::raiseLimits);
      case Action.Repoint _ -> act(acts::repointMove);
      case Action.Discard _ -> act(acts::discardMove);
      case Action.RemoveLeftover _ -> act(acts::removeLeftover);
      case Action.RemoveOrphan _ -> act(acts::removeOrphan);
      case Action.Verify _ -> act(acts::verifyMailbox);
      case Action.CleanUp _ -> act(acts::cleanUpMove);
      case Action.Finish _ -> report;
    };
  }

  /**
   * When the time before the clean-up has passed in peace, the activity that cleans up does the
   * looking: like every activity that acts, it looks first and acts only if that is still to be
   * done.
   */
  private ActivityResult waitAndLook(Action.WaitAndLook wait, ActivityResult report) {
    var news = awaitNewsOrElse(report.waitFor(), considered);
    if (!news && report.decision().phase() == Phase.CLEANING_UP) {
      return act(acts::cleanUpMove);
    }
    var expected = wait.expected();
    return expected != null && hasCome(expected) ? goStraightTo(expected) : look();
  }

  /** Whether the monitor says so, and nobody ordered anything meanwhile. */
  private boolean hasCome(Expected expected) {
    var hinted = orders.hintedAloneSince(considered);
    return hinted != null && expected.isReachedBy(hinted);
  }

  /**
   * When what was waited for has come, the activity that acts on it does the looking. Where it
   * cannot look, it has done nothing, and a look of its own is tried until it succeeds.
   */
  private ActivityResult goStraightTo(Expected expected) {
    return switch (expected) {
      case RELEASE ->
          actOnHint(
              new Action.Release(),
              acts::cutOver,
              "Exchange has copied the mailbox: looking," + " and releasing it for its cutover");
      case VERIFY ->
          actOnHint(
              new Action.Verify(),
              acts::verifyMailbox,
              "Exchange has completed the move:" + " looking, and checking the arrival");
    };
  }

  private ActivityResult actOnHint(Action expected, MailboxActivity activity, String sentence) {
    visible.show(InShort.of(taken()), taken().phase(), taken().attention(), sentence, false);
    var newsBefore = orders.news();
    nextLook = null;
    try {
      var report = activity.with(input());
      return report.sighting() == null ? look() : afterwards(expected, heed(report, newsBefore));
    } catch (ActivityFailure lost) {
      return lookAfterLoss(expected, lost);
    }
  }

  private ActivityResult askTheOperator(Question asked, ActivityResult report) {
    // It stays open while it is looked again, so that an answer finds it whenever it comes.
    question = asked;
    awaitNewsOrElse(report.waitFor(), considered);
    writeOrdersDown();
    lookingAgain = true;
    return look();
  }

  /**
   * An act is tried once. When its answer is lost with the worker that was at it, nobody knows
   * whether Exchange got it: that is remembered, and the next look finds out.
   */
  private ActivityResult act(MailboxActivity activity) {
    var asked = taken().next();
    try {
      return afterwards(asked, heed(activity));
    } catch (ActivityFailure lost) {
      return lookAfterLoss(asked, lost);
    }
  }

  private ActivityResult afterwards(Action asked, ActivityResult report) {
    var repeated = asked.getClass().isInstance(report.decision().next());
    forgetAnswerIfUsed(
        report.decision(),
        report.decision().reason().leavesActsOpen()
            || (orders.own().answer() != null
                && (repeated || leavesAnswersOpen(asked, report.decision().reason()))
                && answersCountUntilCarriedOut()));
    lostActs = 0;
    return repeated ? lookBeforeRepeating() : notRepeated(report);
  }

  /** What was changed before it waits for its turn was changed; what is to begin then was not. */
  private static boolean leavesAnswersOpen(Action asked, Reason reason) {
    return reason.waitsForASlot() ? asked.begins() : reason.leavesAnswersOpen();
  }

  /** Until this version, an answer was forgotten when the answer to its command was lost. */
  private static boolean answersCountUntilCarriedOut() {
    return Workflow.getVersion("answers-until-carried-out", Workflow.DEFAULT_VERSION, 1)
        != Workflow.DEFAULT_VERSION;
  }

  private ActivityResult lookAfterLoss(Action asked, ActivityFailure lost) {
    if (lost.getCause() instanceof CanceledFailure) {
      throw lost;
    }
    Workflow.getLogger(MailboxMigrationRunbook.class)
        .warn("an activity was lost with its worker; looking before anything else", lost);
    memory = AfterFault.lostWithItsWorker(memory, asked);
    awaitShowing(longer(++lostActs), orders.news());
    return look();
  }

  /**
   * Exchange can take a while to show what it was told. The same command is not given again at
   * once, and not without another look.
   */
  private ActivityResult lookBeforeRepeating() {
    awaitShowing(longer(++repeatedActs), considered);
    return look();
  }

  private ActivityResult notRepeated(ActivityResult report) {
    repeatedActs = 0;
    return report;
  }

  private static Duration longer(int times) {
    return Duration.ofSeconds(1L << Math.min(times - 1, 10));
  }

  private ActivityResult heed(MailboxActivity activity) {
    var newsBefore = orders.news();
    nextLook = null;
    return heed(activity.with(input()), newsBefore);
  }

  private ActivityResult heed(ActivityResult report, int newsBefore) {
    memory = report.memory();
    if (report.sighting() != null) {
      evidence = report.sighting();
      orders.forgottenOnce(newsBefore);
    }
    considered = newsBefore;
    take(report.decision());
    if (report.announced()) {
      outcome = report.decision().outcome();
      announced = true;
    }
    if (!report.decision().next().hasActivity()) {
      forgetAnswerIfUsed(report.decision(), report.decision().reason().leavesAnswersOpen());
    }
    return report;
  }

  /** One that came meanwhile was not considered, and where nothing was settled it still counts. */
  private void forgetAnswerIfUsed(Decision decided, boolean open) {
    if (!orders.answeredSince(considered) && !open && !waitsToBeCarriedOut(decided)) {
      orders.forgetAnswer();
    }
  }

  /** What a person wants is done when that is back which it needs. */
  private boolean waitsToBeCarriedOut(Decision decided) {
    var answer = orders.own().answer();
    return decided.dependency() != null
        && answer != null
        && answer != Choice.LOOK_AGAIN
        && answer != Choice.LEAVE;
  }

  private void take(Decision taken) {
    decision = taken;
    since = now();
    lookingAgain = false;
    question = taken.next() instanceof Action.Ask(var asked) ? asked : null;
    if (question != null
        && taken.dependency() == null
        && answersTo != null
        && !answersTo.equals(question.sharedCause())) {
      // What was answered meanwhile was something else.
      orders.forgetAnswer();
      answersTo = null;
    }
    takeEarlyAnswer();
    visible.show(
        InShort.of(taken),
        taken.phase(),
        taken.attention(),
        taken.sentence(),
        !taken.next().hasActivity());
    if (taken.reason().waitsForASlot()) {
      visible.showWantedSlot(memory.sourceDatabase());
    }
  }

  /** Returns whether there was news. */
  private boolean awaitNewsOrElse(Duration time, int newsBefore) {
    writeDownWhatCameMeanwhile();
    return awaitNews(time, newsBefore, summaries.ofWait(taken().phase(), now().plus(time)));
  }

  /**
   * What was ordered while something was under way was considered by what followed, and nothing
   * else would write it down before the next look, which may be hours away.
   */
  private void writeDownWhatCameMeanwhile() {
    if (!orders.allWritten() && writesBeforeItWaits()) {
      writeOrdersDown();
    }
  }

  /** Until this version, orders were written down before looks only. */
  private static boolean writesBeforeItWaits() {
    return Workflow.getVersion("orders-written-before-waits", Workflow.DEFAULT_VERSION, 1)
        != Workflow.DEFAULT_VERSION;
  }

  /** Waits until what Exchange was told may show. */
  private void awaitShowing(Duration time, int newsBefore) {
    awaitNews(time, newsBefore, summaries.ofSecondLook(now().plus(time)));
  }

  private boolean awaitNews(Duration time, int newsBefore, String summary) {
    nextLook = now().plus(time);
    visible.showNextLook(nextLook);
    var news = Waiting.atMost(time, summary, () -> orders.news() > newsBefore);
    nextLook = null;
    return news;
  }

  private void announceOnceCertain(@Nullable MigrationOutcome certain) {
    if (certain == null || outcome != null) {
      return;
    }
    outcome = certain;
    // An earlier run may have announced it.
    if (!announced) {
      looks.recordOutcome(new OutcomeNote(intention, certain));
      announced = true;
    }
  }

  private void writeOrdersDown() {
    for (var note = orders.nextUnwritten(); note != null; note = orders.nextUnwritten()) {
      looks.recordOrder(note);
    }
  }

  /**
   * Orders may still come in while the last ones are written down; none is lost at the end of a
   * run.
   */
  private void writeOrdersDownToTheLast() {
    do {
      writeOrdersDown();
      Workflow.await(Workflow::isEveryHandlerFinished);
    } while (!orders.allWritten());
  }

  private void continueAsNewIfHistoryIsLong(boolean lookingUp) {
    if (history.asksForANewRun()) {
      writeOrdersDownToTheLast();
      // It may have been cancelled while they were written.
      if (history.asksForANewRun()) {
        Workflow.continueAsNew(
            TaskQueues.GOING_ON,
            new MigrationTask(
                intention, orders.own(), memory, announced, orders.ofWave(), lookingUp));
      }
    }
  }

  private Decision taken() {
    if (decision == null) {
      throw ApplicationFailure.newNonRetryableFailure(
          "an activity without a decision", FailureTypes.BUG);
    }
    return decision;
  }

  private static MigrationOutcome ending(ActivityResult report) {
    if (report.decision().next() instanceof Action.Finish(var ending)) {
      return ending;
    }
    throw ApplicationFailure.newNonRetryableFailure(
        "the workflow ended without an outcome", FailureTypes.BUG);
  }

  private ActivityInput input() {
    return new ActivityInput(
        intention,
        orders.inForce(),
        memory,
        outcome == null && !announced,
        question != null,
        copySlot,
        cutoverSlot);
  }

  @FunctionalInterface
  private interface MailboxActivity {
    ActivityResult with(ActivityInput input);
  }
}
