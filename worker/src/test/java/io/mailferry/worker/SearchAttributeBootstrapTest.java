package io.mailferry.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.mailferry.workflows.SearchAttributes;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.AddSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchAttributeBootstrapTest {
  /** A Temporal that keeps search attributes, and refuses them if told to. */
  private static final class Registry extends OperatorServiceGrpc.OperatorServiceImplBase {
    private final Map<String, IndexedValueType> known = new TreeMap<>();
    private Status refusal = Status.OK;
    private int asked;

    @Override
    public void listSearchAttributes(
        ListSearchAttributesRequest request, StreamObserver<ListSearchAttributesResponse> answer) {
      if (refusal.isOk()) {
        answer.onNext(
            ListSearchAttributesResponse.newBuilder().putAllCustomAttributes(known).build());
        answer.onCompleted();
      } else {
        answer.onError(refusal.asRuntimeException());
      }
    }

    @Override
    public void addSearchAttributes(
        AddSearchAttributesRequest request, StreamObserver<AddSearchAttributesResponse> answer) {
      asked++;
      var added = request.getSearchAttributesMap();
      if (!refusal.isOk()) {
        answer.onError(refusal.asRuntimeException());
      } else if (known.keySet().containsAll(added.keySet())) {
        answer.onError(Status.ALREADY_EXISTS.asRuntimeException());
      } else {
        known.putAll(added);
        answer.onNext(AddSearchAttributesResponse.getDefaultInstance());
        answer.onCompleted();
      }
    }
  }

  private static final class Greeter extends WorkflowServiceGrpc.WorkflowServiceImplBase {
    @Override
    public void getSystemInfo(
        GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
      answer.onNext(GetSystemInfoResponse.getDefaultInstance());
      answer.onCompleted();
    }
  }

  private final Registry registry = new Registry();
  private Server server;
  private WorkflowServiceStubs stubs;

  SearchAttributeBootstrapTest() throws IOException {
    var name = InProcessServerBuilder.generateName();
    server =
        InProcessServerBuilder.forName(name)
            .addService(registry)
            .addService(new Greeter())
            .build()
            .start();
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setChannel(InProcessChannelBuilder.forName(name).build())
                .build());
  }

  private SearchAttributeBootstrap bootstrap;

  @BeforeEach
  void knowsItsNamespace() {
    bootstrap = new SearchAttributeBootstrap(stubs, "mail");
  }

  @AfterEach
  void shutsDown() {
    stubs.shutdownNow();
    server.shutdownNow();
  }

  @Test
  void registersEveryAttributeAsAKeyword() {
    bootstrap.register();

    assertThat(registry.known)
        .containsOnlyKeys(
            "MailferryAttention",
            "MailferryOrganisation",
            "MailferryPhase",
            "MailferryTargetDatabase",
            "MailferryWave")
        .allSatisfy(
            (_, type) -> assertThat(type).isEqualTo(IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
  }

  @Test
  void registersWhatIsMissingAndLeavesTheRest() {
    registry.known.put("MailferryWave", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);

    bootstrap.register();
    bootstrap.register();

    assertThat(registry.known).hasSize(SearchAttributes.ALL.size());
    assertThat(registry.asked).as("what is there is left").isEqualTo(4);
  }

  @Test
  void registersAgainWhatIsLost() {
    bootstrap.register();
    registry.known.clear();

    bootstrap.register();

    assertThat(registry.known).hasSize(SearchAttributes.ALL.size());
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"PERMISSION_DENIED", "UNIMPLEMENTED"})
  void leavesToTheAdministratorWhatItMayNotDo(Status.Code code) {
    registry.refusal = Status.fromCode(code);

    bootstrap.register();
    bootstrap.register();

    assertThat(registry.asked)
        .as("each one is tried, and once is enough")
        .isEqualTo(SearchAttributes.ALL.size());
  }

  @Test
  void doesNotPretendThatATemporalThatIsAwayIsReady() {
    registry.refusal = Status.UNAVAILABLE;

    assertThatThrownBy(bootstrap::register).isInstanceOf(StatusRuntimeException.class);
  }
}
