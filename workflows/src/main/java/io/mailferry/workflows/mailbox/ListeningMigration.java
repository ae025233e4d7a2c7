package io.mailferry.workflows.mailbox;

import io.mailferry.model.Limits;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.order.AcceptedLoss;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Lift;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.workflows.ActivityTimeouts;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.Waiting;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What a migration hears and answers; what follows from it is the runbook's. */
abstract class ListeningMigration implements MailboxMigration {
  private static final String REPOINT = "repoint";
  private static final String RESYNC = "resync";

  final Intention intention;
  final OrderBook orders;

  Memory memory;
  @Nullable Decision decision;
  @Nullable Sighting evidence;
  @Nullable Question question;

  /** What the last answer was an answer to; null for one that fits everything. */
  @Nullable String answersTo;

  /** An answer to a cause that came while it was not known yet what is asked; null for none. */
  private @Nullable EarlyAnswer early;

  private record EarlyAnswer(CauseAnswer answer, @Nullable Order order) {}

  /** Whether the question is still open only because it is just looked again. */
  boolean lookingAgain;

  @Nullable SlotGrant copySlot;
  @Nullable SlotGrant cutoverSlot;
  @Nullable MigrationOutcome outcome;
  Instant since;
  @Nullable Instant nextLook;

  /** How much of the news the decision in force has taken into account. */
  int considered;

  ListeningMigration(MigrationTask task) {
    this.intention = task.intention();
    this.orders = new OrderBook(task);
    this.memory = task.memory();
    // An earlier run may have asked it; an answer finds it before this one has looked.
    this.question = task.memory().asked();
    this.since = now();
  }

  @Override
  public void moveChanged(MoveChange change) {
    orders.hint(change);
  }

  @Override
  public void dependencyBack(@Nullable DependencyBack back) {
    orders.hint(null);
  }

  @Override
  public void slotGiven(@Nullable SlotGrant given) {
    if (given != null) {
      switch (given.kind()) {
        case COPY -> copySlot = given;
        case CUTOVER -> cutoverSlot = given;
      }
      orders.hint(null);
    }
  }

  @Override
  public void pauseSignalled(@Nullable Order order) {
    obey("pause", order, Orders::paused);
  }

  @Override
  public void resumeSignalled(@Nullable Order order) {
    liftSignalled(Lift.BOTH, order);
  }

  @Override
  public void holdSignalled(@Nullable Order order) {
    obey("hold", order, Orders::held);
  }

  @Override
  public void cancelSignalled(@Nullable Order order) {
    if (rules().canStillCancel()) {
      obey("cancel", order, Orders::cancelled);
    }
  }

  @Override
  public void retrySignalled(@Nullable Order order) {
    obey("retry", order, (own, _) -> lookAgain(own));
  }

  @Override
  public void liftSignalled(Lift what, @Nullable Order order) {
    obey("resume", order, (own, _) -> own.lifted(what));
  }

  @Override
  public void answerSignalled(Choice choice, @Nullable Order order, @Nullable Limits limits) {
    if (rules().offers(choice) && choice.fits(limits) && !isOldAndLooking()) {
      obey(verb(choice, limits), order, (own, given) -> answeredWith(own, choice, limits, given));
    }
  }

  @Override
  public void causeAnswered(@Nullable CauseAnswer answer, @Nullable Order order) {
    if (answer == null || !answer.isFor(intention.wave())) {
      return;
    }
    if (question == null) {
      early = isUnderWay() && hearsEarlyAnswers() ? new EarlyAnswer(answer, order) : null;
    } else if (question.sharedCause().equals(answer.cause())) {
      answerSignalled(answer.choice(), order, answer.limits());
    }
  }

  /**
   * The journal, which an activity writes, tells of a question before its migration has heard of
   * it. Whoever answers a cause at that moment means this mailbox, too.
   */
  final void takeEarlyAnswer() {
    var waiting = early;
    early = null;
    if (waiting != null && question != null) {
      causeAnswered(waiting.answer(), waiting.order());
    }
  }

  private boolean isUnderWay() {
    return nextLook == null && outcome == null;
  }

  /** Until this version, an answer that came before its question was passed over. */
  private static boolean hearsEarlyAnswers() {
    return Workflow.getVersion("early-answers", Workflow.DEFAULT_VERSION, 1)
        != Workflow.DEFAULT_VERSION;
  }

  @Override
  public void limitsSignalled(@Nullable Limits limits, @Nullable Order order) {
    if (limits != null) {
      obey(verb(limits), order, (own, given) -> limited(own, limits, given));
    }
  }

  @Override
  public void cutoverSignalled(@Nullable CutoverWish wish) {
    if (wish != null && wish.saysSomething()) {
      obey(wish.words(), wish.order(), (own, _) -> own.cuttingOver(wish));
    }
  }

  @Override
  public void repointSignalled(@Nullable Order order) {
    if (rules().canStillRepoint()) {
      obey(REPOINT, order, (own, _) -> repointed(own));
    }
  }

  @Override
  public void resyncSignalled(@Nullable Order order) {
    obey(RESYNC, order, this::resynced);
  }

  @Override
  public void giveWay(Order order) {
    obey("give way", order, Orders::givingWay);
  }

  @Override
  public void waveOrdered(WaveOrdered ordered) {
    // The mailbox may have become another wave's since the order was given.
    if (!ordered.isFor(intention.wave())) {
      return;
    }
    // Some orders are carried out once; everything else stands until it is lifted.
    switch (ordered.verb()) {
      case "retry" -> retrySignalled(ordered.order());
      case RESYNC -> resyncSignalled(ordered.order());
      case REPOINT -> repointSignalled(ordered.order());
      default -> orders.stand(ordered, needed(ordered.verb()));
    }
  }

  @Override
  public OrderReply pause(Order order) {
    return answered(obey("pause", order, Orders::paused));
  }

  @Override
  public void mayPause(Order order) {
    rules().mayPause();
  }

  @Override
  public OrderReply resume(Order order) {
    return lift(Lift.BOTH, order);
  }

  @Override
  public void mayResume(Order order) {
    rules().mayLift(Lift.BOTH);
  }

  @Override
  public OrderReply lift(Lift what, Order order) {
    var lifted = rules().lifted(what);
    var reply = answered(obey("resume", order, (own, _) -> own.lifted(what)));
    return new OrderReply(lifted + ". Then: " + reply.decided());
  }

  @Override
  public void mayLift(Lift what, Order order) {
    rules().mayLift(what);
  }

  @Override
  public OrderReply hold(Order order) {
    return answered(obey("hold", order, Orders::held));
  }

  @Override
  public void mayHold(Order order) {
    rules().mayHold();
  }

  @Override
  public OrderReply cancel(Order order) {
    return answered(obey("cancel", order, Orders::cancelled));
  }

  @Override
  public void mayCancel(Order order) {
    rules().mayCancel();
  }

  @Override
  public OrderReply retry(Order order) {
    return answered(obey("retry", order, (own, _) -> lookAgain(own)));
  }

  @Override
  public void mayRetry(Order order) {
    rules().mayRetry();
  }

  @Override
  public OrderReply answer(Choice choice, Order order, @Nullable Limits limits) {
    return answered(
        obey(
            verb(choice, limits), order, (own, given) -> answeredWith(own, choice, limits, given)));
  }

  @Override
  public void mayAnswer(Choice choice, Order order, @Nullable Limits limits) {
    rules().mayAnswer(choice, limits);
  }

  @Override
  public OrderReply limits(Limits limits, Order order) {
    return answered(obey(verb(limits), order, (own, given) -> limited(own, limits, given)));
  }

  @Override
  public void mayLimit(Limits limits, Order order) {
    rules().mayLimit(limits);
  }

  @Override
  public OrderReply cutover(CutoverWish wish) {
    return answered(obey(wish.words(), wish.order(), (own, _) -> own.cuttingOver(wish)));
  }

  @Override
  public void mayCutOver(CutoverWish wish) {
    rules().mayCutOver(wish);
  }

  @Override
  public OrderReply repoint(Order order) {
    return answered(obey(REPOINT, order, (own, _) -> repointed(own)));
  }

  @Override
  public void mayRepoint(Order order) {
    rules().mayRepoint();
  }

  @Override
  public OrderReply resync(Order order) {
    var forgotten = rules().forgotten();
    var reply = answered(obey(RESYNC, order, this::resynced));
    return new OrderReply(forgotten + ". Then: " + reply.decided());
  }

  @Override
  public void mayResync(Order order) {
    rules().mayRetry();
  }

  @Override
  public TrialVerdict tried(OrderTrial trial) {
    return new TrialVerdict(rules(trial.at()).refusal(trial));
  }

  @Override
  public MigrationStatus status() {
    return new MigrationStatus(
        intention,
        decision,
        since,
        nextLook,
        evidence,
        orders.inForce(),
        question,
        outcome,
        orders.ofWave(),
        memory);
  }

  /**
   * What the button of Temporal's UI means: the order {@code cancel}, when it can still be given.
   */
  final void cancelledInTemporal(String why) {
    if (rules().canStillCancel()) {
      cancelSignalled(Order.because("cancelled in Temporal: " + why));
    } else {
      Workflow.getLogger(ListeningMigration.class)
          .warn("cancelled in Temporal after the mailbox had moved; to move it back, start a wave");
    }
  }

  private int obey(String verb, @Nullable Order given, BiFunction<Orders, Order, Orders> change) {
    var order = Order.orUnsigned(given);
    return orders.take(verb, order, needed(verb), own -> change.apply(own, order));
  }

  /** What was only wished, like a pause, was not needed to get the migration going again. */
  private boolean needed(String verb) {
    return question != null
        && !verb.equals("pause")
        && !verb.equals("hold")
        && !verb.equals("approve")
        && !verb.startsWith("cutover");
  }

  /** Until this version, a migration that was just looking again had no question, and no ears. */
  private boolean isOldAndLooking() {
    return lookingAgain
        && Workflow.getVersion("answers-while-looking-again", Workflow.DEFAULT_VERSION, 1)
            == Workflow.DEFAULT_VERSION;
  }

  private Orders answeredWith(Orders own, Choice choice, @Nullable Limits limits, Order order) {
    answersTo = question == null ? null : question.sharedCause();
    var answered = own.answered(choice);
    return limits == null ? answered : answered.limited(new AcceptedLoss(limits, order));
  }

  /** What a person wants anew is tried anew, also where Exchange has refused before. */
  private Orders limited(Orders own, Limits limits, Order order) {
    forgetWhatAnOldAnswerWasAbout();
    return own.lookingAgain().limited(new AcceptedLoss(limits, order));
  }

  private Orders resynced(Orders own, Order given) {
    forgetWhatAnOldAnswerWasAbout();
    return own.resynced(given);
  }

  /** Exchange shows no password, so what is ordered is done, whatever the request has already. */
  private Orders repointed(Orders own) {
    forgetWhatAnOldAnswerWasAbout();
    // Whoever is to be left is not moved for that; what is to be resumed is resumed by it, too.
    return answerWaits() && orders.own().answer() == Choice.LEAVE
        ? own
        : own.answered(Choice.REPOINT);
  }

  private void forgetWhatAnOldAnswerWasAbout() {
    if (!answerWaits()) {
      answersTo = null;
    }
  }

  /** Until this version, an order for many took the place of what a person had answered of one. */
  private boolean answerWaits() {
    var waiting = orders.own().answer();
    return waiting != null
        && waiting != Choice.LOOK_AGAIN
        && Workflow.getVersion("answers-beside-orders", Workflow.DEFAULT_VERSION, 1)
            != Workflow.DEFAULT_VERSION;
  }

  private static String verb(Choice choice, @Nullable Limits limits) {
    var answer = "answer " + choice.word();
    return limits == null ? answer : answer + ", " + verb(limits);
  }

  private static String verb(Limits limits) {
    return "limits of " + limits.words();
  }

  private Orders lookAgain(Orders own) {
    forgetWhatAnOldAnswerWasAbout();
    return question == null ? own : own.lookingAgain();
  }

  /** Waits a little for the decision on what was just ordered, so that the answer can tell it. */
  private OrderReply answered(int mine) {
    var decided =
        Waiting.atMost(
            ActivityTimeouts.ANSWER,
            "until an order is answered with what was decided on it",
            () -> considered >= mine || outcome != null);
    var words = decision == null ? "nothing is decided yet" : decision.sentence();
    return new OrderReply(
        decided ? words : "noted; the decision follows when Exchange answers. So far: " + words);
  }

  private OrderRules rules() {
    return rules(now());
  }

  private OrderRules rules(Instant now) {
    return new OrderRules(
        intention.route(),
        intention.cutover(),
        decision,
        since,
        now,
        memory,
        orders.own(),
        orders.inForceForAll(),
        question,
        outcome);
  }

  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
