package io.mailferry.rehearsal.house.broken.starter;

import io.mailferry.rehearsal.house.broken.activities.mailbox.UsesSpring;

/** Breaks a rule of the house on purpose: the operator's side reaches no Exchange. */
public final class HasHands {
  /** What must not be seen. */
  public UsesSpring hand() {
    return new UsesSpring();
  }
}
