package io.mailferry.operations;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.mailferry.operations.client.ConnectionSettings;
import io.mailferry.operations.client.Connections;
import io.mailferry.workflows.FailureTypes;
import io.mailferry.workflows.SearchAttributes;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionCompletedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionFailedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionTimedOutEventAttributes;
import io.temporal.api.update.v1.Outcome;
import io.temporal.api.update.v1.UpdateRef;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import io.temporal.api.workflowservice.v1.QueryWorkflowResponse;
import io.temporal.api.workflowservice.v1.SignalWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.SignalWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.common.converter.GlobalDataConverter;
import io.temporal.internal.common.SearchAttributesUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A server that answers as Temporal would, with what a test tells it, and runs nothing. */
public final class FakeTemporal extends WorkflowServiceGrpc.WorkflowServiceImplBase
    implements AutoCloseable {
  private final Server server;
  private final Map<String, DescribeWorkflowExecutionResponse> known = new ConcurrentHashMap<>();
  private final Map<String, Object> answers = new ConcurrentHashMap<>();
  private final Map<String, Object> results = new ConcurrentHashMap<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile Status refusal = Status.OK;
  private volatile Status listing = Status.OK;

  /** A server at a free port of this computer. */
  public FakeTemporal() {
    try {
      server =
          Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
              .addService(this)
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public String target() {
    return "127.0.0.1:" + server.getPort();
  }

  /** Connections to it, and to a journal. */
  public Connections connections(String journal, Path folder) {
    return new Connections(
        new ConnectionSettings(target(), "default", journal, null, () -> "", null, folder));
  }

  /** There is a workflow, which waits for activities. */
  public void knows(
      String id, WorkflowExecutionStatus status, PendingActivityInfo... pendingActivities) {
    known.put(
        id,
        DescribeWorkflowExecutionResponse.newBuilder()
            .setWorkflowExecutionInfo(
                WorkflowExecutionInfo.newBuilder()
                    .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id))
                    .setStatus(status)
                    .setSearchAttributes(
                        SearchAttributesUtil.encodeTyped(
                            io.temporal.common.SearchAttributes.newBuilder()
                                .set(SearchAttributes.ORGANISATION, "target")
                                .build())))
            .addAllPendingActivities(List.of(pendingActivities))
            .build());
  }

  /** What a workflow answers to a query or an update: a failure, or anything else. */
  public void answers(String id, Object answer) {
    answers.put(id, answer);
  }

  /** How the workflows end whose id begins so: with a failure, out of time, or anything else. */
  public void ends(String id, Object result) {
    results.put(id, result);
  }

  /** Nothing is started from now on. */
  public void refusesToStart(Status why) {
    refusesToStart(why, Integer.MAX_VALUE);
  }

  /** So many times nothing is started. */
  public void refusesToStart(Status why, int times) {
    refusal = why;
    refusals.set(times);
  }

  /** No workflow is listed from now on. */
  public void refusesToList(Status why) {
    listing = why;
  }

  /** Orders to a workflow are taken and not answered from now on, as without workers. */
  public void isSilent(String id) {
    silent.add(id);
  }

  /** What was started and ordered. */
  public List<String> told() {
    return List.copyOf(told);
  }

  /** What a workflow or an activity failed with. */
  public static Failure failure(String type, String words) {
    return Failure.newBuilder()
        .setMessage(words)
        .setApplicationFailureInfo(ApplicationFailureInfo.newBuilder().setType(type))
        .build();
  }

  /** A failure that lasts until a person puts right what was refused. */
  public static Failure lastingFailure(String type, String words) {
    return Failure.newBuilder()
        .setMessage(words)
        .setApplicationFailureInfo(
            ApplicationFailureInfo.newBuilder()
                .setType(type)
                .setDetails(
                    GlobalDataConverter.get().toPayloads(FailureTypes.LASTING).orElseThrow()))
        .build();
  }

  @Override
  public void getSystemInfo(
      GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> to) {
    answer(to, GetSystemInfoResponse.getDefaultInstance());
  }

  @Override
  public void describeNamespace(
      DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> to) {
    if (request.getNamespace().equals("default")) {
      answer(to, DescribeNamespaceResponse.getDefaultInstance());
    } else {
      to.onError(Status.NOT_FOUND.asRuntimeException());
    }
  }

  @Override
  public void describeWorkflowExecution(
      DescribeWorkflowExecutionRequest request,
      StreamObserver<DescribeWorkflowExecutionResponse> to) {
    var description = known.get(request.getExecution().getWorkflowId());
    if (description == null) {
      to.onError(Status.NOT_FOUND.asRuntimeException());
    } else {
      answer(to, description);
    }
  }

  @Override
  public void listWorkflowExecutions(
      ListWorkflowExecutionsRequest request, StreamObserver<ListWorkflowExecutionsResponse> to) {
    if (!listing.isOk()) {
      to.onError(listing.asRuntimeException());
      return;
    }
    answer(
        to,
        ListWorkflowExecutionsResponse.newBuilder()
            .addAllExecutions(
                known.values().stream()
                    .map(DescribeWorkflowExecutionResponse::getWorkflowExecutionInfo)
                    .toList())
            .build());
  }

  @Override
  public void queryWorkflow(
      QueryWorkflowRequest request, StreamObserver<QueryWorkflowResponse> to) {
    var id = request.getExecution().getWorkflowId();
    var answer = answers.get(id);
    if (answer == null) {
      to.onError(
          (known.containsKey(id) ? Status.FAILED_PRECONDITION : Status.NOT_FOUND)
              .asRuntimeException());
      return;
    }
    answer(
        to,
        QueryWorkflowResponse.newBuilder()
            .setQueryResult(GlobalDataConverter.get().toPayloads(answer).orElseThrow())
            .build());
  }

  @Override
  public void updateWorkflowExecution(
      UpdateWorkflowExecutionRequest request, StreamObserver<UpdateWorkflowExecutionResponse> to) {
    if (silent.contains(request.getWorkflowExecution().getWorkflowId())) {
      return;
    }
    var answer = answers.get(request.getWorkflowExecution().getWorkflowId());
    if (answer == null) {
      to.onError(Status.NOT_FOUND.asRuntimeException());
      return;
    }
    told.add(
        request.getWorkflowExecution().getWorkflowId()
            + " "
            + request.getRequest().getInput().getName()
            + " "
            + request.getRequest().getInput().getArgs().getPayloads(0).getData().toStringUtf8());
    var outcome = Outcome.newBuilder();
    if (answer instanceof Failure failure) {
      outcome.setFailure(failure);
    } else {
      outcome.setSuccess(GlobalDataConverter.get().toPayloads(answer).orElseThrow());
    }
    answer(
        to,
        UpdateWorkflowExecutionResponse.newBuilder()
            .setUpdateRef(
                UpdateRef.newBuilder()
                    .setWorkflowExecution(request.getWorkflowExecution())
                    .setUpdateId(request.getRequest().getMeta().getUpdateId()))
            .setStage(
                UpdateWorkflowExecutionLifecycleStage
                    .UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED)
            .setOutcome(outcome)
            .build());
  }

  @Override
  public void signalWorkflowExecution(
      SignalWorkflowExecutionRequest request, StreamObserver<SignalWorkflowExecutionResponse> to) {
    var id = request.getWorkflowExecution().getWorkflowId();
    if (!silent.contains(id)) {
      to.onError(Status.NOT_FOUND.asRuntimeException());
      return;
    }
    told.add(
        "signal "
            + id
            + " "
            + request.getSignalName()
            + request.getInput().getPayloadsList().stream()
                .map(each -> " " + each.getData().toStringUtf8())
                .collect(Collectors.joining()));
    answer(to, SignalWorkflowExecutionResponse.getDefaultInstance());
  }

  @Override
  public void startWorkflowExecution(
      StartWorkflowExecutionRequest request, StreamObserver<StartWorkflowExecutionResponse> to) {
    if (!refusal.isOk()
        && request.getWorkflowId().startsWith("wave/")
        && refusals.getAndDecrement() > 0) {
      to.onError(refusal.asRuntimeException());
      return;
    }
    told.add("start " + request.getWorkflowId());
    answer(to, StartWorkflowExecutionResponse.newBuilder().setRunId("run").build());
  }

  @Override
  public void getWorkflowExecutionHistory(
      GetWorkflowExecutionHistoryRequest request,
      StreamObserver<GetWorkflowExecutionHistoryResponse> to) {
    var id = request.getExecution().getWorkflowId();
    var result =
        results.entrySet().stream()
            .filter(each -> id.startsWith(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    var event = HistoryEvent.newBuilder().setEventId(5);
    if (result instanceof Failure failure) {
      event
          .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED)
          .setWorkflowExecutionFailedEventAttributes(
              WorkflowExecutionFailedEventAttributes.newBuilder().setFailure(failure));
    } else if (result instanceof TimeoutFailureInfo) {
      event
          .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT)
          .setWorkflowExecutionTimedOutEventAttributes(
              WorkflowExecutionTimedOutEventAttributes.getDefaultInstance());
    } else {
      event
          .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED)
          .setWorkflowExecutionCompletedEventAttributes(
              WorkflowExecutionCompletedEventAttributes.newBuilder()
                  .setResult(GlobalDataConverter.get().toPayloads(result).orElseThrow()));
    }
    answer(
        to,
        GetWorkflowExecutionHistoryResponse.newBuilder()
            .setHistory(History.newBuilder().addEvents(event))
            .build());
  }

  private static <T> void answer(StreamObserver<T> to, T response) {
    to.onNext(response);
    to.onCompleted();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
