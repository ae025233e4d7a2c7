package io.mailferry.simulator.moves;

/** The stages of the work, in their order. */
enum Stage {
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

  Detail detail() {
    return detail;
  }

  String syncStage() {
    return syncStage;
  }

  int percent() {
    return percent;
  }

  Stage next() {
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

  boolean isSeeding() {
    return compareTo(SEEDED) < 0;
  }

  boolean isCompletion() {
    return compareTo(SEEDED) > 0;
  }
}
