package io.mailferry.activities;

import io.grpc.Status;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
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
        throw Status.NOT_FOUND.asRuntimeException();
      }
    };
  }
}
