package io.mailferry.operations.order;

import io.mailferry.model.Limits;
import io.mailferry.model.order.Choice;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Answers the open question of a migration.
 *
 * <p>Only an answer that the question offers is taken; which those are, {@code explain} shows.
 * Every answer says why and is signed, and counts as an intervention.
 *
 * <p>Raises {@link ProblemCode#REASON_MISSING}, {@link ProblemCode#BAD_NAME}, {@link
 * ProblemCode#UNKNOWN_MAILBOX}; {@link ProblemCode#ORDER_REFUSED} when no question is open or it
 * does not offer that answer; {@link TemporalAway}, with {@link ProblemCode#ORDER_UNANSWERED} when
 * only the workers are silent; {@link ProblemCode#JOURNAL_AWAY} when an address has to be looked
 * up; {@link ProblemCode#BAD_SETTING}.
 */
public final class AnswerQuestion {
  private final WhoTakesOrders takers;

  /** Answers through these connections. */
  public AnswerQuestion(Connections connections) {
    this(connections, OrderSender.PATIENCE);
  }

  AnswerQuestion(Connections connections, Duration patience) {
    this.takers = new WhoTakesOrders(connections, new OrderSender(patience));
  }

  /**
   * Answers.
   *
   * @param whom an address or a mailbox's GUID
   * @param limits how much loss is accepted from now on, for an answer that takes it; null to leave
   *     that as it is
   * @param reason why, in words
   * @param who the account that answers
   */
  public AnswerView answer(
      String whom, Choice choice, @Nullable Limits limits, String reason, String who) {
    return Failures.translated(
        () -> {
          var order = Reasons.signed(reason, who);
          var reply =
              takers.mailbox(
                  whom,
                  migration -> migration.answer(choice, order, limits),
                  migration -> migration.answerSignalled(choice, order, limits));
          return new AnswerView(choice, whom, reply.decided());
        });
  }
}
