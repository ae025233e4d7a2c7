package io.mailferry.starter;

import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.TaskQueues;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** A Temporal server on a port of this machine, with or without a worker. */
final class PracticeTemporal implements AutoCloseable {
  private final TestServer.PortBoundTestServer server;
  private final WorkflowServiceStubs service;
  private final WorkflowClient client;
  private final WorkerFactory workers;
  private final String target;

  PracticeTemporal() {
    var port = freePort();
    this.target = "127.0.0.1:" + port;
    this.server = TestServer.createPortBoundServer(port, true);
    this.service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
    this.client = WorkflowClient.newInstance(service);
    this.workers = WorkerFactory.newInstance(client);
    register();
  }

  private void register() {
    var operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(target)
                .validateAndBuildWithDefaults());
    var request = AddSearchAttributesRequest.newBuilder().setNamespace("default");
    for (var attribute : SearchAttributes.ALL) {
      request.putSearchAttributes(attribute.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    }
    var ignored = operator.blockingStub().addSearchAttributes(request.build());
    operator.shutdownNow();
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PracticeTemporal withWorker() {
    var worker =
        workers.newWorker(
            TaskQueues.WORKFLOWS,
            WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(Duration.ofSeconds(10).toMillis())
                .build());
    worker.registerWorkflowImplementationTypes(
        FakeRunbooks.Check.class, FakeRunbooks.WaveUntilTold.class, FakeRunbooks.Migration.class);
    workers
        .newWorker(TaskQueues.activities(FakeRunbooks.AWAY))
        .registerActivitiesImplementations(new FakeRunbooks.NobodyAnswers());
    workers.start();
    return this;
  }

  String target() {
    return target;
  }

  WorkflowClient client() {
    return client;
  }

  @Override
  public void close() {
    workers.shutdownNow();
    service.shutdownNow();
    server.close();
  }
}
