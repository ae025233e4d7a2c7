package io.mailferry.workflows;

import io.mailferry.model.OrganisationName;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The step of the monitor; the name is durable, as in {@link MailboxSteps}. */
@ActivityInterface
public interface MonitorSteps {
  /**
   * Reads all our requests once and signals what changed since the pass before; asks to be tried
   * again until there has been nothing to watch for a while, then returns.
   */
  @ActivityMethod(name = "watchMoves")
  void watchMoves(OrganisationName organisation);
}
