package io.mailferry.model.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.Limits;
import io.mailferry.model.plan.CutoverOrder;
import org.jspecify.annotations.Nullable;

/**
 * The operator's orders in force for one mailbox.
 *
 * @param pause the request itself is to rest
 * @param hold the copy goes on, the cutover does not
 * @param cancel the migration is to be withdrawn
 * @param answer the answer to the open question, until it has been acted on
 * @param giveWay another wave wants the mailbox: what is left to do after the move is done at once
 * @param limits how much loss is accepted from now on, where the plan accepts less; null for what
 *     the plan says
 * @param resync what was tried and refused so far is to be forgotten, until a look has done so
 * @param cutover when it may switch, where that is not when the plan says; null for the plan's
 */
public record Orders(
    @Nullable Order pause,
    @Nullable Order hold,
    @Nullable Order cancel,
    @Nullable Choice answer,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Order giveWay,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AcceptedLoss limits,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Order resync,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CutoverWish cutover) {
  /** No orders. */
  public static final Orders NONE = new Orders(null, null, null, null, null, null, null, null);

  /** With the request to rest. */
  public Orders paused(Order order) {
    return new Orders(order, hold, cancel, answer, giveWay, limits, resync, cutover);
  }

  /** With the cutover held back. */
  public Orders held(Order order) {
    return new Orders(pause, order, cancel, answer, giveWay, limits, resync, cutover);
  }

  /** With the migration to be withdrawn. */
  public Orders cancelled(Order order) {
    return new Orders(pause, hold, order, answer, giveWay, limits, resync, cutover);
  }

  /** With pause, hold or both lifted. */
  public Orders lifted(Lift what) {
    return new Orders(
        what.pause() ? null : pause,
        what.hold() ? null : hold,
        cancel,
        answer,
        giveWay,
        limits,
        resync,
        cutover);
  }

  /** With an answer to the open question. */
  public Orders answered(Choice choice) {
    return new Orders(pause, hold, cancel, choice, giveWay, limits, resync, cutover);
  }

  /** With a fresh look wanted; an answer that waits to be carried out is not lost over it. */
  public Orders lookingAgain() {
    return answer == null ? answered(Choice.LOOK_AGAIN) : this;
  }

  /** What was tried is forgotten; that it is decided anew stands until the next decision. */
  public Orders withForgettingDone() {
    return resync == null
        ? this
        : new Orders(
            pause,
            hold,
            cancel,
            answer == null ? Choice.LOOK_AGAIN : answer,
            giveWay,
            limits,
            null,
            cutover);
  }

  /** With what was tried and refused to be forgotten. */
  public Orders resynced(Order order) {
    return new Orders(pause, hold, cancel, answer, giveWay, limits, order, cutover);
  }

  /** With what counts once used up: the answer, and the wish to forget. */
  public Orders withoutAnswer() {
    return new Orders(pause, hold, cancel, null, giveWay, limits, null, cutover);
  }

  /** With the wish of another wave to have the mailbox. */
  public Orders givingWay(Order order) {
    return new Orders(pause, hold, cancel, answer, order, limits, resync, cutover);
  }

  /** With so much loss accepted from now on; what is not named stays as it was. */
  public Orders limited(AcceptedLoss accepted) {
    return new Orders(
        pause, hold, cancel, answer, giveWay, accepted.after(limits), resync, cutover);
  }

  /** With another time for the cutover; what is not named stays as it was. */
  public Orders cuttingOver(CutoverWish wish) {
    return new Orders(pause, hold, cancel, answer, giveWay, limits, resync, wish.after(cutover));
  }

  /** When the cutover may begin, where that was planned so. */
  public CutoverOrder cutoverBeside(CutoverOrder planned) {
    return cutover == null ? planned : cutover.appliedTo(planned);
  }

  /** How much loss is accepted in all, where the plan accepts so much. */
  public Limits limitsBeside(Limits planned) {
    return limits == null ? planned : planned.raisedTo(limits.limits());
  }

  /** What is in force when these are the mailbox's own orders and its wave's stand beside them. */
  public Orders beside(StandingOrders wave) {
    return new Orders(
        pause == null ? wave.pause() : pause,
        hold == null ? wave.hold() : hold,
        cancel == null ? wave.cancel() : cancel,
        answer,
        giveWay,
        AcceptedLoss.both(limits, wave.limits()),
        resync,
        cutover == null ? wave.cutover() : cutover.after(wave.cutover()));
  }

  /** Whether something was ordered that counts once, for the look that follows. */
  @JsonIgnore
  public boolean wantsALook() {
    return answer != null || resync != null;
  }

  /** Whether a pause or a hold of the kind to be lifted is in force. */
  @JsonIgnore
  public boolean anythingToLift(Lift what) {
    return (what.pause() && pause != null) || (what.hold() && hold != null);
  }
}
