package io.mailferry.journal.database;

import java.util.ArrayList;
import java.util.List;

/** What lies behind a failure: drivers, pools and Spring each wrap what they met. */
final class Causes {
  private Causes() {}

  /** The failure itself and everything that caused it, outermost first. */
  static List<Throwable> of(Throwable failure) {
    var all = new ArrayList<Throwable>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      all.add(cause);
    }
    return all;
  }
}
