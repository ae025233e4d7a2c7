package io.mailferry.operations.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A connection to Temporal that is known to work. */
public final class Temporal implements AutoCloseable {
  private static final long SIGN_OF_LIFE_SECONDS = 6;

  private final WorkflowServiceStubs service;
  private final WorkflowClient client;

  private Temporal(WorkflowServiceStubs service, String namespace) {
    this.service = service;
    this.client =
        WorkflowClient.newInstance(
            service, WorkflowClientOptions.newBuilder().setNamespace(namespace).build());
  }

  /**
   * Connects, and waits for a sign of life.
   *
   * @throws TemporalAway when there is none within seconds, or the namespace does not exist
   */
  public static Temporal connect(TemporalAddress address) {
    var service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(address.target())
                .setRpcTimeout(Duration.ofSeconds(SIGN_OF_LIFE_SECONDS))
                .setRpcRetryOptions(
                    // Somebody waits at a screen: one repetition, not Temporal's whole minute.
                    RpcRetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofMillis(200))
                        .setExpiration(Duration.ofSeconds(SIGN_OF_LIFE_SECONDS))
                        .build())
                .build());
    try {
      var ignored =
          service
              .blockingStub()
              .withDeadlineAfter(SIGN_OF_LIFE_SECONDS, TimeUnit.SECONDS)
              .describeNamespace(
                  DescribeNamespaceRequest.newBuilder().setNamespace(address.namespace()).build());
      return new Temporal(service, address.namespace());
    } catch (StatusRuntimeException e) {
      service.shutdownNow();
      throw new TemporalAway(
          e.getStatus().getCode() == Status.Code.NOT_FOUND
              ? ProblemCode.NAMESPACE_MISSING
              : ProblemCode.TEMPORAL_AWAY,
          sentence(address, e.getStatus()),
          e);
    }
  }

  private static String sentence(TemporalAddress address, Status status) {
    if (status.getCode() == Status.Code.NOT_FOUND) {
      return "Temporal at " + address.target() + " has no namespace " + address.namespace();
    }
    return "Temporal at " + address.target() + " does not answer (" + reason(status) + ")";
  }

  private static String reason(Status status) {
    var text = String.valueOf(status.getDescription());
    for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
      text = text + " " + cause;
    }
    if (text.contains("UnknownHost") || text.contains("Unable to resolve host")) {
      return "no such host";
    }
    if (text.contains("Connection refused")) {
      return "connection refused";
    }
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
      return "no answer within " + SIGN_OF_LIFE_SECONDS + " seconds";
    }
    return status.getCode().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  /** The client for workflows. */
  public WorkflowClient client() {
    return client;
  }

  @Override
  public void close() {
    service.shutdownNow();
  }
}
