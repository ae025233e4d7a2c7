package io.mailferry.model.policy;

/** What comes when a mailbox is copied, as its orders and its times stand now, in words. */
final class AfterTheCopy {
  private AfterTheCopy() {}

  static String words(Situation situation) {
    if (Brake.isWanted(situation)) {
      return "when it is copied, it waits: " + Brake.why(situation) + evenAfterTheHold(situation);
    }
    return situation.memory().request().released() != null
        ? "it was released for cutover"
        : "when it is copied, the cutover comes next";
  }

  private static String evenAfterTheHold(Situation situation) {
    if (situation.orders().hold() == null || !Brake.isTooEarly(situation)) {
      return "";
    }
    var next = situation.cutover().next(situation.now());
    return next == null ? ", and no window is left for it" : ", and may not begin before " + next;
  }
}
