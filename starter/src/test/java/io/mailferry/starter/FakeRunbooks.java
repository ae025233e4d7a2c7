package io.mailferry.starter;

import io.mailferry.model.Limits;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.workflows.ActivityTimeouts;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.check.OrganisationHealth;
import io.mailferry.workflows.check.PlanCheck;
import io.mailferry.workflows.check.PlanFindings;
import io.mailferry.workflows.mailbox.CauseAnswer;
import io.mailferry.workflows.mailbox.DependencyBack;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.mailferry.workflows.mailbox.MoveChange;
import io.mailferry.workflows.mailbox.OrderTrial;
import io.mailferry.workflows.mailbox.TrialVerdict;
import io.mailferry.workflows.mailbox.WaveOrdered;
import io.mailferry.workflows.wave.FailingMailbox;
import io.mailferry.workflows.wave.MigrationEnd;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveApproval;
import io.mailferry.workflows.wave.WaveOrder;
import io.mailferry.workflows.wave.WaveTally;
import io.mailferry.workflows.wave.WaveTask;
import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runbooks that do as a test says. */
public final class FakeRunbooks {
  static final PlanFindings ALL_WELL =
      new PlanFindings(new OrganisationHealth(null, null, List.of(), false), List.of(), 2);

  /** What every check finds. */
  static final AtomicReference<PlanFindings> FINDINGS = new AtomicReference<>(ALL_WELL);

  /** What keeps every check from its end; null for nothing. */
  static final AtomicReference<@Nullable ApplicationFailure> FAILURE = new AtomicReference<>();

  /** An organisation of which nothing can be read. */
  static final OrganisationName AWAY = new OrganisationName("away");

  /** An organisation whose waves fail. */
  static final OrganisationName BROKEN = new OrganisationName("broken");

  private FakeRunbooks() {}

  private static void neverDone(String activity) {
    var stub = Workflow.newUntypedActivityStub(ActivityTimeouts.look(AWAY));
    var ignored = stub.executeAsync(activity, Void.class);
  }

  /** Finds nobody to ask, however often it is tried. */
  public static final class NobodyAnswers implements DynamicActivity {
    private static final Map<String, CountDownLatch> TRIED_AGAIN = new ConcurrentHashMap<>();

    /** Waits until a workflow's activity is tried for the second time. */
    static void awaitSecondTry(String workflow) throws InterruptedException {
      of(workflow).await();
    }

    private static CountDownLatch of(String workflow) {
      return TRIED_AGAIN.computeIfAbsent(workflow, _ -> new CountDownLatch(1));
    }

    @Override
    public Object execute(EncodedValues arguments) {
      var activity = Activity.getExecutionContext().getInfo();
      if (activity.getAttempt() == 2) {
        of(Objects.requireNonNull(activity.getWorkflowId())).countDown();
      }
      throw ApplicationFailure.newFailure("no controller answered", "MF-AD-AWAY");
    }
  }

  /** Finds what the test says. */
  public static final class Check implements PlanCheck {
    @Override
    public PlanFindings check(WavePlan plan) {
      var failure = FAILURE.get();
      if (failure != null) {
        throw failure;
      }
      return FINDINGS.get();
    }
  }

  /** Runs until it is told that a migration has ended, and ends as that did. */
  public static final class WaveUntilTold implements Wave {
    private WaveTally tally = WaveTally.of(0);
    private boolean over;

    @Override
    public WaveTally run(WaveTask task) {
      tally = WaveTally.of(task.plan().mailboxes().size());
      if (task.plan().organisation().equals(AWAY)) {
        neverDone("resolveMailboxes");
      }
      if (task.plan().organisation().equals(BROKEN)) {
        throw ApplicationFailure.newNonRetryableFailure("a mistake of ours", "bug");
      }
      Workflow.await(() -> over);
      return tally;
    }

    @Override
    public void migrationEnded(MigrationEnd end) {
      var all = tally.planned();
      tally =
          end.ending() == MigrationEnd.Ending.NOT_STARTED
              ? new WaveTally(all, 0, all - 1, 0, 1, 0)
              : new WaveTally(all, 0, all, 0, 0, 0);
      over = true;
    }

    @Override
    public void mailboxFailing(FailingMailbox news) {}

    @Override
    public void writeDownAgain() {}

    @Override
    public void pauseSignalled(@Nullable Order order) {}

    @Override
    public void resumeSignalled(@Nullable Order order) {}

    @Override
    public void orderSignalled(WaveOrder order) {}

    @Override
    public OrderReply order(WaveOrder order) {
      return new OrderReply(
          order.verb().word() + " for 2 mailboxes, as " + order.order().who() + " wished");
    }

    @Override
    public void mayOrder(WaveOrder order) {}

    @Override
    public WaveApproval approval() {
      return WaveApproval.NOT_WANTED;
    }

    @Override
    public WaveTally tally() {
      return tally;
    }
  }

  /** A migration that takes a pause and refuses everything else. */
  public static final class Migration implements MailboxMigration {
    /** What the migration says of itself. */
    static final AtomicReference<@Nullable MigrationStatus> STATUS = new AtomicReference<>();

    private boolean over;

    @Override
    public MigrationOutcome migrate(MigrationTask task) {
      if (task.intention().organisation().equals(AWAY)) {
        neverDone("pollMove");
      }
      Workflow.await(() -> over);
      return new MigrationOutcome.Withdrawn("the test is over");
    }

    @Override
    public void dependencyBack(@Nullable DependencyBack back) {}

    @Override
    public void moveChanged(MoveChange change) {
      over = true;
    }

    @Override
    public void pauseSignalled(@Nullable Order order) {}

    @Override
    public void resumeSignalled(@Nullable Order order) {}

    @Override
    public void holdSignalled(@Nullable Order order) {}

    @Override
    public void cancelSignalled(@Nullable Order order) {}

    @Override
    public void retrySignalled(@Nullable Order order) {}

    @Override
    public void liftSignalled(Lift what, @Nullable Order order) {}

    @Override
    public void answerSignalled(Choice choice, @Nullable Order order, @Nullable Limits limits) {}

    @Override
    public void causeAnswered(@Nullable CauseAnswer answer, @Nullable Order order) {}

    @Override
    public void cutoverSignalled(@Nullable CutoverWish wish) {}

    @Override
    public OrderReply cutover(CutoverWish wish) {
      return new OrderReply(wish.words());
    }

    @Override
    public void mayCutOver(CutoverWish wish) {}

    @Override
    public void limitsSignalled(@Nullable Limits limits, @Nullable Order order) {}

    @Override
    public void repointSignalled(@Nullable Order order) {}

    @Override
    public OrderReply repoint(Order order) {
      return new OrderReply("it gets the far end of today's settings");
    }

    @Override
    public void mayRepoint(Order order) {}

    @Override
    public void resyncSignalled(@Nullable Order order) {}

    @Override
    public OrderReply resync(Order order) {
      return new OrderReply("there was nothing to forget. Then: it copies");
    }

    @Override
    public void mayResync(Order order) {}

    @Override
    public void giveWay(Order order) {}

    @Override
    public void slotGiven(@Nullable SlotGrant given) {}

    @Override
    public void waveOrdered(WaveOrdered ordered) {}

    @Override
    public OrderReply lift(Lift what, Order order) {
      return new OrderReply(what + " is lifted");
    }

    @Override
    public void mayLift(Lift what, Order order) {}

    @Override
    public OrderReply pause(Order order) {
      return new OrderReply("the request will rest: " + order.reason());
    }

    @Override
    public void mayPause(Order order) {}

    @Override
    public OrderReply resume(Order order) {
      return new OrderReply("");
    }

    @Override
    public void mayResume(Order order) {
      throw new IllegalStateException("neither pause nor hold is in force");
    }

    @Override
    public OrderReply hold(Order order) {
      return new OrderReply("");
    }

    @Override
    public void mayHold(Order order) {}

    @Override
    public OrderReply cancel(Order order) {
      return new OrderReply("");
    }

    @Override
    public void mayCancel(Order order) {}

    @Override
    public OrderReply retry(Order order) {
      return new OrderReply("");
    }

    @Override
    public void mayRetry(Order order) {}

    @Override
    public OrderReply answer(Choice choice, Order order, @Nullable Limits limits) {
      return new OrderReply(
          "it will " + choice.meaning() + (limits == null ? "" : ": " + limits.words()));
    }

    @Override
    public void mayAnswer(Choice choice, Order order, @Nullable Limits limits) {}

    @Override
    public OrderReply limits(Limits limits, Order order) {
      return new OrderReply("limits of " + limits.words());
    }

    @Override
    public void mayLimit(Limits limits, Order order) {}

    @Override
    public TrialVerdict tried(OrderTrial trial) {
      return new TrialVerdict(
          trial.verb() == OrderVerb.RESUME ? "it is neither paused nor held" : null);
    }

    @Override
    public MigrationStatus status() {
      return Objects.requireNonNull(STATUS.get());
    }
  }
}
