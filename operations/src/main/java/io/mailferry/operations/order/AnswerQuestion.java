package io.mailferry.operations.order;

import io.mailferry.model.order.Choice;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.name.Names;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.temporal.client.WorkflowStub;
import java.time.Duration;

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
  private final Connections connections;
  private final OrderSender sender;

  /** Answers through these connections. */
  public AnswerQuestion(Connections connections) {
    this(connections, OrderSender.PATIENCE);
  }

  AnswerQuestion(Connections connections, Duration patience) {
    this.connections = connections;
    this.sender = new OrderSender(patience);
  }

  /**
   * Answers.
   *
   * @param whom an address or a mailbox's GUID
   * @param reason why, in words
   * @param who the account that answers
   */
  public AnswerView answer(String whom, Choice choice, String reason, String who) {
    return Failures.translated(
        () -> {
          var order = Reasons.signed(reason, who);
          var mailbox = new Names(connections).mailbox(whom);
          var stub =
              connections
                  .temporal()
                  .newWorkflowStub(MailboxMigration.class, WorkflowIds.mailbox(mailbox));
          var reply =
              sender.given(
                  Names.migrationOf(whom),
                  OrderSender.unknown(whom),
                  () -> stub.answer(choice, order),
                  () -> stub.answerSignalled(choice, order),
                  WorkflowStub.fromTyped(stub));
          return new AnswerView(choice, whom, reply.decided());
        });
  }
}
