package io.mailferry.operations.order;

import io.mailferry.operations.client.Temporal;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.client.TimeLimit;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Order;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.mailferry.workflows.wave.WaveOrder;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Asks the migrations of single mailboxes how they are, and gives them orders. */
public final class Migrations {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final WorkflowClient client;

  /**
   * @param client a client that works, e.g. {@link Temporal#client()}
   */
  public Migrations(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Where a migration stands; empty when Temporal knows none of that mailbox.
   *
   * @throws TemporalAway when no worker answers
   */
  public Optional<MigrationStatus> status(MailboxGuid mailbox) {
    try {
      return Optional.of(TimeLimit.within(PATIENCE, stub(mailbox)::status));
    } catch (WorkflowNotFoundException _) {
      return Optional.empty();
    } catch (TimeoutException | WorkflowQueryException | WorkflowServiceException e) {
      throw new TemporalAway("no worker answers for the migration of mailbox " + mailbox, e);
    }
  }

  /**
   * Gives an order to one migration.
   *
   * @throws OrderRefused when the migration does not take it
   * @throws TemporalAway when no worker answers
   */
  public OrderReply order(MailboxGuid mailbox, WaveOrder order) {
    var stub = stub(mailbox);
    var words = order.order();
    return OrderSender.given(
        whom(mailbox),
        () ->
            switch (order.verb()) {
              case PAUSE -> stub.pause(words);
              case RESUME -> stub.resume(words);
              case HOLD -> stub.hold(words);
              case CANCEL -> stub.cancel(words);
              case RETRY -> stub.retry(words);
            },
        WorkflowStub.fromTyped(stub));
  }

  /**
   * Answers the open question of a migration.
   *
   * @throws OrderRefused when no question is open, or it does not offer that answer
   * @throws TemporalAway when no worker answers
   */
  public OrderReply answer(MailboxGuid mailbox, Choice choice, Order order) {
    var stub = stub(mailbox);
    return OrderSender.given(
        whom(mailbox), () -> stub.answer(choice, order), WorkflowStub.fromTyped(stub));
  }

  private MailboxMigration stub(MailboxGuid mailbox) {
    return client.newWorkflowStub(MailboxMigration.class, WorkflowIds.mailbox(mailbox));
  }

  private static String whom(MailboxGuid mailbox) {
    return "migration of mailbox " + mailbox;
  }
}
