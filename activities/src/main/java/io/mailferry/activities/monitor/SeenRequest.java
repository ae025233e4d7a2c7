package io.mailferry.activities.monitor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mailferry.activities.exchange.Exchange.QueuedMove;
import io.mailferry.activities.exchange.Exchange.StampedMove;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.RequestStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as a pass saw it, of which nobody knows yet whether it should be there.
 *
 * @param mailbox whose
 * @param status where it stands
 * @param batchName the mark of who created it
 * @param database in whose queue it lies
 * @param queue the queue in which it was found; null when its stamp was
 */
record SeenRequest(
    String mailbox,
    RequestStatus status,
    @Nullable String batchName,
    @Nullable String database,
    @Nullable String queue) {

  static SeenRequest of(StampedMove move) {
    var database = move.targetDatabase() != null ? move.targetDatabase() : move.sourceDatabase();
    return new SeenRequest(
        move.mailbox().toString(), move.status(), move.batchName(), database, null);
  }

  static SeenRequest of(QueuedMove move, String queue) {
    return new SeenRequest(
        move.mailbox().toString(), move.item().status(), move.item().batchName(), queue, queue);
  }

  /** Whether it bears our mark. */
  @JsonIgnore
  boolean isOurs() {
    return batchName != null && WaveName.marksOurs(batchName);
  }

  /** The wave that its mark names. */
  Optional<String> wave() {
    return batchName == null || !isOurs()
        ? Optional.empty()
        : Optional.of(batchName.substring(batchName.indexOf('/') + 1));
  }

  /** Whether it is more than finished work, which lies about in every organisation. */
  @JsonIgnore
  boolean isLive() {
    return switch (status) {
      case NONE, COMPLETED, COMPLETED_WITH_WARNING -> false;
      case QUEUED,
          IN_PROGRESS,
          SYNCED,
          AUTO_SUSPENDED,
          COMPLETION_IN_PROGRESS,
          SUSPENDED,
          FAILED,
          UNRECOGNISED ->
          true;
    };
  }
}
