package io.mailferry.rehearsal.house.broken.activities.mailbox;

import org.springframework.context.support.StaticApplicationContext;

/** Breaks a rule of the house on purpose: the hands need no Spring. */
public final class UsesSpring {
  /** What must not be seen. */
  public StaticApplicationContext context() {
    return new StaticApplicationContext();
  }
}
