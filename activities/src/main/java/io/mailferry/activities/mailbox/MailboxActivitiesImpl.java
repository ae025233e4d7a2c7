package io.mailferry.activities.mailbox;

import io.mailferry.activities.Heartbeat;
import io.mailferry.activities.JournalRecorder;
import io.mailferry.activities.Organisation;
import io.mailferry.activities.TemporalFailures;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.monitor.MonitorWaker;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.ActivityResult;
import io.mailferry.workflows.mailbox.LookUpResult;
import io.mailferry.workflows.mailbox.MailboxActivities;
import io.mailferry.workflows.mailbox.OrderNote;
import io.mailferry.workflows.mailbox.OutcomeNote;
import io.temporal.activity.Activity;
import java.util.function.Supplier;

/** The activities of one mailbox, in one organisation: their page of contents. */
public final class MailboxActivitiesImpl implements MailboxActivities {
  private final Decider decider;
  private final MigrationFacts facts;
  private final LookUpMailbox lookUpMailbox;
  private final PollMove pollMove;
  private final LookActLook lookActLook;
  private final SubmitMove submitMove;
  private final CutOver cutOver;
  private final ParkMove parkMove;
  private final SuspendMove suspendMove;
  private final ResumeMove resumeMove;
  private final WithdrawMove withdrawMove;
  private final RaiseLimits raiseLimits;
  private final RepointMove repointMove;
  private final DiscardMove discardMove;
  private final RemoveLeftover removeLeftover;
  private final RemoveOrphan removeOrphan;
  private final VerifyMailbox verifyMailbox;
  private final CleanUpMove cleanUpMove;
  private final RecordOutcome recordOutcome;
  private final Announcement announcement;
  private final FailingNews failingNews;
  private final BatchInTheWay batchInTheWay;
  private final RecordOrder recordOrder;
  private final MonitorWaker monitor;

  /** The activities for an organisation. */
  public MailboxActivitiesImpl(Organisation organisation, JournalWriter journal) {
    var reader = new SightingReader(organisation);
    this.decider = new Decider(organisation);
    var recorder = new JournalRecorder(journal);
    this.facts = new MigrationFacts(recorder, organisation.clock());
    var reports = new MoveReports(organisation, facts, recorder);
    this.lookUpMailbox = new LookUpMailbox(organisation, facts);
    this.pollMove =
        new PollMove(reader, decider, facts, reports, new ItMayBeBack(organisation.breakers()));
    this.lookActLook = new LookActLook(organisation, reader, decider, facts, reports);
    this.monitor = new MonitorWaker(organisation);
    this.submitMove = new SubmitMove(organisation, facts, monitor);
    this.cutOver = new CutOver(organisation, facts);
    this.parkMove = new ParkMove(organisation, decider, facts);
    this.suspendMove = new SuspendMove(organisation);
    this.resumeMove = new ResumeMove(organisation, facts);
    this.withdrawMove = new WithdrawMove(organisation);
    this.raiseLimits = new RaiseLimits(organisation, facts);
    this.repointMove = new RepointMove(organisation, facts);
    this.discardMove = new DiscardMove(organisation, facts);
    this.removeLeftover = new RemoveLeftover(organisation, facts);
    this.removeOrphan = new RemoveOrphan(organisation, facts);
    this.verifyMailbox = new VerifyMailbox(organisation, facts);
    this.cleanUpMove = new CleanUpMove(organisation, facts);
    this.recordOutcome = new RecordOutcome(organisation, journal, facts);
    this.announcement = new Announcement(recordOutcome);
    this.failingNews = new FailingNews();
    this.batchInTheWay = new BatchInTheWay(organisation.exchange(), facts);
    this.recordOrder = new RecordOrder(facts);
  }

  @Override
  public LookUpResult lookUpMailbox(ActivityInput input) {
    return look(input, () -> lookedUp(input));
  }

  @Override
  public ActivityResult detectDuplicateMove(ActivityInput input) {
    return look(input, () -> polled(input));
  }

  @Override
  public ActivityResult pollMove(ActivityInput input) {
    return look(input, () -> polled(input));
  }

  @Override
  public ActivityResult submitMove(ActivityInput input) {
    return act(input, submitMove);
  }

  @Override
  public ActivityResult cutOver(ActivityInput input) {
    return act(input, cutOver);
  }

  @Override
  public ActivityResult parkMove(ActivityInput input) {
    return act(input, parkMove);
  }

  @Override
  public ActivityResult suspendMove(ActivityInput input) {
    return act(input, suspendMove);
  }

  @Override
  public ActivityResult resumeMove(ActivityInput input) {
    return act(input, resumeMove);
  }

  @Override
  public ActivityResult withdrawMove(ActivityInput input) {
    return act(input, withdrawMove);
  }

  @Override
  public ActivityResult raiseLimits(ActivityInput input) {
    return act(input, raiseLimits);
  }

  @Override
  public ActivityResult repointMove(ActivityInput input) {
    return act(input, repointMove);
  }

  @Override
  public ActivityResult discardMove(ActivityInput input) {
    return act(input, discardMove);
  }

  @Override
  public ActivityResult removeLeftover(ActivityInput input) {
    return act(input, removeLeftover);
  }

  @Override
  public ActivityResult removeOrphan(ActivityInput input) {
    return act(input, removeOrphan);
  }

  @Override
  public ActivityResult verifyMailbox(ActivityInput input) {
    return act(input, verifyMailbox);
  }

  @Override
  public ActivityResult cleanUpMove(ActivityInput input) {
    return act(input, cleanUpMove);
  }

  @Override
  public void recordOutcome(OutcomeNote note) {
    recordOutcome.run(note);
  }

  @Override
  public void recordOrder(OrderNote note) {
    recordOrder.run(note);
  }

  private LookUpResult lookedUp(ActivityInput input) {
    var seen = lookUpMailbox.look(input);
    var found = lookUpMailbox.run(input, seen);
    if (!found.obstacles().isEmpty()) {
      return found;
    }
    // Both directories were asked a moment ago; only Exchange was not.
    var first = input.with(found.memory());
    return found.with(told(first, pollMove.run(first, seen)));
  }

  private ActivityResult polled(ActivityInput input) {
    return told(input, pollMove.run(input));
  }

  /** The same result, after others were told what they wait for. */
  private ActivityResult told(ActivityInput input, ActivityResult result) {
    return waking(failingNews.of(input, announcement.of(input, batchInTheWay.of(input, result))));
  }

  /**
   * The monitor tells whose turn it is, and how each request stands; it may have ended when there
   * was nothing to watch, or by somebody's hand.
   */
  private ActivityResult waking(ActivityResult result) {
    if (result.decision().reason().waitsForASlot()
        || (result.decision().outcome() == null && result.memory().request().lastSeen() != null)) {
      monitor.wake(Activity.getExecutionContext().getWorkflowClient());
    }
    return result;
  }

  private <T> T look(ActivityInput input, Supplier<T> look) {
    return retried(
        () -> {
          try {
            return look.get();
          } catch (Fault fault) {
            var verdict =
                decider
                    .afterFault()
                    .cannotLook(input.memory(), fault.sentence(), Fault.Away.whatIsAway(fault));
            facts.cannotLook(input, decider.result(null, verdict));
            throw fault;
          }
        });
  }

  private ActivityResult act(ActivityInput input, Command command) {
    return retried(() -> told(input, lookActLook.run(input, command)));
  }

  private static <T> T retried(Supplier<T> activity) {
    return Heartbeat.beating(() -> TemporalFailures.retried(activity));
  }
}
