package io.mailferry.activities;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.converter.GlobalDataConverter;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Catches every signal that a step sends. */
public final class Signals extends WorkflowClientInterceptorBase {
  /**
   * A signal.
   *
   * @param to the id of the workflow
   * @param name of the signal
   * @param what it says
   */
  public record Sent(String to, String name, Object what) {}

  public final List<Sent> sent = new ArrayList<>();

  /** The ids of the workflows that were started or woken. */
  public final List<String> woken = new ArrayList<>();

  private Supplier<@Nullable MigrationStatus> status = () -> null;

  /** What a migration answers when it is asked how it stands; nothing when it is over. */
  public void migrationIs(Supplier<@Nullable MigrationStatus> answer) {
    status = answer;
  }

  private final Set<String> over = new HashSet<>();
  private final Map<String, WorkflowExecutionDescription> running = new HashMap<>();
  private final Set<String> stillListed = new HashSet<>();
  private boolean listing = true;

  /** The ids of the workflows that were described. */
  public final List<String> described = new ArrayList<>();

  private boolean silent;

  /** A migration of the wave runs under this id. */
  public void runs(String workflowId, Phase phase, Attention attention, WaveName wave) {
    running.put(
        workflowId,
        new WorkflowExecutionDescription(
            DescribeWorkflowExecutionResponse.newBuilder()
                .setWorkflowExecutionInfo(
                    WorkflowExecutionInfo.newBuilder()
                        .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
                        .setSearchAttributes(
                            io.temporal.api.common.v1.SearchAttributes.newBuilder()
                                .putIndexedFields(
                                    SearchAttributes.PHASE.getName(), keyword(phase.words()))
                                .putIndexedFields(
                                    SearchAttributes.ATTENTION.getName(), keyword(attention.word()))
                                .putIndexedFields(
                                    SearchAttributes.WAVE.getName(), keyword(wave.value()))))
                .build(),
            GlobalDataConverter.get()));
  }

  private static Payload keyword(String value) {
    return GlobalDataConverter.get().toPayload(value).orElseThrow().toBuilder()
        .putMetadata("type", ByteString.copyFromUtf8("Keyword"))
        .build();
  }

  /** Nothing runs under this id any more. */
  public void runsNoLonger(String workflowId) {
    running.remove(workflowId);
  }

  /** Nothing runs under this id any more, but Temporal goes on listing it. */
  public void runsNoLongerAndIsListed(String workflowId) {
    runsNoLonger(workflowId);
    stillListed.add(workflowId);
  }

  /** From now on Temporal lists nothing. */
  public void areNotListed() {
    listing = false;
  }

  private WorkflowExecutionMetadata listed(String workflowId) {
    return new WorkflowExecutionMetadata(
        WorkflowExecutionInfo.newBuilder()
            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
            .build(),
        GlobalDataConverter.get());
  }

  /** From now on Temporal describes nothing. */
  public void areNotDescribed() {
    silent = true;
  }

  private boolean refusing;

  /** Temporal does not take the next signal. */
  public void refuseTheNext() {
    refusing = true;
  }

  private boolean lost;

  /** From now on no signal arrives anywhere. */
  public void getLost() {
    lost = true;
  }

  /** From now on nobody listens under this id. */
  public void over(String workflowId) {
    over.add(workflowId);
  }

  @Override
  public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(
      WorkflowClientCallsInterceptor next) {
    return new WorkflowClientCallsInterceptorBase(next) {
      @Override
      public WorkflowSignalOutput signal(WorkflowSignalInput input) {
        if (refusing) {
          refusing = false;
          throw new WorkflowServiceException(
              input.getWorkflowExecution(), null, Status.UNAVAILABLE.asRuntimeException());
        }
        var id = input.getWorkflowExecution().getWorkflowId();
        if (lost) {
          throw Status.UNAVAILABLE.asRuntimeException();
        }
        if (over.contains(id)) {
          throw Status.NOT_FOUND.asRuntimeException();
        }
        sent.add(
            new Sent(id, input.getSignalName(), Objects.requireNonNull(input.getArguments()[0])));
        return new WorkflowSignalOutput();
      }

      @Override
      public WorkflowSignalWithStartOutput signalWithStart(WorkflowSignalWithStartInput input) {
        woken.add(input.getWorkflowStartInput().getWorkflowId());
        return new WorkflowSignalWithStartOutput(
            new WorkflowStartOutput(
                WorkflowExecution.newBuilder()
                    .setWorkflowId(input.getWorkflowStartInput().getWorkflowId())
                    .build()));
      }

      @Override
      public <R> QueryOutput<R> query(QueryInput<R> input) {
        var answer = status.get();
        if (answer == null) {
          throw Status.NOT_FOUND.asRuntimeException();
        }
        return new QueryOutput<>(null, input.getResultClass().cast(answer));
      }

      @Override
      public DescribeWorkflowOutput describe(DescribeWorkflowInput input) {
        if (silent) {
          throw Status.UNAVAILABLE.asRuntimeException();
        }
        var id = input.getWorkflowExecution().getWorkflowId();
        described.add(id);
        var description = running.get(id);
        if (description == null) {
          throw Status.NOT_FOUND.asRuntimeException();
        }
        return new DescribeWorkflowOutput(description);
      }

      @Override
      public ListWorkflowExecutionsOutput listWorkflowExecutions(
          ListWorkflowExecutionsInput input) {
        if (!listing) {
          throw Status.UNIMPLEMENTED.asRuntimeException();
        }
        return new ListWorkflowExecutionsOutput(
            Stream.concat(running.keySet().stream(), stillListed.stream())
                .map(Signals.this::listed));
      }
    };
  }
}
