package io.mailferry.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObstaclesTest {
  private static final List<String> TWO = List.of("no alias", "no X500 address");

  @Test
  void allAreAskedAboutAtOnce() {
    var decision = Obstacles.ask(TWO);

    assertThat(decision.next())
        .isInstanceOfSatisfying(
            Action.Ask.class,
            ask -> {
              assertThat(ask.question().code()).isEqualTo(Question.Code.OBSTACLES);
              assertThat(ask.question().choices()).containsExactly(Choice.LOOK_AGAIN, Choice.LEAVE);
            });
    assertThat(decision.sentence())
        .isEqualTo("the mailbox cannot be moved yet: no alias; no X500 address");
    assertThat(decision.attention()).isEqualTo(Attention.QUESTION);
    assertThat(decision.reason()).isEqualTo(Reason.OBSTACLES);
  }

  @Test
  void whatIsLeftIsNotStarted() {
    var decision = Obstacles.leave(TWO);

    assertThat(decision.outcome()).isEqualTo(new MigrationOutcome.NotStarted(TWO));
    assertThat(decision.next()).isEqualTo(new Action.Finish(new MigrationOutcome.NotStarted(TWO)));
    assertThat(decision.phase()).isEqualTo(Phase.DONE);
  }
}
