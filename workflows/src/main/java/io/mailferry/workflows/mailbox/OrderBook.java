package io.mailferry.workflows.mailbox;

import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.Intention;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The orders to one migration: what the mailbox was ordered by name, what stands for all of its
 * wave, and what is not written down in the journal yet.
 */
final class OrderBook {
  private final Intention intention;
  private final Deque<OrderNote> unwritten = new ArrayDeque<>();

  /** Only asked for membership, so its order does not matter. */
  private final Set<String> known = new HashSet<>();

  private Orders own;
  private StandingOrders ofWave;

  /** Counts the news: orders, answers, changes seen by the monitor. */
  private int news;

  /** The count of the news with the last order in it. */
  private int ordered;

  /** The count of the news with the last answer in it. */
  private int answered;

  /** The state of the request that the monitor saw last; null when it told none. */
  private @Nullable RequestStatus hinted;

  OrderBook(MigrationTask task) {
    this.intention = task.intention();
    this.own = task.orders();
    this.ofWave = task.standing();
  }

  /** Everything in force, whoever it was given to. */
  Orders inForce() {
    return own.beside(inForceForAll());
  }

  /** What is in force for the whole wave; its cutovers are held until it is approved. */
  StandingOrders inForceForAll() {
    return ofWave.untilApproved(intention);
  }

  /** What the mailbox was ordered by name. */
  Orders own() {
    return own;
  }

  /** What stands for the whole wave. */
  StandingOrders ofWave() {
    return ofWave;
  }

  int news() {
    return news;
  }

  /** The monitor saw that the request is in another state. */
  void hint(@Nullable MoveChange change) {
    hinted = change == null ? null : change.status();
    news++;
  }

  /**
   * The state of the request of which the monitor told last.
   *
   * @param considered how much of the news is known already
   * @return null when it told of none since then, or when there was an order, too
   */
  @Nullable RequestStatus hintedAloneSince(int considered) {
    return news > considered && ordered <= considered ? hinted : null;
  }

  /** Whether there was an answer since so much of the news was known. */
  boolean answeredSince(int considered) {
    return answered > considered;
  }

  /**
   * Takes an order to this mailbox.
   *
   * @param needed whether it was needed to get the migration going again
   * @return the count of the news with it; unchanged when this very order was taken before
   */
  int take(String verb, Order order, boolean needed, UnaryOperator<Orders> change) {
    if (order.id() != null && !known.add(order.id())) {
      return news;
    }
    var answers = change.apply(own.withoutAnswer()).wantsALook();
    own = change.apply(own);
    unwritten.add(new OrderNote(intention, verb, order, needed));
    ordered = ++news;
    if (answers) {
      answered = news;
    }
    return news;
  }

  /** Takes what stands for the whole wave from now on; what is told late changes nothing. */
  int stand(WaveOrdered ordered, boolean needed) {
    if (ordered.standing().isOlderThan(ofWave)) {
      return news;
    }
    ofWave = ordered.standing();
    return ordered.verb().equals("limits") && ofWave.limits() != null
        ? take(
            "limits of " + ofWave.limits().limits().words(),
            ordered.order(),
            needed,
            Orders::lookingAgain)
        : take(words(ordered.verb()), ordered.order(), needed, orders -> orders);
  }

  private String words(String verb) {
    return verb.equals("cutover") && ofWave.cutover() != null ? ofWave.cutover().words() : verb;
  }

  /**
   * A look has forgotten what was tried, as was ordered before so much of the news was known: what
   * follows is counted again, or a command that is refused for good would be given for ever.
   */
  void forgottenOnce(int considered) {
    if (ordered <= considered) {
      own = own.withForgettingDone();
    }
  }

  /** An answer is used once. */
  void forgetAnswer() {
    own = own.withoutAnswer();
  }

  /** The next order to be written down; null when all are. */
  @Nullable OrderNote nextUnwritten() {
    return unwritten.poll();
  }

  boolean allWritten() {
    return unwritten.isEmpty();
  }
}
