package io.mailferry.workflows.wave;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.order.Approval;
import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.workflows.ActivityTimeouts;
import io.mailferry.workflows.FailureTypes;
import io.mailferry.workflows.LongHistory;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.Uncancelled;
import io.mailferry.workflows.Waiting;
import io.mailferry.workflows.check.LinesToResolve;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.temporal.workflow.WorkflowLock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The runbook of a wave. */
public final class WaveRunbook implements Wave {
  /** News can get lost with a terminated workflow; this is how long that stays unnoticed. */
  private static final Duration RECOUNT = Duration.ofMinutes(30);

  private static final String STOP_RULE = "the stop rule";

  private final WavePlan plan;
  private final WaveActivities activities;

  /** Sorted, because its order reaches an activity's input and must be the same in every replay. */
  private final Set<MailboxGuid> open;

  /** Only asked for membership, so its order does not matter. */
  private final Set<MailboxGuid> ended = new HashSet<>();

  /** The orders that were given; only asked for membership. */
  private final Set<String> known = new HashSet<>();

  private final FailingCount failing;

  private int startedLines;
  private WaveTally tally;
  private StandingOrders standing;

  /** Those that are being started: whoever is first hears an order before the last has begun. */
  private List<MailboxGuid> starting = List.of();

  /** Those that this run has begun; only asked for membership. */
  private final Set<MailboxGuid> begun = new HashSet<>();

  /** What stood for the wave before this run, as the migrations know it that were joined. */
  private StandingOrders stood = StandingOrders.NONE;

  /** What was ordered in this run. */
  private final List<WaveOrder> given = new ArrayList<>();

  /** Orders given while migrations were being started, which some of those were not told of. */
  private final List<WaveOrder> missed = new ArrayList<>();

  /** One order is relayed after the other, so that a resume cannot overtake a pause. */
  private final WorkflowLock relaying = Workflow.newWorkflowLock();

  /** A relay outside of a handler is waited for, too: the next run would not repeat it. */
  private int relays;

  private final LongHistory history = new LongHistory();
  private boolean over;

  /** How often it was told to write itself down again, and has not yet. */
  private int toWrite;

  private int timesTold;

  /** Runs before any message is handled. */
  @WorkflowInit
  public WaveRunbook(WaveTask task) {
    this.plan = task.plan();
    this.startedLines = task.startedLines();
    this.open = new TreeSet<>(task.open());
    this.tally = task.tally();
    this.standing = task.standing();
    this.failing = new FailingCount(plan.consents().stopRule(), task.failing(), task.excused());
    this.activities =
        Workflow.newActivityStub(WaveActivities.class, ActivityTimeouts.look(plan.organisation()));
  }

  @Override
  public WaveTally run(WaveTask task) {
    return Uncancelled.work(this::cancelledInTemporal, this::wave);
  }

  private WaveTally wave() {
    while (startedLines < plan.mailboxes().size()) {
      startTheNext(LinesToResolve.next(plan, startedLines));
    }
    while (!open.isEmpty()) {
      Waiting.atMost(
          RECOUNT,
          "until the last mailbox has its outcome; who is still under way is counted anew by then",
          () -> open.isEmpty() || history.asksForANewRun());
      continueAsNewIfHistoryIsLong();
      recountWhenNothingIsHeard();
    }
    over = true;
    activities.recordWaveEnd(new WaveEnd(plan.wave(), tally()));
    Workflow.await(this::allIsRelayed);
    return tally();
  }

  private void startTheNext(LinesToResolve lines) {
    show();
    var resolved = activities.resolveMailboxes(lines);
    missed.clear();
    var fresh = resolved.intentions().stream().filter(this::isNew).toList();
    var again =
        resolved.intentions().stream().map(Intention::mailbox).filter(begun::contains).count();
    starting = fresh.stream().map(Intention::mailbox).toList();
    begun.addAll(starting);
    var started = activities.startMigrations(new MigrationsToStart(fresh, standing));
    starting = List.of();
    var underWay =
        started.open().stream().filter(mailbox -> !ended.contains(mailbox)).sorted().toList();
    open.addAll(underWay);
    goOnWith(started.stood());
    List.copyOf(missed).forEach(order -> relay(List.copyOf(open), order));
    for (var i = 0; i < resolved.problems().size() + again + started.elsewhere(); i++) {
      tally = tally.plus(MigrationEnd.Ending.NOT_STARTED);
    }
    startedLines += lines.lines().size();
    show();
  }

  /**
   * A wave that was stopped and goes on under its name keeps the orders that it had, and what was
   * ordered since comes on top of them. All that are under way are told.
   */
  private void goOnWith(StandingOrders told) {
    stood = stood.orNewer(told);
    var before = standing;
    var now = stood;
    for (var order : given) {
      now = order.after(now);
    }
    standing = now.given(latest(stood, before));
    if (!standing.equals(before)) {
      missed.addAll(WaveOrder.thatStand(standing));
    }
  }

  private static @Nullable Instant latest(StandingOrders stood, StandingOrders ordered) {
    return stood.isOlderThan(ordered) || stood.since() == null ? ordered.since() : stood.since();
  }

  /** The same mailbox by another address, in a later batch of lines, is no second migration. */
  private boolean isNew(Intention intention) {
    return !open.contains(intention.mailbox()) && !ended.contains(intention.mailbox());
  }

  private void recountWhenNothingIsHeard() {
    if (!open.isEmpty()) {
      activities
          .recountMigrations(new OpenMigrations(plan.wave(), List.copyOf(open)))
          .ends()
          .forEach(this::migrationEnded);
    }
  }

  private boolean allIsRelayed() {
    return relays == 0 && Workflow.isEveryHandlerFinished();
  }

  private void continueAsNewIfHistoryIsLong() {
    if (history.asksForANewRun() && !open.isEmpty()) {
      Workflow.await(this::allIsRelayed);
      // It may have been cancelled while it was relayed.
      if (history.asksForANewRun()) {
        Workflow.continueAsNew(
            TaskQueues.GOING_ON,
            new WaveTask(
                plan,
                startedLines,
                open,
                tally,
                standing,
                new TreeSet<>(failing.failing()),
                new TreeSet<>(failing.excused())));
      }
    }
  }

  @Override
  public void migrationEnded(MigrationEnd end) {
    var fresh = ended.add(end.mailbox());
    var known = open.remove(end.mailbox());
    failing.forget(end.mailbox());
    if (known || (fresh && startedLines < plan.mailboxes().size())) {
      tally = tally.plus(end.ending());
      show();
    }
  }

  @Override
  public void mailboxFailing(FailingMailbox news) {
    var isOurs = open.contains(news.mailbox()) || begun.contains(news.mailbox());
    if (isOurs && !over && !ended.contains(news.mailbox())) {
      var broken = failing.isBrokenBy(news);
      if (broken && standing.pause() == null) {
        pauseTheOthers();
      }
    }
  }

  private void pauseTheOthers() {
    var all = new TreeSet<>(open);
    all.addAll(starting);
    give(
        new WaveOrder(
            OrderVerb.PAUSE,
            new Order(
                failing.counted()
                    + " mailboxes of the wave fail and need a person, more than the "
                    + failing.most()
                    + " that were agreed to; answer them, and resume the wave",
                STOP_RULE)),
        List.copyOf(all));
  }

  /** Told again while it is being written, it is written once more: it may be lost once more. */
  @Override
  public void writeDownAgain() {
    if (!writesDownAgain()) {
      return;
    }
    toWrite++;
    if (toWrite == 1) {
      while (toWrite > 0 && !over) {
        toWrite = 1;
        writeDown();
        toWrite--;
      }
      toWrite = 0;
    }
  }

  /**
   * A worker of an earlier release was told, too, and did nothing about it; each time for itself.
   */
  private boolean writesDownAgain() {
    timesTold++;
    return Workflow.getVersion("writes-down-again/" + timesTold, Workflow.DEFAULT_VERSION, 1)
        != Workflow.DEFAULT_VERSION;
  }

  private void writeDown() {
    for (var from = 0; from < startedLines; ) {
      var lines = LinesToResolve.next(plan, from);
      var mailboxes =
          activities.resolveMailboxes(lines).intentions().stream()
              .map(Intention::mailbox)
              .distinct()
              .toList();
      activities.recordOutcomes(new OpenMigrations(plan.wave(), mailboxes));
      from += lines.lines().size();
    }
  }

  @Override
  public void pauseSignalled(@Nullable Order order) {
    relay(new WaveOrder(OrderVerb.PAUSE, Order.orUnsigned(order)));
  }

  @Override
  public void resumeSignalled(@Nullable Order order) {
    relay(new WaveOrder(OrderVerb.RESUME, Order.orUnsigned(order)));
  }

  @Override
  public void orderSignalled(WaveOrder order) {
    // Nobody is there to be refused, and what is refused elsewhere does nothing here.
    if (!over && whyNotApproved(order) == null) {
      relay(order);
    }
  }

  @Override
  public OrderReply order(WaveOrder order) {
    var before = standing;
    var reply = relay(order);
    return order.lifts()
        ? new OrderReply(
            LiftedWords.of(before, order.after(before), waitsForApproval())
                + ". "
                + reply.decided())
        : reply;
  }

  @Override
  public void mayOrder(WaveOrder order) {
    if (over) {
      throw refused("the wave is over");
    }
    if (order.verb() == OrderVerb.REPOINT && !plan.route().crossForest()) {
      throw refused("every mailbox of the wave moves within its organisation; none has a far end");
    }
    var why = whyNotApproved(order);
    if (why != null) {
      throw refused(why);
    }
    if (order.lifts() && order.after(standing).equals(standing)) {
      throw refused(
          "the wave as a whole is neither paused nor held; what single mailboxes were ordered by"
              + " name is lifted by name"
              + (waitsForApproval() ? ", and an approval is given with the order approve" : ""));
    }
  }

  private @Nullable String whyNotApproved(WaveOrder order) {
    return order.verb() == OrderVerb.APPROVE
        ? Approval.refusal(plan.consents().approval(), standing.approval(), order.order())
        : null;
  }

  private boolean waitsForApproval() {
    return plan.consents().approval() != null && standing.approval() == null;
  }

  @Override
  public WaveApproval approval() {
    return new WaveApproval(plan.consents().approval(), standing.approval());
  }

  private static ApplicationFailure refused(String why) {
    return ApplicationFailure.newNonRetryableFailure(why, FailureTypes.REFUSED);
  }

  private OrderReply relay(WaveOrder order) {
    var id = order.order().id();
    if (id != null && !known.add(id)) {
      return new OrderReply("the order was given already");
    }
    var whom = new TreeSet<>(open);
    whom.addAll(starting);
    return give(order, List.copyOf(whom));
  }

  private OrderReply give(WaveOrder ordered, List<MailboxGuid> whom) {
    var now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    var order = ordered.takenAt(now);
    given.add(order);
    missed.add(order);
    if (order.stands()) {
      standing = order.after(standing).given(now);
    }
    if (order.lifts() && standing.pause() == null) {
      failing.excuse();
    }
    return relay(whom, order);
  }

  /**
   * Those that fail keep their questions, which a pause would take away: answers are what helps.
   */
  private OrderReply relay(List<MailboxGuid> mailboxes, WaveOrder order) {
    var failed =
        isOfTheRule(standing.pause())
            ? mailboxes.stream().filter(failing::has).toList()
            : List.<MailboxGuid>of();
    if (failed.isEmpty()) {
      return relay(mailboxes, order, true);
    }
    var others = mailboxes.stream().filter(mailbox -> !failing.has(mailbox)).toList();
    var reply = relay(others, order, true);
    return isOfTheRule(order.order())
        ? reply
        : new OrderReply(
            reply.decided() + "; of those that fail: " + relay(failed, order, false).decided());
  }

  private static boolean isOfTheRule(@Nullable Order order) {
    return order != null && order.who().equals(STOP_RULE);
  }

  /** What stands is told as it is when its turn comes: more may have been ordered meanwhile. */
  private OrderReply relay(List<MailboxGuid> mailboxes, WaveOrder order, boolean withThePause) {
    relays++;
    try {
      return Uncancelled.work(
          () -> {
            relaying.lock();
            try {
              return activities.relayOrder(
                  new RelayedOrder(
                      plan.wave(),
                      mailboxes,
                      order,
                      withThePause ? standing : standing.lifted(Lift.PAUSE)));
            } finally {
              relaying.unlock();
            }
          });
    } finally {
      relays--;
    }
  }

  /** What the button of Temporal's UI means: the order {@code cancel} to the whole wave. */
  private void cancelledInTemporal(String why) {
    relay(new WaveOrder(OrderVerb.CANCEL, Order.because("cancelled in Temporal: " + why)));
  }

  @Override
  public WaveTally tally() {
    return tally.withOpen(open.size());
  }

  private void show() {
    Workflow.setCurrentDetails(
        "**"
            + tally.ended()
            + " of "
            + tally.planned()
            + "** mailboxes have an outcome ("
            + tally.moved()
            + " moved and verified, "
            + tally.notStarted()
            + " not started), "
            + open.size()
            + " are under way.");
  }
}
