package io.mailferry.workflows;

import io.mailferry.model.OrganisationName;
import io.temporal.workflow.ContinueAsNewOptions;

/**
 * The task queues, made in one place.
 *
 * <p>They had other names before. What was scheduled then is still served under them for one
 * release, and longer where something still runs there: a worker polls both.
 */
public final class TaskQueues {
  /** Where workflows run; any worker may serve it. */
  public static final String WORKFLOWS = "mailferry-workflows";

  /** The former name of {@link #WORKFLOWS}. */
  public static final String FORMER_WORKFLOWS = "mailferry-runbooks";

  /** A workflow that continues as new does so where workflows run now. */
  public static final ContinueAsNewOptions GOING_ON =
      ContinueAsNewOptions.newBuilder().setTaskQueue(WORKFLOWS).build();

  private TaskQueues() {}

  /** Where an organisation's activities run; only workers in its network, with its credentials. */
  public static String activities(OrganisationName organisation) {
    return "mailferry-activities-" + organisation;
  }

  /** The former name of {@link #activities}. */
  public static String formerActivities(OrganisationName organisation) {
    return "mailferry-hands-" + organisation;
  }

  /** Where an organisation's monitor reads; one reader at a time is enough. */
  public static String monitor(OrganisationName organisation) {
    return "mailferry-monitor-" + organisation;
  }

  /** The former name of {@link #monitor}. */
  public static String formerMonitor(OrganisationName organisation) {
    return "mailferry-watch-" + organisation;
  }
}
