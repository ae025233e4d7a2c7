package io.mailferry.workflows.monitor;

import io.mailferry.model.OrganisationName;
import io.mailferry.workflows.mailbox.MailboxActivities;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The activity of the monitor; the name is durable, as in {@link MailboxActivities}. */
@ActivityInterface
public interface MonitorActivities {
  /**
   * Reads all our requests once and signals what changed since the pass before; asks to be tried
   * again until there has been nothing to watch for a while, then returns.
   */
  @ActivityMethod(name = "watchMoves")
  void watchMoves(OrganisationName organisation);
}
