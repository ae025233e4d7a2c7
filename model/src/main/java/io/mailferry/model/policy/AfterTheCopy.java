package io.mailferry.model.policy;

/** What comes when a mailbox is copied, as its orders and its times stand now, in words. */
final class AfterTheCopy {
  private AfterTheCopy() {}

  static String words(Situation situation) {
    var hold = situation.orders().hold();
    var cutover = situation.intention().cutover();
    var early = !cutover.open(situation.now());
    if (hold != null) {
      return "when it is copied, it waits: the cutover is held by "
          + hold.who()
          + ": "
          + hold.reason()
          + (early ? ", and may not begin before " + cutover.notBefore() : "");
    }
    if (early) {
      return "when it is copied, it waits: the cutover may begin at " + cutover.notBefore();
    }
    return situation.memory().request().released() != null
        ? "it was released for cutover"
        : "when it is copied, the cutover comes next";
  }
}
