package io.mailferry.model.policy;

import static io.mailferry.model.move.RequestStatus.AUTO_SUSPENDED;
import static io.mailferry.model.move.RequestStatus.COMPLETED;
import static io.mailferry.model.move.RequestStatus.COMPLETED_WITH_WARNING;
import static io.mailferry.model.move.RequestStatus.COMPLETION_IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.IN_PROGRESS;
import static io.mailferry.model.move.RequestStatus.SUSPENDED;
import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.in;
import static io.mailferry.model.policy.SituationFixture.item;
import static io.mailferry.model.policy.SituationFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Expected;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Orders;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a wait leads to when all goes well is known only where nothing stands in between. */
class ExpectedTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static @Nullable Expected expected(SituationFixture situation) {
    assertThat(situation.next()).isInstanceOf(Action.WaitAndLook.class);
    return situation.next() instanceof Action.WaitAndLook(_, var expected) ? expected : null;
  }

  @ParameterizedTest
  @EnumSource(names = {"QUEUED", "IN_PROGRESS"})
  void aCopyThatNothingKeepsBackLeadsToTheRelease(RequestStatus status) {
    assertThat(expected(with(status))).isEqualTo(Expected.RELEASE);
    assertThat(expected(with(status).notBefore(ago(DAY)))).isEqualTo(Expected.RELEASE);
  }

  @Test
  void aCopyWhoseCutoverMayNotBeginLeadsNowhereYet() {
    assertThat(expected(with(IN_PROGRESS).ordered(Orders.NONE.held(ANNA)))).isNull();
    assertThat(expected(with(IN_PROGRESS).notBefore(in(DAY)))).isNull();
    assertThat(expected(with(SYNCED).ordered(Orders.NONE.held(ANNA)))).isNull();
  }

  @Test
  void whatRestsOnAnOrderLeadsNowhereYet() {
    assertThat(expected(with(SUSPENDED).ordered(Orders.NONE.paused(ANNA)))).isNull();
  }

  @Test
  void whatIsReleasedLeadsToTheVerification() {
    var due = item(SYNCED, Whose.OURS, false, ago(DAY), null);

    assertThat(expected(with(SYNCED).queued(due))).isEqualTo(Expected.VERIFY);
    assertThat(
            expected(
                with(IN_PROGRESS)
                    .queued(item(IN_PROGRESS, Whose.OURS, false, ago(DAY), null))
                    .remembering(memory -> memory.withReleased(ago(DAY)))))
        .isEqualTo(Expected.VERIFY);
  }

  @Test
  void whatExchangeCompletesLeadsToTheVerification() {
    assertThat(expected(with(COMPLETION_IN_PROGRESS))).isEqualTo(Expected.VERIFY);
  }

  @Test
  void onlyACopiedRequestIsReadyForItsRelease() {
    assertThat(Arrays.stream(RequestStatus.values()).filter(Expected.RELEASE::isReachedBy))
        .containsExactlyInAnyOrder(SYNCED, AUTO_SUSPENDED);
  }

  @Test
  void onlyACompletedRequestIsReadyForItsVerification() {
    assertThat(Arrays.stream(RequestStatus.values()).filter(Expected.VERIFY::isReachedBy))
        .containsExactlyInAnyOrder(COMPLETED, COMPLETED_WITH_WARNING);
  }
}
