package io.mailferry.model.plan;

import java.util.Locale;
import java.util.Objects;

/**
 * That no mailbox of a wave switches before somebody else has approved it than who started it.
 *
 * @param startedBy who started it: the account, as the command line tells it
 */
public record WantedApproval(String startedBy) {
  /** Somebody started it. */
  public WantedApproval {
    Objects.requireNonNull(startedBy, "startedBy");
  }

  /** Whether that is who started it; an account is the same however its letters are written. */
  public boolean isStartedBy(String who) {
    return plainly(startedBy).equals(plainly(who));
  }

  private static String plainly(String who) {
    return who.strip().toLowerCase(Locale.ROOT);
  }
}
