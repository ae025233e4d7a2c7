package io.mailferry.operations.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.protobuf.Timestamp;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingActivityTest {
  private static final Instant NEXT = Instant.parse("2026-11-23T20:15:30Z");

  @Test
  void tellsHowOftenSomethingWasTriedWhyItFailedAndWhenItIsTriedAgain() {
    // when
    var pending =
        PendingActivity.of(
            failed("MF-AD-AWAY", "no controller\nanswered")
                .setState(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED)
                .setNextAttemptScheduleTime(
                    Timestamp.newBuilder().setSeconds(NEXT.getEpochSecond()))
                .build());

    // then
    assertThat(pending.failing()).isTrue();
    assertThat(pending.unserved()).isFalse();
    assertThat(pending.code()).isEqualTo("MF-AD-AWAY");
    assertThat(pending.nextTry()).isEqualTo(NEXT);
    assertThat(pending.sentence())
        .isEqualTo(
            "pollMove is tried again by itself, attempt 7 comes at 2026-11-23 20:15:30 UTC: no"
                + " controller answered");
  }

  @Test
  void tellsThatATryIsUnderWay() {
    assertThat(
            PendingActivity.of(failed("MF-AD-AWAY", "no controller answered").build()).sentence())
        .isEqualTo(
            "pollMove is tried again by itself, attempt 7 is under way: no controller answered");
  }

  @Test
  void takesTheMonitorsPassesForNoFailure() {
    assertThat(PendingActivity.of(failed("MF-NEXT-PASS", "watching 2 move requests").build()))
        .satisfies(pending -> assertThat(pending.failing()).isFalse())
        .satisfies(pending -> assertThat(pending.failure()).isNull());
  }

  @ParameterizedTest
  @CsvSource({
    "TIMEOUT_TYPE_HEARTBEAT,the worker that was at it was lost",
    "TIMEOUT_TYPE_SCHEDULE_TO_START,no worker took it up in time",
    "TIMEOUT_TYPE_START_TO_CLOSE,it was not done in time"
  })
  void saysInPlainWordsWhatTemporalMissed(TimeoutType type, String words) {
    // given
    var lost =
        Failure.newBuilder()
            .setMessage("activity Heartbeat timeout")
            .setTimeoutFailureInfo(TimeoutFailureInfo.newBuilder().setTimeoutType(type));

    // then
    assertThat(PendingActivity.of(info().setLastFailure(lost).build()).failure()).isEqualTo(words);
  }

  @Test
  void tellsThatNobodyHasTakenItUp() {
    // when
    var waiting =
        PendingActivity.of(
            info()
                .setAttempt(1)
                .setState(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED)
                .build());

    // then
    assertThat(waiting.unserved()).isTrue();
    assertThat(waiting.sentence()).isEqualTo("pollMove waits until a worker is free for it");
  }

  @Test
  void tellsThatAFirstTryIsUnderWay() {
    assertThat(PendingActivity.of(info().build()))
        .returns("pollMove is under way", PendingActivity::sentence)
        .returns(false, PendingActivity::unserved);
  }

  @Test
  void tellsThatTheNextTryHasNoTimeYet() {
    assertThat(
            PendingActivity.of(
                    failed("MF-AD-AWAY", "no controller answered")
                        .setState(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED)
                        .build())
                .sentence())
        .isEqualTo(
            "pollMove is tried again by itself, attempt 7 comes next: no controller answered");
  }

  @Test
  void givesItselfAsData() {
    assertThat(
            PendingActivity.of(
                    failed("MF-AD-AWAY", "no controller answered")
                        .setState(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED)
                        .setNextAttemptScheduleTime(
                            Timestamp.newBuilder().setSeconds(NEXT.getEpochSecond()))
                        .build())
                .data())
        .containsExactly(
            entry("activity", "pollMove"),
            entry("attempt", 7),
            entry("underWay", false),
            entry("code", "MF-AD-AWAY"),
            entry("failure", "no controller answered"),
            entry("nextTry", "2026-11-23T20:15:30Z"));
    assertThat(PendingActivity.of(info().build()).data()).containsEntry("nextTry", null);
  }

  private static PendingActivityInfo.Builder failed(String type, String words) {
    return info()
        .setLastFailure(
            Failure.newBuilder()
                .setMessage(words)
                .setApplicationFailureInfo(ApplicationFailureInfo.newBuilder().setType(type)));
  }

  private static PendingActivityInfo.Builder info() {
    return PendingActivityInfo.newBuilder()
        .setActivityType(ActivityType.newBuilder().setName("pollMove"))
        .setAttempt(7)
        .setState(PendingActivityState.PENDING_ACTIVITY_STATE_STARTED);
  }
}
