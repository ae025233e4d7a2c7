package io.mailferry.model.order;

/** The orders that a migration and a whole wave take. */
public enum OrderVerb {
  /** Let the requests rest. */
  PAUSE("pause"),
  /** Lift pause and hold. */
  RESUME("resume"),
  /** Lift the pause; a hold stays. */
  LIFT_PAUSE("resume"),
  /** Lift the hold; a pause stays. */
  LIFT_HOLD("resume"),
  /** Hold the cutover. */
  HOLD("hold"),
  /** Let the mailboxes of a wave switch that wants an approval; for a whole wave only. */
  APPROVE("approve"),
  /** Withdraw. */
  CANCEL("cancel"),
  /** Accept another loss. */
  LIMITS("limits"),
  /** Let mailboxes switch at another time. */
  CUTOVER("cutover"),
  /** Give requests the far host and credential of today's settings. */
  REPOINT("repoint"),
  /** Look again. */
  RETRY("retry"),
  /** Forget what was tried and refused, and look. */
  RESYNC("resync");

  private final String word;

  OrderVerb(String word) {
    this.word = word;
  }

  /** The word people type. */
  public String word() {
    return word;
  }
}
