package io.mailferry.worker;

import com.google.protobuf.Duration;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a worker needs of Temporal before anything can be started: its namespace, and there the
 * search attributes.
 *
 * <p>Temporal can lose its database and come back empty while the worker runs. So this is made sure
 * of again and again. A namespace that is missing from the beginning is more likely a slip in the
 * settings; only one that was there is made again.
 */
final class TemporalFooting implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(TemporalFooting.class);

  private final WorkflowServiceStubs stubs;
  private final String namespace;
  private final SearchAttributeBootstrap attributes;
  private @Nullable Duration retention;

  TemporalFooting(WorkflowServiceStubs stubs, String namespace) {
    this.stubs = stubs;
    this.namespace = namespace;
    this.attributes = new SearchAttributeBootstrap(stubs, namespace);
  }

  /**
   * Mends what is missing.
   *
   * @throws StatusRuntimeException when Temporal cannot be asked, or does not know the namespace
   */
  @Override
  public void run() {
    try {
      retention = described();
    } catch (StatusRuntimeException refused) {
      switch (refused.getStatus().getCode()) {
        case PERMISSION_DENIED, UNIMPLEMENTED -> LOG.debug("namespaces are others' to look after");
        case NOT_FOUND -> makeAgain(refused);
        default -> throw refused;
      }
    }
    attributes.register();
  }

  private Duration described() {
    return stubs
        .blockingStub()
        .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build())
        .getConfig()
        .getWorkflowExecutionRetentionTtl();
  }

  private void makeAgain(StatusRuntimeException unknown) {
    if (retention == null) {
      throw unknown;
    }
    try {
      register();
    } catch (StatusRuntimeException refused) {
      // Another worker was quicker.
      if (refused.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw refused;
      }
    }
    LOG.warn(
        "Temporal knew the namespace {} no more and has it again; whatever ran there is forgotten:"
            + " start the waves again, and they go on from what Exchange shows",
        namespace);
  }

  private void register() {
    var _ =
        stubs
            .blockingStub()
            .registerNamespace(
                RegisterNamespaceRequest.newBuilder()
                    .setNamespace(namespace)
                    .setWorkflowExecutionRetentionPeriod(retention)
                    .build());
  }
}
