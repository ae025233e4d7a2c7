package io.mailferry.rehearsal.house.broken.workflows;

import io.mailferry.rehearsal.house.broken.model.decision.Decision;

/** A runbook with an opinion of its own. */
public final class Decides {
  /** Builds a decision where none may be built. */
  public Decision decide() {
    return new Decision("wait");
  }
}
