package io.mailferry.simulator.moves.request;

/** The stages of the work, in their order. */
public enum Stage {
  INITIALIZING(Detail.INITIALIZING_MOVE, "None", 0),
  CREATING_MAILBOX(Detail.CREATING_MAILBOX, "CreatingMailbox", 5),
  CREATING_FOLDERS(Detail.CREATING_FOLDER_HIERARCHY, "CreatingFolderHierarchy", 10),
  CHECKPOINT(Detail.CREATING_INITIAL_SYNC_CHECKPOINT, "CreatingInitialSyncCheckpoint", 15),
  LOADING(Detail.LOADING_MESSAGES, "LoadingMessages", 20),
  COPYING(Detail.COPYING_MESSAGES, "CopyingMessages", 25),
  SEEDED(Detail.INITIAL_SEEDING_COMPLETE, "IncrementalSync", 95),
  INCREMENTAL_SYNC(Detail.INCREMENTAL_SYNC, "IncrementalSync", 95),
  FINALIZATION(Detail.FINALIZATION, "FinalIncrementalSync", 95),
  DATA_REPLICATION_WAIT(Detail.DATA_REPLICATION_WAIT, "FinalIncrementalSync", 95),
  AD_UPDATE(Detail.AD_UPDATE, "FinalIncrementalSync", 95),
  CLEANUP(Detail.CLEANUP, "Cleanup", 99),
  DONE(Detail.COMPLETED, "SyncFinished", 100);

  private final Detail detail;
  private final String syncStage;
  private final int percent;

  Stage(Detail detail, String syncStage, int percent) {
    this.detail = detail;
    this.syncStage = syncStage;
    this.percent = percent;
  }

  /** What a request shows in it. */
  public Detail detail() {
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
