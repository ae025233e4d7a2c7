package io.mailferry.simulator.moves.request;

/** The stages of the work, in their order. */
public enum Stage {
  INITIALIZING(StatusDetail.INITIALIZING_MOVE, "None", 0),
  CREATING_MAILBOX(StatusDetail.CREATING_MAILBOX, "CreatingMailbox", 5),
  CREATING_FOLDERS(StatusDetail.CREATING_FOLDER_HIERARCHY, "CreatingFolderHierarchy", 10),
  CHECKPOINT(StatusDetail.CREATING_INITIAL_SYNC_CHECKPOINT, "CreatingInitialSyncCheckpoint", 15),
  LOADING(StatusDetail.LOADING_MESSAGES, "LoadingMessages", 20),
  COPYING(StatusDetail.COPYING_MESSAGES, "CopyingMessages", 25),
  SEEDED(StatusDetail.INITIAL_SEEDING_COMPLETE, "IncrementalSync", 95),
  INCREMENTAL_SYNC(StatusDetail.INCREMENTAL_SYNC, "IncrementalSync", 95),
  FINALIZATION(StatusDetail.FINALIZATION, "FinalIncrementalSync", 95),
  DATA_REPLICATION_WAIT(StatusDetail.DATA_REPLICATION_WAIT, "FinalIncrementalSync", 95),
  AD_UPDATE(StatusDetail.AD_UPDATE, "FinalIncrementalSync", 95),
  CLEANUP(StatusDetail.CLEANUP, "Cleanup", 99),
  DONE(StatusDetail.COMPLETED, "SyncFinished", 100);

  private final StatusDetail detail;
  private final String syncStage;
  private final int percent;

  Stage(StatusDetail detail, String syncStage, int percent) {
    this.detail = detail;
    this.syncStage = syncStage;
    this.percent = percent;
  }

  /** What a request shows in it. */
  public StatusDetail detail() {
    return detail;
  }

  /** Exchange's name for it. */
  public String syncStage() {
    return syncStage;
  }

  /** How far a request is that begins it, from 0 to 100. */
  public int percent() {
    return percent;
  }

  /** The one after it; the last one is its own. */
  public Stage next() {
    return switch (this) {
      case INITIALIZING -> CREATING_MAILBOX;
      case CREATING_MAILBOX -> CREATING_FOLDERS;
      case CREATING_FOLDERS -> CHECKPOINT;
      case CHECKPOINT -> LOADING;
      case LOADING -> COPYING;
      case COPYING -> SEEDED;
      case SEEDED -> INCREMENTAL_SYNC;
      case INCREMENTAL_SYNC -> FINALIZATION;
      case FINALIZATION -> DATA_REPLICATION_WAIT;
      case DATA_REPLICATION_WAIT -> AD_UPDATE;
      case AD_UPDATE -> CLEANUP;
      case CLEANUP, DONE -> DONE;
    };
  }

  /** Whether it is part of the first copy. */
  public boolean isSeeding() {
    return compareTo(SEEDED) < 0;
  }

  /** Whether it comes after the first copy. */
  public boolean isCompletion() {
    return compareTo(SEEDED) > 0;
  }
}
