package io.mailferry.activities.fault;

import io.mailferry.model.incident.Dependency.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which faults are about something that many mailboxes need alike. All others are about one mailbox
 * or one request, or leave open what they are about.
 */
final class Blame {
  private static final Map<Kind, Set<String>> CODES =
      Map.of(
          Kind.FOREST,
          Set.of(
              FaultCode.AD_ACCOUNT,
              FaultCode.AD_AWAY,
              FaultCode.AD_RIGHTS,
              FaultCode.AD_UNPROTECTED),
          Kind.SHELLS,
          Set.of(
              FaultCode.EX_CONNECT,
              FaultCode.EX_CONNECT_AWAY,
              FaultCode.EX_CONNECT_CERTIFICATE,
              FaultCode.EX_CONNECT_CLIENT,
              FaultCode.EX_CONNECT_DENIED,
              FaultCode.EX_CONNECT_KERBEROS),
          Kind.CMDLET,
          Set.of(FaultCode.EX_NO_CMDLET, FaultCode.EX_NO_ROLE),
          Kind.DATABASE,
          Set.of(
              FaultCode.EX_COPY_LAGS,
              FaultCode.EX_DATABASE_OFFLINE,
              FaultCode.EX_DATABASE_SCHEMA,
              FaultCode.EX_NO_DATABASE),
          Kind.ENDPOINT,
          Set.of(
              FaultCode.EX_CREDENTIAL,
              FaultCode.EX_ENDPOINT_AWAY,
              FaultCode.EX_ENDPOINT_CERTIFICATE,
              FaultCode.EX_ENDPOINT_REFUSED,
              FaultCode.EX_ENDPOINT_SLOW,
              FaultCode.EX_ENDPOINT_UNREADY,
              FaultCode.EX_ENDPOINT_WRONG,
              FaultCode.EX_FAR_ACCOUNT),
          Kind.REPLICATION_SERVICE,
          Set.of(FaultCode.EX_MRS_DOWN, FaultCode.EX_MRS_NOT_SCANNING));

  private Blame() {}

  static Optional<Kind> of(String code) {
    return CODES.entrySet().stream()
        .filter(each -> each.getValue().contains(code))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
