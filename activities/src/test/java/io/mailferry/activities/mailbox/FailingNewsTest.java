package io.mailferry.activities.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose failure counts for the rule that stops a wave. */
class FailingNewsTest {
  private static Decision decided(Action next) {
    return new Decision(
        next, Reason.FAILED_FOR_ONCE, "it is so", Phase.ATTENTION, Attention.NONE, null);
  }

  private static Decision asks(Question.Code code, String cause) {
    return decided(
        new Action.Ask(new Question(code, "what now?", List.of(Choice.LOOK_AGAIN), cause)));
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED, failed/bad-items",
    "FAILED, failed/unknown",
    "FAILED, failed/far-credential",
    "REFUSED, MF-EX-QUOTA",
    "FAILED, failed-after-arrival/network",
    "NOT_VERIFIED, not-verified",
    "NOT_VERIFIED, not-verified/two-mailboxes"
  })
  void countsWhatAPersonHasToMend(Question.Code code, String cause) {
    assertThat(FailingNews.fails(asks(code, cause))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED, failed/network",
    "FAILED, failed/controller-away",
    "FAILED, failed/database-away/TGT-DB01",
    "FAILED, failed/another-move",
    "FOREIGN_REQUEST, foreign-request/by hand",
    "SUSPENDED_BY_OTHERS, suspended-by-others",
    "REQUEST_VANISHED, request-vanished",
    "LEFTOVER, leftover/completed"
  })
  void countsNothingThatPassesOrWasDoneByHand(Question.Code code, String cause) {
    assertThat(FailingNews.fails(asks(code, cause))).isFalse();
  }

  @Test
  void countsNoOutageAndNothingThatGoesOn() {
    assertThat(FailingNews.fails(asks(Question.Code.REFUSED, "x").needing("forest/target.example")))
        .isFalse();
    assertThat(FailingNews.fails(decided(new Action.WaitAndLook(Duration.ofHours(1))))).isFalse();
  }
}
