package io.mailferry.simulator.moves.request;

import java.util.Arrays;

/** The finer state of a request, under Exchange's names. */
public enum StatusDetail {
  QUEUED("Queued"),
  INITIALIZING_MOVE("InitializingMove"),
  CREATING_MAILBOX("CreatingMailbox"),
  CREATING_FOLDER_HIERARCHY("CreatingFolderHierarchy"),
  CREATING_INITIAL_SYNC_CHECKPOINT("CreatingInitialSyncCheckpoint"),
  LOADING_MESSAGES("LoadingMessages"),
  COPYING_MESSAGES("CopyingMessages"),
  INITIAL_SEEDING_COMPLETE("InitialSeedingComplete"),
  IDLE("Idle"),
  AUTO_SUSPENDED("AutoSuspended"),
  INCREMENTAL_SYNC("IncrementalSync"),
  FINALIZATION("Finalization"),
  DATA_REPLICATION_WAIT("DataReplicationWait"),
  AD_UPDATE("ADUpdate"),
  CLEANUP("Cleanup"),
  COMPLETED("Completed"),
  SUSPENDED("Suspended"),
  STALLED_DUE_TO_MAILBOX_LOCK("StalledDueToMailboxLock"),
  STALLED_DUE_TO_TARGET_CONTENT_INDEXING("StalledDueToTarget_ContentIndexing"),
  STALLED_DUE_TO_TARGET_MDB_REPLICATION("StalledDueToTarget_MdbReplication"),
  STALLED_DUE_TO_TARGET_DISK_LATENCY("StalledDueToTarget_DiskLatency"),
  STALLED_DUE_TO_TARGET_MAILBOX_CAPACITY_EXCEEDED("StalledDueToTarget_MailboxCapacityExceeded"),
  STALLED_DUE_TO_SOURCE_ENDPOINT_CAPACITY_EXCEEDED("StalledDueToSource_EndpointCapacityExceeded"),
  TRANSIENT_FAILURE("TransientFailure"),
  MDB_OFFLINE("MDBOffline"),
  RELINQUISHED_MDB_FAILOVER("RelinquishedMDBFailover"),
  FAILED_BAD_ITEM_LIMIT("FailedBadItemLimit"),
  FAILED_NETWORK("FailedNetwork"),
  FAILED_MAPI("FailedMAPI"),
  FAILED_OTHER("FailedOther"),
  CANCELED("Canceled");

  private final String label;

  StatusDetail(String label) {
    this.label = label;
  }

  /** Exchange's name for it. */
  public String label() {
    return label;
  }

  /**
   * The stall that Exchange calls so.
   *
   * @throws IllegalArgumentException when it is none that the simulator shows
   */
  public static StatusDetail ofStall(String label) {
    return Arrays.stream(values())
        .filter(each -> each.label.startsWith("Stalled") && each.label.equalsIgnoreCase(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no stall is called " + label));
  }

  /** What a request shows that failed with an exception of this class. */
  public static StatusDetail ofFailure(String type) {
    if (type.startsWith("TooManyBadItems")) {
      return FAILED_BAD_ITEM_LIMIT;
    }
    if (type.startsWith("Mapi")) {
      return FAILED_MAPI;
    }
    return type.startsWith("Communication") || type.contains("Connection")
        ? FAILED_NETWORK
        : FAILED_OTHER;
  }
}
