package io.mailferry.simulator.commands.syntax;

import static io.mailferry.simulator.commands.syntax.ParameterType.BOOLEAN;
import static io.mailferry.simulator.commands.syntax.ParameterType.CREDENTIAL;
import static io.mailferry.simulator.commands.syntax.ParameterType.DATE;
import static io.mailferry.simulator.commands.syntax.ParameterType.FILTERED_STATUS;
import static io.mailferry.simulator.commands.syntax.ParameterType.GUID;
import static io.mailferry.simulator.commands.syntax.ParameterType.ID;
import static io.mailferry.simulator.commands.syntax.ParameterType.LIMIT;
import static io.mailferry.simulator.commands.syntax.ParameterType.LIST;
import static io.mailferry.simulator.commands.syntax.ParameterType.NUMBER;
import static io.mailferry.simulator.commands.syntax.ParameterType.PRIORITY;
import static io.mailferry.simulator.commands.syntax.ParameterType.PRIORITY_2010;
import static io.mailferry.simulator.commands.syntax.ParameterType.SPAN;
import static io.mailferry.simulator.commands.syntax.ParameterType.SPAN_LIMIT;
import static io.mailferry.simulator.commands.syntax.ParameterType.SWITCH;
import static io.mailferry.simulator.commands.syntax.ParameterType.TEXT;
import static io.mailferry.simulator.world.ExchangeVersion.E2010;
import static io.mailferry.simulator.world.ExchangeVersion.E2013;
import static io.mailferry.simulator.world.ExchangeVersion.E2016;

import java.util.Set;

/** The syntax of every cmdlet, as the SYNTAX blocks of Microsoft's pages have it. */
public final class Syntaxes {
  /** Set: New-MoveRequest within the organisation. */
  public static final String LOCAL = "MigrationLocal";

  /** Set: New-MoveRequest that pulls. */
  public static final String REMOTE = "MigrationRemote";

  /** Set: New-MoveRequest that pushes. */
  public static final String OUTBOUND = "MigrationOutbound";

  /** Set: New-MoveRequest to or from an older version. */
  public static final String LEGACY = "MigrationRemoteLegacy";

  /** Set: One object, named. */
  public static final String IDENTITY = "Identity";

  private static final String REMOTE_MOVE = "ExchangeRemoteMove";
  private static final String REMOTE_MOVE_AUTODISCOVER = "ExchangeRemoteMoveAutodiscover";

  /** Set: All that fit some conditions. */
  public static final String FILTERING = "Filtering";

  /** Set: Statistics of one request. */
  public static final String ON_PREMISES = "IdentityOnPremises";

  /** Set: What a database keeps in its queue. */
  public static final String QUEUE = "MigrationMoveRequestQueue";

  /** Set: What one server of the replication service works on. */
  public static final String INSTANCE = "MigrationMRSInstance";

  public static final Syntax NEW_MOVE_REQUEST = newMoveRequest();

  public static final Syntax GET_MOVE_REQUEST =
      Syntax.of("Get-MoveRequest", IDENTITY, FILTERING)
          .optional(Set.of(IDENTITY), ID, "Identity")
          .optional(Set.of(FILTERING), FILTERED_STATUS, "MoveStatus")
          .optional(
              Set.of(FILTERING),
              TEXT,
              "BatchName",
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

  public static final Syntax GET_MOVE_REQUEST_STATISTICS =
      Syntax.of("Get-MoveRequestStatistics", ON_PREMISES, QUEUE, INSTANCE)
          .endsWith(E2010, INSTANCE)
          .mandatory(Set.of(ON_PREMISES), TEXT, "Identity")
          .mandatory(Set.of(QUEUE), TEXT, "MoveRequestQueue")
          .until(E2010)
          .mandatory(Set.of(INSTANCE), TEXT, "MRSInstance")
          .optional(Set.of(QUEUE, INSTANCE), GUID, "MailboxGuid")
          .optional(SWITCH, "IncludeReport")
          .since(E2013)
          .optional(SWITCH, "Diagnostic")
          .since(E2013)
          .optional(TEXT, "DiagnosticArgument")
          .since(E2016)
          .optional(SWITCH, "ReportOnly")
          .optional(TEXT, "DomainController")
          .done();

  public static final Syntax SET_MOVE_REQUEST =
      priority(Syntax.of("Set-MoveRequest", IDENTITY).changes(ConfirmImpact.MEDIUM))
          .mandatory(Set.of(IDENTITY), TEXT, "Identity")
          .optional(TEXT, "BatchName", "DomainController", "RemoteGlobalCatalog", "RemoteHostName")
          .since(E2013)
          .optional(TEXT, "TargetDatabase", "ArchiveTargetDatabase")
          .optional(SWITCH, "AcceptLargeDataLoss")
          .optional(BOOLEAN, "SuspendWhenReadyToComplete", "Protect")
          .until(E2013)
          .optional(BOOLEAN, "IgnoreRuleLimitErrors")
          .since(E2013)
          .optional(BOOLEAN, "PreventCompletion")
          .since(E2013)
          .optional(DATE, "CompleteAfter", "StartAfter")
          .since(E2013)
          .optional(SPAN, "IncrementalSyncInterval")
          .since(E2013)
          .optional(SPAN_LIMIT, "CompletedRequestAgeLimit")
          .since(E2013)
          .optional(LIST, "SkipMoving", "InternalFlags")
          .since(E2016)
          .optional(LIST, "MoveOptions")
          .since(E2016)
          .optional(SPAN_LIMIT, "RequestExpiryInterval")
          .optional(CREDENTIAL, "RemoteCredential")
          .optional(LIMIT, "BadItemLimit")
          .since(E2013)
          .optional(LIMIT, "LargeItemLimit")
          .done();

  public static final Syntax RESUME_MOVE_REQUEST =
      Syntax.of("Resume-MoveRequest", IDENTITY)
          .changes(ConfirmImpact.MEDIUM)
          .mandatory(Set.of(IDENTITY), TEXT, "Identity")
          .since(E2013)
          .optional(SWITCH, "SuspendWhenReadyToComplete")
          .optional(TEXT, "DomainController")
          .done();

  public static final Syntax SUSPEND_MOVE_REQUEST =
      Syntax.of("Suspend-MoveRequest", IDENTITY)
          .changes(ConfirmImpact.HIGH)
          .mandatory(Set.of(IDENTITY), TEXT, "Identity")
          .optional(TEXT, "SuspendComment", "DomainController")
          .done();

  public static final Syntax REMOVE_MOVE_REQUEST =
      Syntax.of("Remove-MoveRequest", IDENTITY, QUEUE)
          .changes(ConfirmImpact.HIGH)
          .mandatory(Set.of(IDENTITY), TEXT, "Identity")
          .mandatory(Set.of(QUEUE), TEXT, "MoveRequestQueue")
          .mandatory(Set.of(QUEUE), GUID, "MailboxGuid")
          .since(E2016)
          .optional(SWITCH, "Force")
          .optional(TEXT, "DomainController")
          .done();

  public static final Syntax GET_MAILBOX_DATABASE =
      Syntax.of("Get-MailboxDatabase", IDENTITY, "Server")
          .optional(Set.of(IDENTITY), ID, "Identity")
          .mandatory(Set.of("Server"), TEXT, "Server")
          .optional(SWITCH, "Status")
          .since(E2013)
          .optional(SWITCH, "IncludePreExchange2013")
          .optional(TEXT, "DomainController")
          .done();

  public static final Syntax GET_MAILBOX_DATABASE_COPY_STATUS =
      Syntax.of("Get-MailboxDatabaseCopyStatus", IDENTITY, "ExplicitServer")
          .optional(Set.of(IDENTITY), ID, "Identity")
          .mandatory(Set.of("ExplicitServer"), TEXT, "Server")
          .optional(SWITCH, "Active", "ConnectionStatus", "ExtendedErrorInfo")
          .since(E2013)
          .optional(SWITCH, "UseServerCache")
          .optional(TEXT, "DomainController")
          .done();

  public static final Syntax GET_MAILBOX =
      recipients("Get-Mailbox").optional(SWITCH, "Archive").done();

  public static final Syntax GET_MAIL_USER = recipients("Get-MailUser").done();

  public static final Syntax GET_MAILBOX_STATISTICS =
      Syntax.of("Get-MailboxStatistics", IDENTITY, "Database", "Server")
          .mandatory(Set.of(IDENTITY), TEXT, "Identity")
          .mandatory(Set.of("Database"), TEXT, "Database")
          .mandatory(Set.of("Server"), TEXT, "Server")
          .optional(Set.of(IDENTITY), SWITCH, "Archive")
          .optional(SWITCH, "IncludeMoveHistory", "IncludeMoveReport")
          .optional(TEXT, "DomainController")
          .since(E2013)
          .optional(TEXT, "Filter")
          .done();

  public static final Syntax TEST_MAPI_CONNECTIVITY =
      Syntax.of("Test-MapiConnectivity", "Server", IDENTITY, "Database")
          .optional(Set.of("Server"), TEXT, "Server")
          .mandatory(Set.of(IDENTITY), TEXT, "Identity")
          .mandatory(Set.of("Database"), TEXT, "Database")
          .optional(NUMBER, "AllConnectionsTimeout", "PerConnectionTimeout")
          .optional(TEXT, "DomainController")
          .done();

  /**
   * Of its many sets those for moves between forests on premises
   * (docs/exchange/cmdlets.md#far-account).
   */
  public static final Syntax TEST_MIGRATION_SERVER_AVAILABILITY =
      Syntax.of("Test-MigrationServerAvailability", REMOTE_MOVE, REMOTE_MOVE_AUTODISCOVER)
          .cameWith(E2013)
          .changes(ConfirmImpact.MEDIUM)
          .mandatory(Set.of(REMOTE_MOVE, REMOTE_MOVE_AUTODISCOVER), SWITCH, "ExchangeRemoteMove")
          .mandatory(Set.of(REMOTE_MOVE), TEXT, "RemoteServer")
          .mandatory(Set.of(REMOTE_MOVE_AUTODISCOVER), SWITCH, "Autodiscover")
          .mandatory(Set.of(REMOTE_MOVE_AUTODISCOVER), TEXT, "EmailAddress")
          .in(Set.of(REMOTE_MOVE), Set.of(REMOTE_MOVE_AUTODISCOVER), CREDENTIAL, "Credentials")
          .done();

  public static final Syntax GET_MIGRATION_USER =
      Syntax.of("Get-MigrationUser", IDENTITY, "MailboxGuid", "StatusAndBatchId")
          .cameWith(E2013)
          .optional(Set.of(IDENTITY), ID, "Identity")
          .mandatory(Set.of("MailboxGuid"), GUID, "MailboxGuid")
          .optional(Set.of("StatusAndBatchId"), TEXT, "BatchId", "Status")
          .optional(TEXT, "DomainController")
          .optional(LIMIT, "ResultSize")
          .done();

  /** In these versions a policy has a scope; before, there was one default policy. */
  public static final Syntax GET_THROTTLING_POLICY =
      Syntax.of("Get-ThrottlingPolicy", IDENTITY)
          .optional(ID, "Identity")
          .since(E2013)
          .optional(TEXT, "ThrottlingPolicyScope")
          .since(E2013)
          .optional(SWITCH, "Explicit")
          .optional(TEXT, "DomainController")
          .done();

  public static final Syntax GET_THROTTLING_POLICY_ASSOCIATION =
      Syntax.of("Get-ThrottlingPolicyAssociation", IDENTITY, "AnrSet")
          .optional(Set.of(IDENTITY), ID, "Identity")
          .optional(Set.of("AnrSet"), TEXT, "Anr")
          .optional(TEXT, "DomainController", "Filter", "OrganizationalUnit", "SortBy")
          .since(E2013)
          .optional(TEXT, "ThrottlingPolicy")
          .optional(SWITCH, "IgnoreDefaultScope")
          .optional(LIMIT, "ResultSize")
          .done();

  public static final Syntax SET_AD_SERVER_SETTINGS =
      Syntax.of("Set-ADServerSettings", "Set1", "Set2")
          .changes(ConfirmImpact.MEDIUM)
          .mandatory(Set.of("Set2"), TEXT, "PreferredServer")
          .optional(Set.of("Set1"), TEXT, "ConfigurationDomainController", "PreferredGlobalCatalog")
          .optional(Set.of("Set1"), LIST, "SetPreferredDomainControllers")
          .optional(TEXT, "RecipientViewRoot")
          .optional(BOOLEAN, "ViewEntireForest")
          .done();

  private Syntaxes() {}

  private static Syntax.Builder priority(Syntax.Builder syntax) {
    return syntax
        .until(E2010)
        .optional(PRIORITY_2010, "Priority")
        .since(E2013)
        .optional(PRIORITY, "Priority");
  }

  private static Syntax.Builder recipients(String cmdlet) {
    return Syntax.of(cmdlet, IDENTITY, "AnrSet")
        .optional(Set.of(IDENTITY), ID, "Identity")
        .optional(Set.of("AnrSet"), TEXT, "Anr")
        .optional(TEXT, "DomainController", "Filter", "OrganizationalUnit", "SortBy")
        .optional(SWITCH, "IgnoreDefaultScope")
        .optional(LIMIT, "ResultSize");
  }

  private static Syntax newMoveRequest() {
    var all = Set.of(LOCAL, REMOTE, OUTBOUND, LEGACY);
    var across = Set.of(REMOTE, OUTBOUND);
    return priority(
            Syntax.of("New-MoveRequest", LOCAL, REMOTE, OUTBOUND, LEGACY)
                .changes(ConfirmImpact.MEDIUM))
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
        .optional(SWITCH, "AcceptLargeDataLoss", "AllowLargeItems", "Protect")
        .optional(SWITCH, "Suspend", "SuspendWhenReadyToComplete")
        .optional(TEXT, "BatchName", "DomainController", "SuspendComment")
        .optional(LIMIT, "BadItemLimit")
        .since(E2013)
        .optional(LIMIT, "LargeItemLimit")
        .since(E2013)
        .optional(DATE, "CompleteAfter", "StartAfter")
        .since(E2013)
        .optional(SPAN_LIMIT, "CompletedRequestAgeLimit")
        .since(E2013)
        .optional(SPAN, "IncrementalSyncInterval")
        .since(E2013)
        .optional(TEXT, "WorkloadType")
        .since(E2013)
        .optional(SWITCH, "ForceOffline", "PreventCompletion")
        .since(E2013)
        .optional(LIST, "InternalFlags", "SkipMoving")
        .since(E2016)
        .optional(LIST, "MoveOptions")
        .since(E2016)
        .optional(SPAN_LIMIT, "RequestExpiryInterval")
        .until(E2013)
        .optional(SWITCH, "IgnoreRuleLimitErrors")
        .until(E2010)
        .optional(TEXT, "MRSServer")
        .done();
  }
}
