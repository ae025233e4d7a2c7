package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.MoveKind;
import io.mailferry.simulator.moves.request.MoveSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A request as Get-MoveRequestStatistics shows it. */
public final class MoveStatistics {
  private static final DateTimeFormatter WITH_TICKS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private MoveStatistics() {}

  /**
   * Its properties at this moment, under Exchange's names.
   *
   * @param shown what the server's clock shows of a moment
   */
  public static Map<String, @Nullable Object> of(
      MoveRequest request,
      Instant now,
      UnaryOperator<Instant> shown,
      OptionalInt position,
      int queueLength) {
    var order = request.order;
    var settings = request.settings;
    var local = order.kind() == MoveKind.LOCAL;
    var p = new LinkedHashMap<String, @Nullable Object>();
    p.put("ExchangeGuid", order.mailbox().exchangeGuid().toString());
    p.put("Guid", order.user().objectGuid().toString());
    p.put("RequestGuid", request.requestGuid.toString());
    p.put("Status", request.status.label());
    p.put("StatusDetail", request.detail.label());
    p.put("SyncStage", request.stage.syncStage());
    p.put("Flags", flags(order.kind().flagNames(), settings));
    p.put("Direction", order.kind().direction());
    p.put("RequestStyle", order.kind().style());
    p.put("SourceDatabase", local || order.kind() == MoveKind.PUSH ? order.source().name() : null);
    var remote = order.kind() == MoveKind.PUSH ? order.target() : order.source();
    p.put("RemoteDatabaseName", local ? null : remote.name());
    p.put("TargetDatabase", order.kind() == MoveKind.PUSH ? null : order.target().name());
    p.put("SourceVersion", order.source().version().build());
    p.put("TargetVersion", order.target().version().build());
    p.put("BatchName", settings.batchName());
    p.put("RemoteHostName", order.remoteHostName());
    p.put("Suspend", settings.suspended());
    p.put("SuspendWhenReadyToComplete", settings.suspendWhenReady());
    p.put("PercentComplete", request.percent(now));
    var copied = request.copied(now);
    p.put("BytesTransferred", (long) (order.mailbox().bytes() * copied));
    p.put("ItemsTransferred", (long) (order.mailbox().items() * copied));
    p.put("TotalMailboxSize", order.mailbox().bytes());
    p.put("TotalMailboxItemCount", order.mailbox().items());
    p.put("BadItemLimit", limit(settings.badItemLimit()));
    p.put("BadItemsEncountered", request.badItemsSeen);
    p.put("LargeItemLimit", limit(settings.largeItemLimit()));
    p.put("LargeItemsEncountered", 0);
    p.put("PositionInQueue", position.isPresent() ? position.getAsInt() + "/" + queueLength : null);
    p.put("MRSServerName", request.active ? order.queue().activeServer() : null);
    p.put("CompleteAfter", time(settings.completeAfter()));
    p.put("QueuedTimestamp", time(request.queuedAt, shown));
    p.put("StartTimestamp", time(request.startedAt, shown));
    p.put("LastUpdateTimestamp", time(request.isRunning() ? now : request.lastUpdate, shown));
    p.put("InitialSeedingCompletedTimestamp", time(request.seededAt, shown));
    p.put("FinalSyncTimestamp", time(request.finalSyncAt, shown));
    p.put("CompletionTimestamp", time(request.completedAt, shown));
    p.put("SuspendedTimestamp", time(request.suspendedAt, shown));
    p.put("FailureTimestamp", time(request.failedAt, shown));
    p.put("OverallDuration", overall(request, now).toSeconds());
    p.put("TotalFinalizationDuration", finalization(request, now).toSeconds());
    p.put("TotalStalledDuration", request.stalled.plus(waiting(request, now)).toSeconds());
    var failure = request.failure;
    p.put("FailureCode", failure == null ? null : -2_146_233_088);
    p.put("FailureType", failure == null ? null : failure.type());
    p.put("FailureSide", failure == null ? null : failure.side());
    p.put("Message", message(request));
    p.put("RequestQueue", order.queue().name());
    return p;
  }

  private static @Nullable String message(MoveRequest request) {
    if (request.failure != null) {
      return "Error: " + request.failure.message();
    }
    return request.suspendComment == null ? null : "Informational: " + request.suspendComment;
  }

  private static String flags(String kind, MoveSettings settings) {
    return kind
        + (settings.suspended() ? ", Suspend" : "")
        + (settings.suspendWhenReady() ? ", SuspendWhenReadyToComplete" : "");
  }

  private static Object limit(@Nullable Integer limit) {
    return limit == null ? "Unlimited" : limit;
  }

  /** From the beginning to its completion, or until now. */
  static Duration overall(MoveRequest request, Instant now) {
    return Duration.between(request.queuedAt, end(request, now));
  }

  /** How long it has been completing; nothing before that. */
  static Duration finalization(MoveRequest request, Instant now) {
    return request.completionStartedAt == null
        ? Duration.ZERO
        : Duration.between(request.completionStartedAt, end(request, now));
  }

  /** How long the interruption has lasted that it is in; nothing when it is in none. */
  static Duration waiting(MoveRequest request, Instant now) {
    return request.interruptedAt == null
        ? Duration.ZERO
        : Duration.between(request.interruptedAt, now);
  }

  private static Instant end(MoveRequest request, Instant now) {
    return request.completedAt == null ? now : request.completedAt;
  }

  private static @Nullable String time(@Nullable Instant moment, UnaryOperator<Instant> shown) {
    return moment == null ? null : time(shown.apply(moment));
  }

  /** An instant as the replies write it. */
  public static @Nullable String time(@Nullable Instant instant) {
    if (instant == null) {
      return null;
    }
    return WITH_TICKS.format(instant);
  }
}
