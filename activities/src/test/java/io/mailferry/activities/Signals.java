package io.mailferry.activities;

import io.grpc.Status;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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

  private final Set<String> over = new HashSet<>();

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
        if (over.contains(id)) {
          throw Status.NOT_FOUND.asRuntimeException();
        }
        sent.add(
            new Sent(id, input.getSignalName(), Objects.requireNonNull(input.getArguments()[0])));
        return new WorkflowSignalOutput();
      }
    };
  }
}
