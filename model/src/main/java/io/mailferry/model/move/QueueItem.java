package io.mailferry.model.move;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.mailferry.model.Limits;
import io.mailferry.model.Route;
import io.mailferry.model.incident.Dependency;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The move request itself: the item in the queue of the replication service, as {@code
 * Get-MoveRequestStatistics} tells it (docs/exchange/cmdlets.md#what-the-statistics-hold).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = QueueItem.Absent.class, name = "absent"),
  @JsonSubTypes.Type(value = QueueItem.Present.class, name = "present"),
  @JsonSubTypes.Type(value = QueueItem.Invalid.class, name = "invalid"),
  @JsonSubTypes.Type(value = QueueItem.Unreadable.class, name = "unreadable")
})
public sealed interface QueueItem {
  /** Whether a finer word of Exchange's says that it is taking the item away, after a removal. */
  static boolean tellsOfRemoval(String statusDetail) {
    var detail = statusDetail.toLowerCase(Locale.ROOT);
    return detail.equals("canceled") || detail.equals("removed");
  }

  /** The queue was read and has no such item. */
  record Absent() implements QueueItem {}

  /**
   * The queue has an item.
   *
   * @param request the request's own GUID
   * @param status where it stands
   * @param statusDetail Exchange's finer word, e.g. {@code CopyingMessages}; names differ by
   *     version
   * @param route the way it travels
   * @param batchName the mark of who created it
   * @param targetDatabase the target database's name, as Exchange prints it
   * @param sourceDatabase the source database's name, in whichever forest, when Exchange prints one
   * @param suspendWhenReady whether it rests at 95 % until resumed
   * @param completeAfter when Exchange completes it by itself
   * @param progress how far it is
   * @param times when things happened to it
   * @param failure why it failed, if it has
   * @param limits how much may be left behind; null when Exchange does not tell it, and in the
   *     oldest histories
   * @param versions of which Exchange version both databases are; null when Exchange does not tell
   *     it, and in older histories
   * @param pausedByUs why Mailferry suspended it, as its comment tells; null when it is not
   *     suspended, or not by Mailferry, and in older histories
   */
  record Present(
      UUID request,
      RequestStatus status,
      String statusDetail,
      Route route,
      @Nullable String batchName,
      @Nullable String targetDatabase,
      @Nullable String sourceDatabase,
      boolean suspendWhenReady,
      @Nullable Instant completeAfter,
      Progress progress,
      Times times,
      @Nullable Failure failure,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Limits limits,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Versions versions,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OurPause pausedByUs)
      implements QueueItem {
    /** One that Mailferry has not suspended. */
    public Present(
        UUID request,
        RequestStatus status,
        String statusDetail,
        Route route,
        @Nullable String batchName,
        @Nullable String targetDatabase,
        @Nullable String sourceDatabase,
        boolean suspendWhenReady,
        @Nullable Instant completeAfter,
        Progress progress,
        Times times,
        @Nullable Failure failure,
        @Nullable Limits limits,
        @Nullable Versions versions) {
      this(
          request,
          status,
          statusDetail,
          route,
          batchName,
          targetDatabase,
          sourceDatabase,
          suspendWhenReady,
          completeAfter,
          progress,
          times,
          failure,
          limits,
          versions,
          null);
    }

    /** One of which Exchange does not tell the versions of its databases. */
    public Present(
        UUID request,
        RequestStatus status,
        String statusDetail,
        Route route,
        @Nullable String batchName,
        @Nullable String targetDatabase,
        @Nullable String sourceDatabase,
        boolean suspendWhenReady,
        @Nullable Instant completeAfter,
        Progress progress,
        Times times,
        @Nullable Failure failure,
        @Nullable Limits limits) {
      this(
          request,
          status,
          statusDetail,
          route,
          batchName,
          targetDatabase,
          sourceDatabase,
          suspendWhenReady,
          completeAfter,
          progress,
          times,
          failure,
          limits,
          null);
    }

    /** One of which Exchange does not tell its limits either. */
    public Present(
        UUID request,
        RequestStatus status,
        String statusDetail,
        Route route,
        @Nullable String batchName,
        @Nullable String targetDatabase,
        @Nullable String sourceDatabase,
        boolean suspendWhenReady,
        @Nullable Instant completeAfter,
        Progress progress,
        Times times,
        @Nullable Failure failure) {
      this(
          request,
          status,
          statusDetail,
          route,
          batchName,
          targetDatabase,
          sourceDatabase,
          suspendWhenReady,
          completeAfter,
          progress,
          times,
          failure,
          null,
          null);
    }

    /**
     * Whether a command of a later version that removes it, once it is completed, can take the
     * mailbox with it (docs/exchange/cmdlets.md#newer-remove). It is a rule of moves between two
     * databases of Exchange 2010.
     */
    public boolean liesWithinExchange2010() {
      return route == Route.LOCAL && versions != null && versions.bothOf2010();
    }

    /** How much it may leave behind; as planned, where Exchange does not tell. */
    public Limits limitsOr(Limits planned) {
      return limits == null ? planned : limits;
    }
  }

  /**
   * Exchange shows a request and says itself that it is not valid, because directory and queue do
   * not agree on it (docs/exchange/queues-and-stamps.md#not-valid). Whatever else such an object
   * shows counts for nothing.
   *
   * @param why Exchange's own words, e.g. {@code DataMissing}, without people; blank when it says
   *     no more
   * @param statusDetail its finer word, which tells one that is being removed
   * @param batchName whose it says that it is; null when it says nothing, and in older histories
   */
  record Invalid(
      String why,
      String statusDetail,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String batchName)
      implements QueueItem {
    /** One of which nobody knows whose it is. */
    public Invalid(String why, String statusDetail) {
      this(why, statusDetail, null);
    }
  }

  /**
   * The queue could not be read: a database is dismounted, or no session could be had.
   *
   * @param since when it was first found unreadable
   * @param why in a sentence
   * @param dependency what is away that others need too, as {@link Dependency#key} has it; null
   *     when that is not known, and in older histories
   */
  record Unreadable(
      Instant since,
      String why,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String dependency)
      implements QueueItem {
    /** One of which no more is known. */
    public Unreadable(Instant since, String why) {
      this(since, why, null);
    }
  }

  /** Why Mailferry suspended a request. */
  enum OurPause {
    /** An operator paused the mailbox. */
    ORDERED,
    /** Its cutover might not begin yet, and it had no other brake. */
    BEFORE_ITS_CUTOVER
  }

  /**
   * Of which version the servers are on which a request's databases lie, in Exchange's words, e.g.
   * {@code Version 15.1 (Build 1979.0)}.
   */
  record Versions(String source, String target) {
    private static final String EXCHANGE_2010 = "Version 14.";

    boolean bothOf2010() {
      return source.startsWith(EXCHANGE_2010) && target.startsWith(EXCHANGE_2010);
    }
  }

  /**
   * How far a request is.
   *
   * @param percent 0 to 100; not monotone across a restart
   *     (docs/exchange/cmdlets.md#progress-can-go-back)
   * @param bytes transferred so far
   * @param totalBytes the mailbox's size
   * @param items transferred so far
   * @param badItems corrupt items met so far
   */
  record Progress(int percent, long bytes, long totalBytes, long items, int badItems) {
    /** Nothing known. */
    public static final Progress NONE = new Progress(0, 0, 0, 0, 0);
  }

  /**
   * When things happened to a request, as far as they have; Exchange's own times, in UTC.
   *
   * @param queued accepted
   * @param started picked up
   * @param lastUpdate last sign of life
   * @param seeded the first full copy finished
   * @param completed finished
   * @param finalizationSeconds how long the mailbox was locked at the end
   */
  record Times(
      @Nullable Instant queued,
      @Nullable Instant started,
      @Nullable Instant lastUpdate,
      @Nullable Instant seeded,
      @Nullable Instant completed,
      long finalizationSeconds) {
    /** Nothing known. */
    public static final Times UNKNOWN = new Times(null, null, null, null, null, 0);
  }

  /**
   * Why a request failed.
   *
   * @param type Exchange's exception name, e.g. {@code TooManyBadItemsPermanentException}
   * @param side Source or Target, when told
   * @param message Exchange's sentence
   * @param at when it failed, which tells one failure of a request from the next; null when
   *     Exchange does not tell it, and in the oldest histories
   */
  record Failure(
      String type,
      @Nullable String side,
      String message,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant at) {
    /** One of which Exchange does not tell when. */
    public Failure(String type, @Nullable String side, String message) {
      this(type, side, message, null);
    }
  }
}
