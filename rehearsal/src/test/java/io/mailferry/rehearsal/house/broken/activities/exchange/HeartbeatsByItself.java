package io.mailferry.rehearsal.house.broken.activities.exchange;

import io.temporal.activity.Activity;

/** Breaks a rule of the house on purpose: whoever speaks with Exchange knows no Temporal. */
public final class HeartbeatsByItself {
  /** What must not be done here. */
  public void beat() {
    Activity.getExecutionContext().heartbeat("alive");
  }
}
