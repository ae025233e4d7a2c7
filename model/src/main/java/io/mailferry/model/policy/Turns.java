package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import java.time.Duration;

/** What is to be begun waits for its turn, because only so many mailboxes may do so at a time. */
final class Turns {
  private Turns() {}

  /**
   * Until Exchange may copy it.
   *
   * @param attention that of a request which is there, or of none
   * @param what what happens then
   */
  static Verdict toCopy(Situation situation, Attention attention, String what) {
    return Verdicts.wait(
        situation,
        Timings.DEFAULT.safetyLook(),
        Reason.WAITING_FOR_SLOT,
        Phase.WAITING_TO_COPY,
        attention,
        "only so many mailboxes are copied at a time (the setting slots): "
            + what
            + " when it is its turn");
  }

  /**
   * Until it may switch.
   *
   * @param what what happens then
   */
  static Verdict toSwitch(Situation situation, String what, Duration lookAgainIn) {
    return Verdicts.wait(
        situation,
        lookAgainIn,
        Reason.WAITING_FOR_CUTOVER_SLOT,
        Phase.WAITING_TO_SWITCH,
        Attention.NONE,
        "copied; only so many mailboxes switch at a time (the setting slots): "
            + what
            + " when it is its turn");
  }

  /** Exchange would complete it by itself, and would ask for no turn. */
  static Verdict brakeFirst(Situation situation) {
    return Verdicts.next(
        situation,
        new Action.Park(),
        Reason.WAITING_FOR_CUTOVER_SLOT,
        Phase.WAITING_TO_SWITCH,
        Attention.NONE,
        "copied; only so many mailboxes switch at a time (the setting slots), and Exchange would"
            + " complete the move by itself: its completion time is moved to a later date");
  }
}
