package io.mailferry.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Duration;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.AddSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a worker makes sure of while Temporal loses its database. */
class TemporalFootingTest {
  private static final Duration A_MONTH = Duration.newBuilder().setSeconds(30 * 86_400).build();

  /** A Temporal that knows some namespaces, and how long each keeps what has ended. */
  private static final class Namespaces extends WorkflowServiceGrpc.WorkflowServiceImplBase {
    private final Map<String, Duration> known = new TreeMap<>(Map.of("mail", A_MONTH));

    @Override
    public void getSystemInfo(
        GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
      answer.onNext(GetSystemInfoResponse.getDefaultInstance());
      answer.onCompleted();
    }

    @Override
    public void describeNamespace(
        DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> answer) {
      var keeping = known.get(request.getNamespace());
      if (keeping == null) {
        answer.onError(Status.NOT_FOUND.asRuntimeException());
        return;
      }
      answer.onNext(
          DescribeNamespaceResponse.newBuilder()
              .setConfig(NamespaceConfig.newBuilder().setWorkflowExecutionRetentionTtl(keeping))
              .build());
      answer.onCompleted();
    }

    @Override
    public void registerNamespace(
        RegisterNamespaceRequest request, StreamObserver<RegisterNamespaceResponse> answer) {
      known.put(request.getNamespace(), request.getWorkflowExecutionRetentionPeriod());
      answer.onNext(RegisterNamespaceResponse.getDefaultInstance());
      answer.onCompleted();
    }
  }

  private static final class Attributes extends OperatorServiceGrpc.OperatorServiceImplBase {
    private final Set<String> known = new TreeSet<>();

    @Override
    public void listSearchAttributes(
        ListSearchAttributesRequest request, StreamObserver<ListSearchAttributesResponse> answer) {
      answer.onNext(ListSearchAttributesResponse.getDefaultInstance());
      answer.onCompleted();
    }

    @Override
    public void addSearchAttributes(
        AddSearchAttributesRequest request, StreamObserver<AddSearchAttributesResponse> answer) {
      known.addAll(request.getSearchAttributesMap().keySet());
      answer.onNext(AddSearchAttributesResponse.getDefaultInstance());
      answer.onCompleted();
    }
  }

  private final Namespaces namespaces = new Namespaces();
  private final Attributes attributes = new Attributes();
  private final Server server;
  private final WorkflowServiceStubs stubs;

  TemporalFootingTest() throws IOException {
    var name = InProcessServerBuilder.generateName();
    server =
        InProcessServerBuilder.forName(name)
            .addService(namespaces)
            .addService(attributes)
            .build()
            .start();
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setChannel(InProcessChannelBuilder.forName(name).build())
                .build());
  }

  @AfterEach
  void shutsDown() {
    stubs.shutdownNow();
    server.shutdownNow();
  }

  @Test
  void makesANamespaceAgainThatWasThereAndKeepsItAsLong() {
    var footing = new TemporalFooting(stubs, "mail");
    footing.run();
    namespaces.known.clear();
    attributes.known.clear();

    footing.run();

    assertThat(namespaces.known).containsExactly(Map.entry("mail", A_MONTH));
    assertThat(attributes.known).hasSize(5);
  }

  @Test
  void makesNoNamespaceThatNeverWasThere() {
    var footing = new TemporalFooting(stubs, "mial");

    assertThatThrownBy(footing::run)
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageStartingWith("NOT_FOUND");
    assertThat(namespaces.known).containsOnlyKeys("mail");
    assertThat(attributes.known).isEmpty();
  }
}
