package io.mailferry.operations.status;

import com.google.protobuf.Timestamp;
import io.mailferry.operations.text.Words;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowExecutionDescription;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An activity that has not ended, as Temporal tells of it: whether a worker is at it, how often it
 * was tried, and why that failed. While something is away, a workflow itself knows only that it
 * waits.
 *
 * @param activity its name, e.g. {@code pollMove}
 * @param attempt which try this is, from 1
 * @param underWay whether a worker has this try in hand
 * @param code the kind of failure of the try before, e.g. {@code MF-AD-AWAY}; null for none
 * @param failure the same in words; null when no try has failed
 * @param nextTry when the next try is due; null while one is under way
 */
public record PendingActivity(
    String activity,
    int attempt,
    boolean underWay,
    @Nullable String code,
    @Nullable String failure,
    @Nullable Instant nextTry) {
  /** The monitor ends each good pass so; it is how it waits for the next one. */
  private static final String NEXT_PASS = "MF-NEXT-PASS";

  /** All that a workflow waits for. */
  public static List<PendingActivity> of(WorkflowExecutionDescription workflow) {
    return workflow.getRawDescription().getPendingActivitiesList().stream()
        .map(PendingActivity::of)
        .toList();
  }

  static PendingActivity of(PendingActivityInfo info) {
    var failed =
        info.hasLastFailure()
            && !NEXT_PASS.equals(info.getLastFailure().getApplicationFailureInfo().getType());
    var last = info.getLastFailure();
    return new PendingActivity(
        info.getActivityType().getName(),
        Math.max(1, info.getAttempt()),
        info.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED,
        failed ? code(last) : null,
        failed ? words(last) : null,
        info.hasNextAttemptScheduleTime() ? instant(info.getNextAttemptScheduleTime()) : null);
  }

  private static @Nullable String code(Failure failure) {
    return failure.hasApplicationFailureInfo()
        ? failure.getApplicationFailureInfo().getType()
        : null;
  }

  private static String words(Failure failure) {
    if (!failure.hasTimeoutFailureInfo()) {
      return Words.harmless(failure.getMessage());
    }
    return switch (failure.getTimeoutFailureInfo().getTimeoutType()) {
      case TIMEOUT_TYPE_HEARTBEAT -> "the worker that was at it was lost";
      case TIMEOUT_TYPE_SCHEDULE_TO_START -> "no worker took it up in time";
      case TIMEOUT_TYPE_START_TO_CLOSE,
          TIMEOUT_TYPE_SCHEDULE_TO_CLOSE,
          TIMEOUT_TYPE_UNSPECIFIED,
          UNRECOGNIZED ->
          "it was not done in time";
    };
  }

  private static Instant instant(Timestamp moment) {
    return Instant.ofEpochSecond(moment.getSeconds(), moment.getNanos());
  }

  /** Whether something it needs is away, so that it is tried again and again. */
  public boolean failing() {
    return failure != null;
  }

  /** Whether nobody has taken it up yet. */
  public boolean unserved() {
    return !underWay && !failing();
  }

  /** What is tried again, when, and why, in a sentence without its stop. */
  public String sentence() {
    if (unserved()) {
      return activity + " waits until a worker is free for it";
    }
    var tried = activity + " is tried again by itself, attempt " + attempt;
    var when =
        underWay
            ? " is under way"
            : nextTry == null ? " comes next" : " comes at " + Words.second(nextTry) + " UTC";
    return failing() ? tried + when + ": " + failure : activity + " is under way";
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("activity", activity);
    data.put("attempt", attempt);
    data.put("underWay", underWay);
    data.put("code", code);
    data.put("failure", failure);
    data.put("nextTry", nextTry == null ? null : nextTry.toString());
    return data;
  }
}
