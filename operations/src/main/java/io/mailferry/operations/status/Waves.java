package io.mailferry.operations.status;

import io.mailferry.operations.client.Temporal;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.client.TimeLimit;
import io.mailferry.operations.order.OrderRefused;
import io.mailferry.operations.order.OrderSender;

import io.mailferry.model.WaveName;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveOrder;
import io.mailferry.workflows.wave.WaveTally;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Asks waves how they are, and gives them orders. */
public final class Waves {
  /** The numbers are a comfort: a status that waits for them longer is worse than one without. */
  private static final Duration COMFORT = Duration.ofSeconds(2);

  private final WorkflowClient client;

  /**
   * @param client a client that works, e.g. {@link Temporal#client()}
   */
  public Waves(WorkflowClient client) {
    this.client = client;
  }

  /** How a wave stands; needs no worker. */
  public WaveLife look(WaveName wave) {
    var stub = client.newUntypedWorkflowStub(WorkflowIds.wave(wave));
    try {
      var status = stub.describe().getStatus();
      return switch (status) {
        case WORKFLOW_EXECUTION_STATUS_RUNNING, WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW ->
            new WaveLife.Running();
        case WORKFLOW_EXECUTION_STATUS_COMPLETED ->
            new WaveLife.Ended(stub.getResult(WaveTally.class));
        case WORKFLOW_EXECUTION_STATUS_FAILED,
            WORKFLOW_EXECUTION_STATUS_CANCELED,
            WORKFLOW_EXECUTION_STATUS_TERMINATED,
            WORKFLOW_EXECUTION_STATUS_TIMED_OUT,
            WORKFLOW_EXECUTION_STATUS_PAUSED,
            WORKFLOW_EXECUTION_STATUS_UNSPECIFIED,
            UNRECOGNIZED ->
            new WaveLife.Broken(word(status));
      };
    } catch (WorkflowNotFoundException _) {
      return new WaveLife.Unknown();
    }
  }

  private static String word(WorkflowExecutionStatus status) {
    return status
        .name()
        .replace("WORKFLOW_EXECUTION_STATUS_", "")
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ');
  }

  /** How many mailboxes of a running wave stand where; empty when no worker tells in time. */
  public Optional<WaveTally> tally(WaveName wave) {
    try {
      var stub = client.newWorkflowStub(Wave.class, WorkflowIds.wave(wave));
      return Optional.of(TimeLimit.within(COMFORT, stub::tally));
    } catch (TimeoutException | WorkflowQueryException | WorkflowServiceException _) {
      return Optional.empty();
    }
  }

  /**
   * Gives an order to a whole wave.
   *
   * @throws OrderRefused when the wave does not take it
   * @throws TemporalAway when no worker answers
   */
  public OrderReply order(WaveName wave, WaveOrder order) {
    var stub = client.newWorkflowStub(Wave.class, WorkflowIds.wave(wave));
    return OrderSender.given("wave " + wave, () -> stub.order(order), WorkflowStub.fromTyped(stub));
  }
}
