package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.MoveKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What objects tell beyond the shell protocol: more properties of Get-MoveRequestStatistics, and
 * the fractions of seconds that the protocol leaves out.
 */
final class MoveDetails {
  private static final List<String> PRIORITIES =
      List.of("Lowest", "Lower", "Low", "Normal", "High", "Higher", "Highest", "Emergency");
  private static final int NORMAL = 3;

  private MoveDetails() {}

  static Map<String, @Nullable Object> of(MoveRequest request, Instant now) {
    var order = request.order;
    var mailbox = order.mailbox();
    var push = order.kind() == MoveKind.PUSH;
    var local = order.kind() == MoveKind.LOCAL;
    var p = new LinkedHashMap<String, @Nullable Object>();
    p.put("ArchiveGuid", mailbox.archiveGuid().map(Object::toString).orElse(null));
    p.put(
        "RecipientTypeDetails",
        order.kind() == MoveKind.PULL ? "MailUser" : mailbox.kind().label());
    p.put("IsOffline", false);
    p.put("Protect", false);
    p.put("Priority", PRIORITIES.get(NORMAL + order.priority()));
    p.put("WorkloadType", local ? "Local" : push ? "Offboarding" : "Onboarding");
    p.put("SourceServer", local || push ? order.source().activeServer() : null);
    p.put("TargetServer", push ? null : order.target().activeServer());
    var remote = push ? order.target() : order.source();
    p.put("RemoteDatabaseGuid", local ? null : remote.guid().toString());
    p.put("StartAfter", MoveStatistics.time(order.startAfter()));
    p.put("TargetDeliveryDomain", order.deliveryDomain());
    p.put("ReportFields", null);
    p.put("OverallDuration", seconds(MoveStatistics.overall(request, now)));
    p.put("TotalFinalizationDuration", seconds(MoveStatistics.finalization(request, now)));
    var waiting = MoveStatistics.waiting(request, now);
    var locked = request.waitsForLock ? request.locked.plus(waiting) : request.locked;
    var all = request.stalled.plus(waiting);
    p.put("TotalStalledDueToMailboxLockedDuration", seconds(locked));
    // Whatever else a move waits for here, its time is in the bucket of the database's copies.
    p.put("TotalStalledDueToDatabaseDuration", seconds(all.minus(locked)));
    return p;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
