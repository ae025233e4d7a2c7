package io.mailferry.workflows;

import io.mailferry.model.OrganisationName;

/** The task queues, made in one place. */
public final class TaskQueues {
  /** Where runbooks run; any worker may serve it. */
  public static final String RUNBOOKS = "mailferry-runbooks";

  private TaskQueues() {}

  /** Where an organisation's activities run; only workers in its network, with its credentials. */
  public static String hands(OrganisationName organisation) {
    return "mailferry-hands-" + organisation;
  }

  /** Where an organisation's monitor reads; one reader at a time is enough. */
  public static String watch(OrganisationName organisation) {
    return "mailferry-watch-" + organisation;
  }
}
