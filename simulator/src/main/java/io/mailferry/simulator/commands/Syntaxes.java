package io.mailferry.simulator.commands;

import static io.mailferry.simulator.commands.ParameterType.BOOLEAN;
import static io.mailferry.simulator.commands.ParameterType.CREDENTIAL;
import static io.mailferry.simulator.commands.ParameterType.DATE;
import static io.mailferry.simulator.commands.ParameterType.LIMIT;
import static io.mailferry.simulator.commands.ParameterType.LIST;
import static io.mailferry.simulator.commands.ParameterType.NUMBER;
import static io.mailferry.simulator.commands.ParameterType.SWITCH;
import static io.mailferry.simulator.commands.ParameterType.TEXT;
import static io.mailferry.simulator.world.ExchangeVersion.E2010;
import static io.mailferry.simulator.world.ExchangeVersion.E2013;
import static io.mailferry.simulator.world.ExchangeVersion.E2016;

import java.util.Set;

/** The syntax of every cmdlet, as the SYNTAX blocks of Microsoft's pages have it. */
final class Syntaxes {
  static final String LOCAL = "MigrationLocal";
  static final String REMOTE = "MigrationRemote";
  static final String OUTBOUND = "MigrationOutbound";
  static final String LEGACY = "MigrationRemoteLegacy";
  static final String IDENTITY = "Identity";
  static final String FILTERING = "Filtering";
  static final String QUEUE = "MigrationMoveRequestQueue";

  static final Syntax NEW_MOVE_REQUEST = newMoveRequest();

  static final Syntax GET_MOVE_REQUEST =
      Syntax.of("Get-MoveRequest", IDENTITY, FILTERING)
          .optional(Set.of(IDENTITY), TEXT, "Identity")
          .optional(
              Set.of(FILTERING),
              TEXT,
              "BatchName",
              "MoveStatus",
              "SourceDatabase",
              "TargetDatabase",
              "RemoteHostName",
              "OrganizationalUnit")
          .optional(
              Set.of(FILTERING),
              BOOLEAN,
              "HighPriority",
              "Offline",
              "Protect",
              "Suspend",
              "SuspendWhenReadyToComplete")
          .since(E2013)
          .optional(Set.of(FILTERING), TEXT, "Flags")
          .optional(TEXT, "DomainController", "SortBy")
          .optional(CREDENTIAL, "Credential")
          .optional(LIMIT, "ResultSize")
          .done();

  static final Syntax GET_MOVE_REQUEST_STATISTICS =
      Syntax.of("Get-MoveRequestStatistics", IDENTITY, QUEUE)
          .mandatory(Set.of(IDENTITY), TEXT, "Identity")
          .mandatory(Set.of(QUEUE), TEXT, "MoveRequestQueue")
          .optional(Set.of(QUEUE), TEXT, "MailboxGuid")
          .optional(SWITCH, "IncludeReport", "Diagnostic")
          .since(E2016)
          .optional(SWITCH, "ReportOnly")
          .optional(TEXT, "DomainController", "DiagnosticArgument")
          .done();

  static final Syntax SET_MOVE_REQUEST =
      Syntax.of("Set-MoveRequest", IDENTITY)
          .mandatory(Set.of(IDENTITY), TEXT, "Identity")
          .optional(
              TEXT,
              "BatchName",
              "DomainController",
              "Priority",
              "RemoteGlobalCatalog",
              "RemoteHostName",
              "TargetDatabase",
              "ArchiveTargetDatabase")
          .optional(SWITCH, "AcceptLargeDataLoss", "Confirm", "WhatIf")
          .optional(BOOLEAN, "SuspendWhenReadyToComplete", "Protect")
          .since(E2013)
          .optional(BOOLEAN, "PreventCompletion")
          .since(E2013)
          .optional(DATE, "CompleteAfter", "StartAfter")
          .since(E2013)
          .optional(TEXT, "IncrementalSyncInterval", "CompletedRequestAgeLimit")
          .since(E2013)
          .optional(LIST, "SkipMoving", "InternalFlags")
          .since(E2016)
          .optional(TEXT, "RequestExpiryInterval", "MoveOptions")
          .optional(CREDENTIAL, "RemoteCredential")
          .optional(LIMIT, "BadItemLimit")
          .since(E2013)
          .optional(LIMIT, "LargeItemLimit")
          .done();

  static final Syntax RESUME_MOVE_REQUEST =
      Syntax.of("Resume-MoveRequest", IDENTITY)
          .mandatory(Set.of(IDENTITY), TEXT, "Identity")
          .since(E2013)
          .optional(SWITCH, "SuspendWhenReadyToComplete")
          .optional(SWITCH, "Confirm", "WhatIf")
          .optional(TEXT, "DomainController")
          .done();

  static final Syntax SUSPEND_MOVE_REQUEST =
      Syntax.of("Suspend-MoveRequest", IDENTITY)
          .mandatory(Set.of(IDENTITY), TEXT, "Identity")
          .optional(TEXT, "SuspendComment", "DomainController")
          .optional(SWITCH, "Confirm", "WhatIf")
          .done();

  static final Syntax REMOVE_MOVE_REQUEST =
      Syntax.of("Remove-MoveRequest", IDENTITY, QUEUE)
          .mandatory(Set.of(IDENTITY), TEXT, "Identity")
          .mandatory(Set.of(QUEUE), TEXT, "MoveRequestQueue", "MailboxGuid")
          .since(E2016)
          .optional(SWITCH, "Force")
          .optional(SWITCH, "Confirm", "WhatIf")
          .optional(TEXT, "DomainController")
          .done();

  static final Syntax GET_MAILBOX_DATABASE =
      Syntax.of("Get-MailboxDatabase", IDENTITY, "Server")
          .optional(Set.of(IDENTITY), TEXT, "Identity")
          .mandatory(Set.of("Server"), TEXT, "Server")
          .optional(SWITCH, "Status", "IncludePreExchange2013")
          .optional(TEXT, "DomainController")
          .done();

  static final Syntax GET_MAILBOX_DATABASE_COPY_STATUS =
      Syntax.of("Get-MailboxDatabaseCopyStatus", IDENTITY, "ExplicitServer")
          .optional(Set.of(IDENTITY), TEXT, "Identity")
          .mandatory(Set.of("ExplicitServer"), TEXT, "Server")
          .optional(SWITCH, "Active", "ConnectionStatus", "ExtendedErrorInfo", "UseServerCache")
          .optional(TEXT, "DomainController")
          .done();

  static final Syntax GET_MAILBOX = recipients("Get-Mailbox");

  static final Syntax GET_MAIL_USER = recipients("Get-MailUser");

  static final Syntax GET_MAILBOX_STATISTICS =
      Syntax.of("Get-MailboxStatistics", IDENTITY, "Database", "Server")
          .mandatory(Set.of(IDENTITY), TEXT, "Identity")
          .mandatory(Set.of("Database"), TEXT, "Database")
          .mandatory(Set.of("Server"), TEXT, "Server")
          .optional(Set.of(IDENTITY), SWITCH, "Archive")
          .optional(SWITCH, "IncludeMoveHistory", "IncludeMoveReport")
          .optional(TEXT, "DomainController", "Filter")
          .done();

  static final Syntax TEST_MAPI_CONNECTIVITY =
      Syntax.of("Test-MapiConnectivity", "Server", IDENTITY, "Database")
          .optional(Set.of("Server"), TEXT, "Server")
          .mandatory(Set.of(IDENTITY), TEXT, "Identity")
          .mandatory(Set.of("Database"), TEXT, "Database")
          .optional(NUMBER, "AllConnectionsTimeout", "PerConnectionTimeout")
          .optional(TEXT, "DomainController")
          .done();

  static final Syntax GET_MIGRATION_USER =
      Syntax.of("Get-MigrationUser", IDENTITY, "MailboxGuid", "StatusAndBatchId")
          .optional(Set.of(IDENTITY), TEXT, "Identity")
          .mandatory(Set.of("MailboxGuid"), TEXT, "MailboxGuid")
          .optional(Set.of("StatusAndBatchId"), TEXT, "BatchId", "Status")
          .optional(TEXT, "DomainController")
          .optional(LIMIT, "ResultSize")
          .done();

  private Syntaxes() {}

  private static Syntax recipients(String cmdlet) {
    return Syntax.of(cmdlet, IDENTITY, "AnrSet")
        .optional(Set.of(IDENTITY), TEXT, "Identity")
        .optional(Set.of("AnrSet"), TEXT, "Anr")
        .optional(TEXT, "DomainController", "Filter", "OrganizationalUnit", "SortBy")
        .optional(SWITCH, "Archive", "IgnoreDefaultScope")
        .optional(LIMIT, "ResultSize")
        .done();
  }

  private static Syntax newMoveRequest() {
    Set<String> all = Set.of(LOCAL, REMOTE, OUTBOUND, LEGACY);
    Set<String> across = Set.of(REMOTE, OUTBOUND);
    return Syntax.of("New-MoveRequest", LOCAL, REMOTE, OUTBOUND, LEGACY)
        .mandatory(all, TEXT, "Identity")
        .mandatory(Set.of(REMOTE), SWITCH, "Remote")
        .mandatory(Set.of(OUTBOUND), SWITCH, "Outbound")
        .mandatory(Set.of(LEGACY), SWITCH, "RemoteLegacy")
        .mandatory(across, TEXT, "RemoteHostName")
        .in(across, Set.of(LEGACY), CREDENTIAL, "RemoteCredential")
        .in(across, Set.of(LEGACY), TEXT, "RemoteGlobalCatalog")
        .until(E2013)
        .optional(across, TEXT, "RemoteOrganizationName")
        .optional(Set.of(REMOTE, OUTBOUND, LEGACY), TEXT, "TargetDeliveryDomain")
        .optional(Set.of(LOCAL, REMOTE, LEGACY), TEXT, "TargetDatabase")
        .optional(Set.of(LOCAL, REMOTE), TEXT, "ArchiveTargetDatabase")
        .optional(Set.of(OUTBOUND, LEGACY), TEXT, "RemoteTargetDatabase")
        .optional(Set.of(OUTBOUND), TEXT, "RemoteArchiveTargetDatabase")
        .optional(across, TEXT, "ArchiveDomain")
        .optional(Set.of(LOCAL, REMOTE, OUTBOUND), SWITCH, "PrimaryOnly", "ArchiveOnly")
        .optional(Set.of(LOCAL), SWITCH, "DoNotPreserveMailboxSignature")
        .since(E2013)
        .optional(Set.of(LOCAL), SWITCH, "ForcePull", "ForcePush")
        .optional(SWITCH, "AcceptLargeDataLoss", "AllowLargeItems", "Confirm", "Protect")
        .optional(SWITCH, "Suspend", "SuspendWhenReadyToComplete", "WhatIf")
        .optional(TEXT, "BatchName", "DomainController", "Priority", "SuspendComment")
        .optional(LIMIT, "BadItemLimit")
        .since(E2013)
        .optional(LIMIT, "LargeItemLimit")
        .since(E2013)
        .optional(DATE, "CompleteAfter", "StartAfter")
        .since(E2013)
        .optional(TEXT, "CompletedRequestAgeLimit", "IncrementalSyncInterval", "WorkloadType")
        .since(E2013)
        .optional(SWITCH, "ForceOffline", "PreventCompletion")
        .since(E2013)
        .optional(LIST, "InternalFlags", "SkipMoving")
        .since(E2016)
        .optional(LIST, "MoveOptions")
        .since(E2016)
        .optional(TEXT, "RequestExpiryInterval")
        .until(E2013)
        .optional(SWITCH, "IgnoreRuleLimitErrors")
        .until(E2010)
        .optional(TEXT, "MRSServer")
        .done();
  }
}
