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
    return situation.orders().hold() != null && Brake.isTooEarly(situation)
        ? ", and may not begin before " + situation.intention().cutover().notBefore()
        : "";
  }
}
