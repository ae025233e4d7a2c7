package io.mailferry.operations.status;

import io.grpc.StatusRuntimeException;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.TimeLimit;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveTally;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks Temporal how waves are. */
public final class Waves {
  /** The numbers are a comfort: a status that waits for them longer is worse than one without. */
  private static final Duration COMFORT = Duration.ofSeconds(2);

  private final WorkflowClient client;

  /**
   * What Temporal says of a wave.
   *
   * @param state how it stands; unknown also when Temporal has forgotten it
   * @param tally how it ended; null unless it has
   */
  public record Look(WaveState state, @Nullable Tally tally) {}

  /**
   * @param client a client that works
   */
  public Waves(WorkflowClient client) {
    this.client = client;
  }

  /** How a wave stands; needs no worker. */
  public Look look(WaveName wave) {
    var stub = client.newUntypedWorkflowStub(WorkflowIds.wave(wave));
    try {
      var state = state(stub.describe().getStatus());
      return new Look(
          state, state == WaveState.ENDED ? Tally.of(stub.getResult(WaveTally.class)) : null);
    } catch (WorkflowNotFoundException _) {
      return new Look(WaveState.UNKNOWN, null);
    }
  }

  /** The waves that run; none when Temporal cannot list them, or not in time. */
  public List<WaveName> running() {
    try {
      return TimeLimit.within(COMFORT, this::listed);
    } catch (TimeoutException | WorkflowServiceException | StatusRuntimeException _) {
      return List.of();
    }
  }

  private List<WaveName> listed() {
    try (var found =
        client.listExecutions("WorkflowType = 'Wave' AND ExecutionStatus = 'Running'")) {
      return found
          .map(each -> each.getExecution().getWorkflowId())
          .flatMap(id -> WorkflowIds.waveOf(id).stream())
          .toList();
    }
  }

  private static WaveState state(WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_RUNNING, WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW ->
          WaveState.RUNNING;
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> WaveState.ENDED;
      case WORKFLOW_EXECUTION_STATUS_FAILED -> WaveState.FAILED;
      case WORKFLOW_EXECUTION_STATUS_CANCELED -> WaveState.CANCELED;
      case WORKFLOW_EXECUTION_STATUS_TERMINATED -> WaveState.TERMINATED;
      case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> WaveState.TIMED_OUT;
      case WORKFLOW_EXECUTION_STATUS_PAUSED -> WaveState.PAUSED;
      case WORKFLOW_EXECUTION_STATUS_UNSPECIFIED, UNRECOGNIZED -> WaveState.UNSPECIFIED;
    };
  }

  /** How many mailboxes of a running wave stand where; empty when no worker tells in time. */
  public Optional<Tally> tally(WaveName wave) {
    try {
      var stub = client.newWorkflowStub(Wave.class, WorkflowIds.wave(wave));
      return Optional.of(Tally.of(TimeLimit.within(COMFORT, stub::tally)));
    } catch (TimeoutException | WorkflowQueryException | WorkflowServiceException _) {
      return Optional.empty();
    }
  }
}
