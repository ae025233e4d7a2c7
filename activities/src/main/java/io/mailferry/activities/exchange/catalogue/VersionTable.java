package io.mailferry.activities.exchange.catalogue;

import static io.mailferry.activities.exchange.catalogue.CmdletName.GET_MAILBOX;
import static io.mailferry.activities.exchange.catalogue.CmdletName.GET_MAILBOX_DATABASE;
import static io.mailferry.activities.exchange.catalogue.CmdletName.GET_MAILBOX_DATABASE_COPY_STATUS;
import static io.mailferry.activities.exchange.catalogue.CmdletName.GET_MAILBOX_STATISTICS;
import static io.mailferry.activities.exchange.catalogue.CmdletName.GET_MAIL_USER;
import static io.mailferry.activities.exchange.catalogue.CmdletName.GET_MIGRATION_USER;
import static io.mailferry.activities.exchange.catalogue.CmdletName.GET_MOVE_REQUEST;
import static io.mailferry.activities.exchange.catalogue.CmdletName.GET_MOVE_REQUEST_STATISTICS;
import static io.mailferry.activities.exchange.catalogue.CmdletName.GET_THROTTLING_POLICY;
import static io.mailferry.activities.exchange.catalogue.CmdletName.GET_THROTTLING_POLICY_ASSOCIATION;
import static io.mailferry.activities.exchange.catalogue.CmdletName.NEW_MOVE_REQUEST;
import static io.mailferry.activities.exchange.catalogue.CmdletName.REMOVE_MOVE_REQUEST;
import static io.mailferry.activities.exchange.catalogue.CmdletName.RESUME_MOVE_REQUEST;
import static io.mailferry.activities.exchange.catalogue.CmdletName.SET_MOVE_REQUEST;
import static io.mailferry.activities.exchange.catalogue.CmdletName.SUSPEND_MOVE_REQUEST;
import static io.mailferry.activities.exchange.catalogue.CmdletName.TEST_MAPI_CONNECTIVITY;
import static io.mailferry.activities.exchange.catalogue.CmdletName.TEST_MIGRATION_SERVER_AVAILABILITY;
import static io.mailferry.activities.exchange.catalogue.ExchangeVersion.V2010;
import static io.mailferry.activities.exchange.catalogue.ExchangeVersion.V2013;
import static io.mailferry.activities.exchange.catalogue.ExchangeVersion.V2016;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which version knows which cmdlet and which of its parameters: the "Applicable" lines of
 * Microsoft's reference (office-docs-powershell at 93336da2, in agreement with
 * docs/exchange/versions.md#parameters-by-version). What only Exchange Online knows is left out.
 */
public final class VersionTable {
  /** December 2014 (docs/exchange/versions.md#cu7); Microsoft's pages only say 2013. */
  private static final Update CU7 = new Update("CU7");

  /** The versions that this release knows. */
  public static final VersionTable STANDARD = standard();

  private final Map<CmdletName, Span> cmdlets = new EnumMap<>(CmdletName.class);
  private final Map<CmdletName, SortedMap<String, Span>> parameters =
      new EnumMap<>(CmdletName.class);

  private VersionTable() {}

  private static VersionTable standard() {
    var table = new VersionTable();
    moveRequests(table);
    surroundings(table);
    return table;
  }

  private static void moveRequests(VersionTable table) {
    table
        .cmdlet(NEW_MOVE_REQUEST, V2010)
        .since(V2010, "Identity", "BatchName", "Confirm", "DomainController", "WhatIf")
        .since(V2010, "Outbound", "Remote", "RemoteLegacy")
        .since(V2010, "RemoteCredential", "RemoteGlobalCatalog", "RemoteHostName")
        .since(V2010, "TargetDeliveryDomain", "TargetDatabase", "ArchiveTargetDatabase")
        .since(V2010, "RemoteTargetDatabase", "RemoteArchiveTargetDatabase", "ArchiveDomain")
        .since(V2010, "PrimaryOnly", "ArchiveOnly", "DoNotPreserveMailboxSignature")
        .since(V2010, "AcceptLargeDataLoss", "AllowLargeItems", "BadItemLimit", "Priority")
        .since(V2010, "Protect", "Suspend", "SuspendComment", "SuspendWhenReadyToComplete")
        .since(V2013, CU7, "CompleteAfter", "StartAfter", "IncrementalSyncInterval")
        .since(V2013, "CompletedRequestAgeLimit", "ForceOffline", "PreventCompletion")
        .since(V2013, "ForcePull", "ForcePush", "InternalFlags", "LargeItemLimit")
        .since(V2013, "SkipMoving", "WorkloadType")
        .since(V2016, "MoveOptions", "RequestExpiryInterval")
        .until(V2010, "MRSServer")
        .until(V2013, "IgnoreRuleLimitErrors", "RemoteOrganizationName");
    table
        .cmdlet(GET_MOVE_REQUEST, V2010)
        .since(V2010, "Identity", "BatchName", "MoveStatus", "Offline", "Protect", "Suspend")
        .since(V2010, "SuspendWhenReadyToComplete", "HighPriority", "RemoteHostName")
        .since(V2010, "SourceDatabase", "TargetDatabase", "OrganizationalUnit", "Credential")
        .since(V2010, "DomainController", "ResultSize", "SortBy")
        .since(V2013, "Flags", "IncludeSoftDeletedObjects");
    table
        .cmdlet(GET_MOVE_REQUEST_STATISTICS, V2010)
        .since(V2010, "Identity", "MoveRequestQueue", "MailboxGuid", "IncludeReport")
        .since(V2010, "DomainController")
        .since(V2013, "Diagnostic", "DiagnosticArgument")
        .since(V2016, "ReportOnly")
        .until(V2010, "MRSInstance");
    table
        .cmdlet(SET_MOVE_REQUEST, V2010)
        .since(V2010, "Identity", "BatchName", "Confirm", "DomainController", "WhatIf")
        .since(V2010, "AcceptLargeDataLoss", "BadItemLimit", "Priority", "Protect")
        .since(V2010, "RemoteCredential", "RemoteGlobalCatalog", "RemoteHostName")
        .since(V2010, "SuspendWhenReadyToComplete")
        .since(V2013, CU7, "CompleteAfter", "StartAfter", "IncrementalSyncInterval")
        .since(V2013, "CompletedRequestAgeLimit", "PreventCompletion", "SkipMoving")
        .since(V2013, "TargetDatabase", "ArchiveTargetDatabase", "InternalFlags")
        .since(V2013, "LargeItemLimit")
        .since(V2016, "MoveOptions", "RequestExpiryInterval")
        .until(V2013, "IgnoreRuleLimitErrors");
    table
        .cmdlet(RESUME_MOVE_REQUEST, V2010)
        .since(V2010, "Identity", "Confirm", "DomainController", "WhatIf")
        .since(V2013, "SuspendWhenReadyToComplete");
    table
        .cmdlet(SUSPEND_MOVE_REQUEST, V2010)
        .since(V2010, "Identity", "SuspendComment", "Confirm", "DomainController", "WhatIf");
    table
        .cmdlet(REMOVE_MOVE_REQUEST, V2010)
        .since(V2010, "Identity", "MoveRequestQueue", "MailboxGuid")
        .since(V2010, "Confirm", "DomainController", "WhatIf")
        .since(V2016, "Force");
  }

  private static void surroundings(VersionTable table) {
    table
        .cmdlet(GET_MAILBOX_DATABASE, V2010)
        .since(V2010, "Identity", "Server", "Status", "DomainController", "DumpsterStatistics")
        .since(V2013, "IncludePreExchange2013")
        .since(V2016, "IncludeCorrupted")
        .until(V2010, "IncludePreExchange2010");
    table
        .cmdlet(GET_MAILBOX_DATABASE_COPY_STATUS, V2010)
        .since(V2010, "Identity", "Server", "Active", "ConnectionStatus", "DomainController")
        .since(V2010, "ExtendedErrorInfo", "Local")
        .since(V2013, "UseServerCache");
    table
        .cmdlet(GET_MAILBOX, V2010)
        .since(V2010, "Identity", "Anr", "Archive", "Arbitration", "Credential", "Database")
        .since(V2010, "DomainController", "Filter", "IgnoreDefaultScope", "OrganizationalUnit")
        .since(V2010, "ReadFromDomainController", "RecipientTypeDetails", "RemoteArchive")
        .since(V2010, "ResultSize", "Server", "SortBy")
        .since(V2013, "Monitoring", "PublicFolder")
        .since(V2016, "AuditLog", "AuxAuditLog", "GroupMailbox", "Migration")
        .since(V2016, "SupervisoryReviewPolicy");
    table
        .cmdlet(GET_MAIL_USER, V2010)
        .since(V2010, "Identity", "Anr", "Credential", "DomainController", "Filter")
        .since(V2010, "IgnoreDefaultScope", "OrganizationalUnit", "ReadFromDomainController")
        .since(V2010, "ResultSize", "SortBy");
    table
        .cmdlet(GET_MIGRATION_USER, V2013)
        .since(V2013, "Identity", "BatchId", "MailboxGuid", "Status", "StatusSummary")
        .since(V2013, "DomainController", "ResultSize");
    table
        .cmdlet(GET_MAILBOX_STATISTICS, V2010)
        .since(V2010, "Identity", "Archive", "Database", "Server", "DomainController")
        .since(V2010, "IncludeMoveHistory", "IncludeMoveReport")
        .since(V2013, "CopyOnServer", "Filter", "IncludePassive", "IncludeQuarantineDetails")
        .since(V2013, "NoADLookup", "StoreMailboxIdentity");
    table
        .cmdlet(TEST_MAPI_CONNECTIVITY, V2010)
        .since(V2010, "Identity", "Archive", "Database", "Server", "DomainController")
        .since(V2010, "ActiveDirectoryTimeout", "AllConnectionsTimeout", "PerConnectionTimeout")
        .since(V2010, "MonitoringContext", "Confirm", "WhatIf")
        .since(V2013, "CopyOnServer", "IncludePassive");
    table
        .cmdlet(TEST_MIGRATION_SERVER_AVAILABILITY, V2013)
        .since(V2013, "ExchangeRemoteMove", "RemoteServer", "Credentials")
        .since(V2013, "Autodiscover", "EmailAddress", "Endpoint", "Confirm", "WhatIf");
    table
        .cmdlet(GET_THROTTLING_POLICY_ASSOCIATION, V2010)
        .since(V2010, "Identity", "Anr", "DomainController", "ResultSize", "SortBy")
        .since(V2013, "ThrottlingPolicy");
    table
        .cmdlet(GET_THROTTLING_POLICY, V2010)
        .since(V2010, "Identity", "DomainController")
        .since(V2013, "Diagnostics", "Explicit", "ThrottlingPolicyScope");
  }

  /** The versions that know a cmdlet. */
  public Span of(CmdletName cmdlet) {
    var span = cmdlets.get(cmdlet);
    if (span == null) {
      throw new IllegalStateException("the table of versions has no " + cmdlet.word());
    }
    return span;
  }

  /**
   * The versions that know a parameter of a cmdlet, by name without regard to case; empty when none
   * does.
   */
  public Optional<Span> of(CmdletName cmdlet, String parameter) {
    return Optional.ofNullable(parametersOf(cmdlet).get(parameter));
  }

  /** Every parameter of a cmdlet with the versions that know it, by name. */
  public SortedMap<String, Span> parametersOf(CmdletName cmdlet) {
    return Collections.unmodifiableSortedMap(
        parameters.getOrDefault(cmdlet, Collections.emptySortedMap()));
  }

  private Row cmdlet(CmdletName cmdlet, ExchangeVersion since) {
    cmdlets.put(cmdlet, Span.since(since));
    var row = new TreeMap<String, Span>(String.CASE_INSENSITIVE_ORDER);
    parameters.put(cmdlet, row);
    return new Row(row);
  }

  /** An update of a version. */
  private record Update(String name) {}

  /** One cmdlet's parameters while they are written down. */
  private record Row(SortedMap<String, Span> spans) {
    Row since(ExchangeVersion first, String... names) {
      return all(Span.since(first), names);
    }

    Row since(ExchangeVersion first, Update update, String... names) {
      return all(new Span(first, update.name(), ExchangeVersion.SE), names);
    }

    Row until(ExchangeVersion last, String... names) {
      return all(Span.until(last), names);
    }

    private Row all(Span span, String... names) {
      for (var name : names) {
        if (spans.put(name, span) != null) {
          throw new IllegalStateException("-" + name + " stands twice in the table of versions");
        }
      }
      return this;
    }
  }
}
