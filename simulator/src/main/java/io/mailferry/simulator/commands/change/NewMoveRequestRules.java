package io.mailferry.simulator.commands.change;

import io.mailferry.simulator.commands.call.BoundParameters;
import io.mailferry.simulator.commands.call.Refusal;
import io.mailferry.simulator.commands.syntax.ParameterType;
import io.mailferry.simulator.commands.syntax.Syntaxes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What New-MoveRequest refuses although it binds. */
final class NewMoveRequestRules {
  private static final int NORMAL = 3;
  private static final int LARGE_LOSS = 50;
  private static final Duration LATEST_START = Duration.ofDays(30);
  private static final Duration LATEST_COMPLETION = Duration.ofDays(120);
  private static final int LONGEST_BATCH_NAME = 255;

  private NewMoveRequestRules() {}

  static void check(BoundParameters bound, Instant now) {
    for (var pair :
        List.of(
            List.of("ArchiveOnly", "PrimaryOnly"),
            List.of("ArchiveOnly", "TargetDatabase"),
            List.of("ArchiveOnly", "RemoteTargetDatabase"),
            List.of("PrimaryOnly", "ArchiveTargetDatabase"),
            List.of("PrimaryOnly", "RemoteArchiveTargetDatabase"),
            List.of("RemoteOrganizationName", "RemoteCredential"),
            List.of("AllowLargeItems", "LargeItemLimit"),
            List.of("ForcePull", "ForcePush"),
            List.of("ForceOffline", "SuspendWhenReadyToComplete"),
            List.of("ForceOffline", "PreventCompletion"),
            List.of("SuspendWhenReadyToComplete", "StartAfter"),
            List.of("SuspendWhenReadyToComplete", "CompleteAfter"),
            List.of("SuspendWhenReadyToComplete", "IncrementalSyncInterval"))) {
      if (isUsed(bound, pair.getFirst()) && isUsed(bound, pair.getLast())) {
        throw Refusal.incompatible(pair.getFirst(), pair.getLast());
      }
    }
    checkDependents(bound);
    checkLimits(bound);
    checkTimes(bound, now);
    if (bound.text("BatchName").orElse("").length() > LONGEST_BATCH_NAME) {
      throw Refusal.task("The BatchName is longer than 255 characters.");
    }
  }

  private static boolean isUsed(BoundParameters bound, String name) {
    var value = bound.text(name);
    return value.isPresent() && !"false".equals(value.get());
  }

  private static void checkDependents(BoundParameters bound) {
    var outbound = bound.set().equals(Syntaxes.OUTBOUND);
    if (outbound && !isUsed(bound, "RemoteTargetDatabase") && !isUsed(bound, "ArchiveOnly")) {
      throw Refusal.missing("RemoteTargetDatabase", "with Outbound");
    }
    if (isUsed(bound, "SuspendComment") && !bound.on("Suspend")) {
      throw Refusal.missing("Suspend", "with SuspendComment");
    }
    var across = outbound || bound.set().equals(Syntaxes.REMOTE);
    if (across && (isUsed(bound, "PrimaryOnly") || isUsed(bound, "ArchiveOnly"))) {
      throw Refusal.task(
          "PrimaryOnly and ArchiveOnly can't be used between two on-premises organizations.");
    }
  }

  private static void checkLimits(BoundParameters bound) {
    var bad = bound.number("BadItemLimit", 0);
    var large = bound.number("LargeItemLimit", 0);
    var accepted = bound.on("AcceptLargeDataLoss");
    if (large > LARGE_LOSS && !accepted) {
      throw Refusal.missing("AcceptLargeDataLoss", "when LargeItemLimit is above 50");
    }
    if (accepted && bad == 0 && large == 0) {
      throw Refusal.task("AcceptLargeDataLoss can't be used when no items may be lost.");
    }
  }

  private static void checkTimes(BoundParameters bound, Instant now) {
    var start = bound.time("StartAfter");
    var completion = bound.time("CompleteAfter");
    if (start != null && start.isAfter(now.plus(LATEST_START))) {
      throw Refusal.task("StartAfter can't be more than 30 days ahead.");
    }
    checkCompletion(completion, now);
    if (start != null && completion != null && start.isAfter(completion)) {
      throw Refusal.task("StartAfter must not be later than CompleteAfter.");
    }
  }

  static void checkCompletion(@Nullable Instant completion, Instant now) {
    if (completion != null && completion.isAfter(now.plus(LATEST_COMPLETION))) {
      throw Refusal.task("CompleteAfter can't be more than 120 days ahead.");
    }
  }

  /** The limit given, null for unlimited. */
  static @Nullable Integer limit(BoundParameters bound, String name, @Nullable Integer otherwise) {
    if (!bound.has(name)) {
      return otherwise;
    }
    var limit = bound.number(name, 0);
    return limit == Integer.MAX_VALUE ? null : (Integer) limit;
  }

  /** How far above or below Normal, which is 0. */
  static int priority(BoundParameters bound) {
    var names = ParameterType.PRIORITY.names();
    return bound.text("Priority").map(names::indexOf).orElse(NORMAL) - NORMAL;
  }
}
