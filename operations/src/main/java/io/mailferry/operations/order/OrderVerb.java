package io.mailferry.operations.order;

import io.mailferry.workflows.wave.WaveOrder;

/** The orders that a migration or a whole wave takes. */
public enum OrderVerb {
  /** Let the requests rest. */
  PAUSE(WaveOrder.Verb.PAUSE),
  /** Lift pause and hold. */
  RESUME(WaveOrder.Verb.RESUME),
  /** Lift the pause; a hold stays. */
  LIFT_PAUSE(WaveOrder.Verb.LIFT_PAUSE),
  /** Lift the hold; a pause stays. */
  LIFT_HOLD(WaveOrder.Verb.LIFT_HOLD),
  /** Hold the cutover. */
  HOLD(WaveOrder.Verb.HOLD),
  /** Withdraw. */
  CANCEL(WaveOrder.Verb.CANCEL),
  /** Give requests the far host and credential of today's settings. */
  REPOINT(WaveOrder.Verb.REPOINT),
  /** Look again. */
  RETRY(WaveOrder.Verb.RETRY),
  /** Forget what was tried and refused, and look. */
  RESYNC(WaveOrder.Verb.RESYNC);

  private final WaveOrder.Verb verb;

  OrderVerb(WaveOrder.Verb verb) {
    this.verb = verb;
  }

  WaveOrder.Verb verb() {
    return verb;
  }

  /** The word people type. */
  public String word() {
    return verb.word();
  }
}
