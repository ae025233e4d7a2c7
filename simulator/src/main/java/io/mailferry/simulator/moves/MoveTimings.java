package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.Stage;
import java.time.Duration;

/**
 * How long the Mailbox Replication Service takes, in simulated time.
 *
 * @param pickUp from the queue until it is noticed
 * @param preparing each stage before the copy
 * @param bytesPerMinute speed of the copy
 * @param activeMovesPerDatabase how many moves run at once from, and into, one database
 * @param incrementalSync each incremental synchronisation
 * @param incrementalInterval between two of them
 * @param finalSync the last one, with the mailbox locked
 * @param replicationWait waiting for the copies of the target database
 * @param directoryUpdate writing the switch into the directory
 * @param cleanup deleting the source
 * @param removal from Remove-MoveRequest until the queue item is gone
 * @param lockRetry between two looks at a mailbox that another move holds
 */
public record MoveTimings(
    Duration pickUp,
    Duration preparing,
    long bytesPerMinute,
    int activeMovesPerDatabase,
    Duration incrementalSync,
    Duration incrementalInterval,
    Duration finalSync,
    Duration replicationWait,
    Duration directoryUpdate,
    Duration cleanup,
    Duration removal,
    Duration lockRetry) {

  /** What a middling installation shows. */
  public static MoveTimings usual() {
    return new MoveTimings(
        Duration.ofSeconds(30),
        Duration.ofSeconds(12),
        100L << 20,
        10,
        Duration.ofSeconds(60),
        Duration.ofHours(24),
        Duration.ofSeconds(45),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        Duration.ofSeconds(40),
        Duration.ofMinutes(5));
  }

  /** The same with another copying speed. */
  public MoveTimings copying(long newBytesPerMinute) {
    return new MoveTimings(
        pickUp,
        preparing,
        newBytesPerMinute,
        activeMovesPerDatabase,
        incrementalSync,
        incrementalInterval,
        finalSync,
        replicationWait,
        directoryUpdate,
        cleanup,
        removal,
        lockRetry);
  }

  /** The same with another number of moves at once. */
  public MoveTimings movingAtOnce(int perDatabase) {
    return new MoveTimings(
        pickUp,
        preparing,
        bytesPerMinute,
        perDatabase,
        incrementalSync,
        incrementalInterval,
        finalSync,
        replicationWait,
        directoryUpdate,
        cleanup,
        removal,
        lockRetry);
  }

  Duration of(Stage stage, long bytes) {
    return switch (stage) {
      case INITIALIZING, CREATING_MAILBOX, CREATING_FOLDERS, CHECKPOINT, LOADING -> preparing;
      case COPYING -> Duration.ofMillis(60_000L * bytes / bytesPerMinute);
      case INCREMENTAL_SYNC -> incrementalSync;
      case FINALIZATION -> finalSync;
      case DATA_REPLICATION_WAIT -> replicationWait;
      case AD_UPDATE -> directoryUpdate;
      case CLEANUP -> cleanup;
      case SEEDED, DONE -> Duration.ZERO;
    };
  }
}
