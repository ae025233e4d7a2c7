package io.mailferry.rehearsal.house.broken.operations;

import io.mailferry.rehearsal.house.broken.activities.mailbox.UsesSpring;

/** Breaks a rule of the house on purpose: the operator's side reaches no Exchange. */
public final class ReachesExchange {
  /** What must not be seen. */
  public UsesSpring activity() {
    return new UsesSpring();
  }
}
