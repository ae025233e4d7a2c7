package io.mailferry.model.move;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The trace of a move request on the user object in Active Directory
 * (docs/exchange/queues-and-stamps.md#the-stamp).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Stamp.Absent.class, name = "absent"),
  @JsonSubTypes.Type(value = Stamp.Present.class, name = "present"),
  @JsonSubTypes.Type(value = Stamp.Unreadable.class, name = "unreadable")
})
public sealed interface Stamp {
  /** The controller that was asked sees no request. */
  record Absent() implements Stamp {}

  /**
   * The controller that was asked sees a request.
   *
   * @param status what the directory holds; it may lag behind the queue
   * @param flags direction and style
   * @param batchName the mark of who created it
   * @param remoteHostName the far endpoint of a cross-forest move
   * @param sourceDatabase the path of the source database, when it is in this forest
   * @param targetDatabase the path of the target database, when it is in this forest
   * @param hidden whether Exchange alone found it there, and our account sees none: it may not read
   *     stamps. Nothing is known of it then but what its queue item tells; never in older histories
   */
  record Present(
      RequestStatus status,
      MoveFlags flags,
      @Nullable String batchName,
      @Nullable String remoteHostName,
      @Nullable String sourceDatabase,
      @Nullable String targetDatabase,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean hidden)
      implements Stamp {
    /** One that we can read. */
    public Present(
        RequestStatus status,
        MoveFlags flags,
        @Nullable String batchName,
        @Nullable String remoteHostName,
        @Nullable String sourceDatabase,
        @Nullable String targetDatabase) {
      this(status, flags, batchName, remoteHostName, sourceDatabase, targetDatabase, false);
    }

    /** The one that led Exchange to a request, where we see none. */
    public static Present hiddenOf(QueueItem.Present item) {
      return new Present(
          item.status(),
          MoveFlags.of(item.route(), item.suspendWhenReady()),
          item.batchName(),
          null,
          null,
          null,
          true);
    }
  }

  /**
   * Nobody could be asked.
   *
   * @param since when it was first found unreadable
   * @param why what was tried, in a sentence
   */
  record Unreadable(Instant since, String why) implements Stamp {}
}
