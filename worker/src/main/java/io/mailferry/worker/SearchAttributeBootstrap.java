package io.mailferry.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.mailferry.workflows.SearchAttributes;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the search attributes, without which nothing can be started
 * (docs/develop/temporal.md#search-attributes).
 *
 * <p>Where the worker may not do that (Temporal Cloud, a locked-down namespace), an administrator
 * has done it, and a refusal is not an error.
 */
final class SearchAttributeBootstrap {
  private static final Logger LOG = LoggerFactory.getLogger(SearchAttributeBootstrap.class);
  private static final Set<Status.Code> NOT_OURS_TO_DO =
      EnumSet.of(
          Status.Code.PERMISSION_DENIED, Status.Code.UNAUTHENTICATED, Status.Code.UNIMPLEMENTED);

  private final OperatorServiceStubs operator;
  private final String namespace;

  /** Whoever may not is told so once; whoever could once is only kept from it for a while. */
  private boolean leftToOthers;

  private boolean done;

  SearchAttributeBootstrap(WorkflowServiceStubs stubs, String namespace) {
    this.operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(stubs.getRawChannel())
                // The channel is bare: without these a token or API key would be missing.
                .setGrpcMetadataProviders(stubs.getOptions().getGrpcMetadataProviders())
                .setHeaders(stubs.getOptions().getHeaders())
                .validateAndBuildWithDefaults());
    this.namespace = namespace;
  }

  /** Registers each attribute that is missing; what is there costs one question. */
  void register() {
    if (leftToOthers) {
      return;
    }
    var known = known();
    for (var attribute : SearchAttributes.ALL) {
      if (!known.contains(attribute.getName())) {
        register(attribute.getName());
      }
    }
    done |= !leftToOthers;
  }

  /** Those that are known to be there; none where that is not told. */
  private Set<String> known() {
    try {
      return operator
          .blockingStub()
          .listSearchAttributes(
              ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
          .getCustomAttributesMap()
          .keySet();
    } catch (StatusRuntimeException untold) {
      // What is told when one is registered decides.
      return Set.of();
    }
  }

  private void register(String name) {
    try {
      var _ =
          operator
              .blockingStub()
              .addSearchAttributes(
                  AddSearchAttributesRequest.newBuilder()
                      .setNamespace(namespace)
                      .putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                      .build());
    } catch (StatusRuntimeException refused) {
      if (refused.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
        return;
      }
      if (!NOT_OURS_TO_DO.contains(refused.getStatus().getCode())) {
        throw refused;
      }
      if (!done) {
        leftToOthers = true;
        LOG.info("search attribute {} is left to Temporal's administrator", name);
      }
    }
  }
}
