package io.mailferry.simulator.powershell;

/**
 * The properties of Exchange's objects (docs/exchange/cmdlets.md#what-the-statistics-hold), a kind
 * and its names on a line. {@code unknown}: Exchange has it, the simulator cannot know it, so it is
 * null. {@code A=B}: named A, read from B. A third word bounds the versions. A capital kind is an
 * enumeration.
 */
final class Shapes {
  private Shapes() {}

  static final String MOVE_REQUEST =
      """
      person Identity=Guid
      text DisplayName,Alias,DistinguishedName
      guid ExchangeGuid,Guid
      RequestStatus Status
      RequestFlags Flags
      RequestDirection Direction
      RequestStyle RequestStyle
      database SourceDatabase,TargetDatabase
      unknown SourceArchiveDatabase,TargetArchiveDatabase
      text BatchName,RemoteHostName
      same Suspend,SuspendWhenReadyToComplete
      unknown IsOffline,Protect,RequestGuid
      """;

  static final String STATISTICS =
      """
      person MailboxIdentity=Guid,Identity=Guid
      text DistinguishedName,DisplayName,Alias
      guid ExchangeGuid,Guid,RequestGuid,ArchiveGuid
      database RequestQueue
      text RecipientTypeDetails
      RequestStatus Status
      RequestState StatusDetail
      SyncStage SyncStage
      RequestFlags Flags
      RequestStyle RequestStyle
      RequestDirection Direction
      same IsOffline,Protect,Suspend,SuspendWhenReadyToComplete
      text Priority,WorkloadType
      unknown DoNotPreserveMailboxSignature,InternalFlags
      unknown IgnoreRuleLimitErrors -2013
      database SourceDatabase,TargetDatabase
      unknown SourceArchiveDatabase,TargetArchiveDatabase
      text SourceVersion,TargetVersion
      text SourceServer,TargetServer,RemoteHostName,RemoteDatabaseName,TargetDeliveryDomain
      guid RemoteDatabaseGuid
      unknown RemoteGlobalCatalog,RemoteCredentialUsername,RemoteArchiveDatabaseName
      unknown RemoteArchiveDatabaseGuid,ArchiveDomain
      limit BadItemLimit,LargeItemLimit
      int BadItemsEncountered,LargeItemsEncountered
      unknown AllowLargeItems,CompletedRequestAgeLimit
      text BatchName
      time StartAfter,CompleteAfter
      unknown ConfiguredIncrementalSyncInterval,EffectiveIncrementalSyncInterval 2016+
      unknown LastSuccessfulSyncTimestamp,RequestExpiryTimestamp,LastFailure 2016+
      time QueuedTimestamp,StartTimestamp,LastUpdateTimestamp,InitialSeedingCompletedTimestamp
      time FinalSyncTimestamp,CompletionTimestamp,SuspendedTimestamp,FailureTimestamp
      span OverallDuration,TotalFinalizationDuration
      unknown TotalDataReplicationWaitDuration,TotalSuspendedDuration,TotalFailedDuration
      unknown TotalQueuedDuration,TotalInProgressDuration
      span TotalStalledDueToHADuration=TotalStalledDueToDatabaseDuration -2013
      unknown TotalStalledDueToCIDuration -2013
      span TotalStalledDueToMdbReplicationDuration=TotalStalledDueToDatabaseDuration 2016+
      unknown TotalStalledDueToContentIndexingDuration 2016+
      span TotalStalledDueToMailboxLockedDuration
      unknown TotalStalledDueToReadThrottle,TotalStalledDueToWriteThrottle
      unknown TotalStalledDueToReadCpu,TotalStalledDueToWriteCpu
      unknown TotalStalledDueToReadUnknown,TotalStalledDueToWriteUnknown
      unknown TotalTransientFailureDuration,TotalProxyBackoffDuration,TotalIdleDuration
      int PercentComplete
      bytes BytesTransferred,TotalMailboxSize
      count ItemsTransferred,TotalMailboxItemCount
      unknown BytesTransferredPerMinute,TotalArchiveSize,TotalArchiveItemCount
      text PositionInQueue,MRSServerName
      int FailureCode
      text FailureType,FailureSide,Message
      same IsValid
      report Report=ReportFields
      text ValidationMessage
      unknown DiagnosticInfo
      """;

  static final String DATABASE =
      """
      text Name,DistinguishedName
      database Identity=Name
      guid Guid
      same Mounted,Recovery
      text MountedOnServer,MasterServerOrAvailabilityGroup
      sizelimit ProhibitSendReceiveQuota
      unknown Server,Servers,ActivationPreference,EdbFilePath,LogFolderPath,DatabaseSize
      unknown AvailableNewMailboxSpace,LastFullBackup,LastIncrementalBackup,CircularLoggingEnabled
      unknown IsExcludedFromProvisioning,IsSuspendedFromProvisioning,RecoverableItemsQuota
      unknown MailboxRetention
      """;

  static final String COPY =
      """
      text DatabaseName,MailboxServer
      CopyStatus Status
      int CopyQueueLength,ReplayQueueLength,ActivationPreference
      ContentIndexStatusType ContentIndexState
      unknown LastInspectedLogTime,ActivationSuspended
      """;

  static final String RECIPIENT =
      """
      person Identity=Guid
      text Name=DisplayName,DisplayName,Alias,DistinguishedName
      guid Guid,ExchangeGuid,ArchiveGuid
      text RecipientTypeDetails
      database Database
      text PrimarySmtpAddress,ExternalEmailAddress,LegacyExchangeDN
      RequestStatus MailboxMoveStatus
      text MailboxMoveBatchName
      unknown MailboxMoveFlags,MailboxMoveRemoteHostName,MailboxMoveSourceMDB,MailboxMoveTargetMDB
      unknown ArchiveName,ArchiveDatabase,ServerName,EmailAddresses,LitigationHoldEnabled
      unknown UseDatabaseQuotaDefaults,ProhibitSendReceiveQuota,RecoverableItemsQuota
      """;

  static final String MAILBOX_STATISTICS =
      """
      text DisplayName
      guid MailboxGuid
      database Database
      sizelimit TotalItemSize,TotalDeletedItemSize
      int ItemCount
      text DisconnectReason
      same IsQuarantined
      unknown DisconnectDate,LastLogonTime,MoveHistory
      """;

  static final String MAPI_RESULT =
      """
      result Result
      text Error
      latency Latency=LatencySeconds
      text Database
      unknown Server,MailboxGuid
      """;

  /** As administrators publish it (docs/exchange/cmdlets.md#far-account). */
  static final String SERVER_AVAILABILITY =
      """
      text Result,Message,ErrorDetail
      same SupportsCutover
      unknown ConnectionSettings,TestedEndpoint
      """;

  static final String MIGRATION_USER =
      """
      text Identity,BatchId,Status
      guid MailboxGuid
      """;

  static final String POLICY =
      """
      text Name,ThrottlingPolicyScope
      limit PowerShellMaxConcurrency,PowerShellMaxCmdlets,PowerShellMaxCmdletsTimePeriod
      """;

  static final String ASSOCIATION =
      """
      text Name,ThrottlingPolicyId
      """;
}
