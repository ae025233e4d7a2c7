package io.mailferry.workflows;

import io.mailferry.model.OrganisationName;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** How long an activity may take, and why exactly that long. */
public final class ActivityTimeouts {
  /** Longer than this without a heartbeat, and the worker is gone. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  /** A person at the Temporal UI sees an outage within this time of its end. */
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

  /** An operator's order is answered within this time, with the decision or without. */
  public static final Duration ANSWER = Duration.ofSeconds(6);

  private ActivityTimeouts() {}

  /** A look: repeated for ever, because an outage costs history nothing and needs no human. */
  public static ActivityOptions look(OrganisationName organisation) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.activities(organisation))
        .setStartToCloseTimeout(Duration.ofMinutes(10))
        .setHeartbeatTimeout(SILENCE)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setBackoffCoefficient(2)
                .setMaximumInterval(LONGEST_BACKOFF)
                .build())
        .build();
  }

  /**
   * An act: one attempt, because a second one could not know whether the first arrived. Exchange
   * lets a command run 15 minutes (docs/exchange/remote-powershell.md#limits), and we look before
   * and after it.
   */
  public static ActivityOptions act(OrganisationName organisation) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.activities(organisation))
        .setStartToCloseTimeout(Duration.ofMinutes(20))
        .setHeartbeatTimeout(SILENCE)
        .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
        .build();
  }

  /** A look that somebody waits for at a screen: one attempt, answered within seconds. */
  public static ActivityOptions glance(OrganisationName organisation) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.activities(organisation))
        .setScheduleToCloseTimeout(Duration.ofMinutes(2))
        .setStartToCloseTimeout(Duration.ofMinutes(1))
        .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
        .build();
  }

  /**
   * The monitor's watch. Its passes are attempts of one activity, so that waiting costs no history
   * (docs/develop/temporal.md#attempts); each pass states when the next is due. A pass ends with
   * the reading of one long queue at most, for which Exchange has a quarter of an hour.
   */
  public static ActivityOptions watch(OrganisationName organisation) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.monitor(organisation))
        .setStartToCloseTimeout(Duration.ofMinutes(30))
        .setHeartbeatTimeout(Duration.ofMinutes(1))
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(5))
                .setBackoffCoefficient(1)
                .build())
        .build();
  }
}
