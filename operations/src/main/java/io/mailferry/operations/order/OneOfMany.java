package io.mailferry.operations.order;

import static java.util.Objects.requireNonNull;

import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TimeLimit;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.order.OrderedMailbox.Result;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.Waves;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.OrderTrial;
import io.mailferry.workflows.wave.WaveOrder;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Gives an order to one of many, or asks it what it would say; whatever comes of it is its result.
 *
 * @param patience how long a worker may take to answer
 * @param answers what is known meanwhile about who answers
 */
record OneOfMany(Connections connections, Duration patience, Answers answers) {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration PROBE = Duration.ofSeconds(2);
  private static final String NO_TEMPORAL = "Temporal does not answer";

  OrderedMailbox tried(MailboxSnapshot mailbox, OrderTrial trial) {
    try {
      var refusal = TimeLimit.within(patience, () -> migration(mailbox).tried(trial).refusal());
      answers.heard();
      return refusal == null
          ? new OrderedMailbox(mailbox, Result.TAKEN, "it would be taken")
          : new OrderedMailbox(mailbox, Result.REFUSED, refusal);
    } catch (WorkflowNotFoundException _) {
      return new OrderedMailbox(
          mailbox, Result.REFUSED, "it has no migration: not begun yet, or forgotten");
    } catch (TimeoutException _) {
      answers.silent("no worker answers, so nobody can say");
      return new OrderedMailbox(
          mailbox, Result.NOT_GIVEN, "no worker has answered, so nobody can say");
    } catch (WorkflowException e) {
      if (e instanceof WorkflowServiceException service && Waves.gone(service)) {
        answers.silent(NO_TEMPORAL);
        return new OrderedMailbox(mailbox, Result.NOT_GIVEN, NO_TEMPORAL);
      }
      // Also a worker of an earlier release, which does not know the question.
      return new OrderedMailbox(
          mailbox, Result.NOT_GIVEN, "it could not be asked: " + reason(e.getCause(), e));
    }
  }

  private static String reason(@Nullable Throwable cause, Throwable otherwise) {
    return String.valueOf((cause == null ? otherwise : cause).getMessage());
  }

  OrderedMailbox given(MailboxSnapshot mailbox, WaveOrder order) {
    var migration = migration(mailbox);
    // Where no worker answers, the others are not waited for as long.
    var sender = new OrderSender(answers.workers(() -> isHeardBy(migration)) ? patience : SHORT);
    try {
      var reply =
          Failures.translated(
              () ->
                  sender.given(
                      Names.migrationOf(mailbox.address()),
                      ProblemCode.ORDER_REFUSED,
                      () -> OrderToMailbox.asked(migration, order),
                      () -> OrderToMailbox.left(migration, order),
                      WorkflowStub.fromTyped(migration)));
      answers.heard();
      return new OrderedMailbox(mailbox, Result.TAKEN, reply.decided());
    } catch (OperationFailed failed) {
      return switch (failed.code()) {
        case ORDER_REFUSED, UNKNOWN_MAILBOX -> {
          answers.heard();
          yield new OrderedMailbox(mailbox, Result.REFUSED, failed.sentence());
        }
        case ORDER_UNANSWERED -> {
          answers.silent(null);
          yield new OrderedMailbox(
              mailbox,
              Result.LEFT,
              "no worker has answered; it is carried out when one is back, or has time");
        }
        case TEMPORAL_AWAY -> {
          answers.silent(NO_TEMPORAL);
          yield new OrderedMailbox(
              mailbox,
              Result.UNKNOWN,
              "Temporal does not answer, and it is not known whether the order was taken; look when"
                  + " it is back");
        }
        default -> throw failed;
      };
    }
  }

  /** One that is slow, because it looks at Exchange first, is no sign that no worker is there. */
  private static boolean isHeardBy(MailboxMigration migration) {
    try {
      var _ =
          TimeLimit.within(
              PROBE, () -> WorkflowStub.fromTyped(migration).query("status", Object.class));
      return true;
    } catch (WorkflowQueryException | WorkflowNotFoundException _) {
      return true;
    } catch (TimeoutException | WorkflowException _) {
      return false;
    }
  }

  private MailboxMigration migration(MailboxSnapshot mailbox) {
    return connections
        .temporal()
        .newWorkflowStub(
            MailboxMigration.class, WorkflowIds.mailbox(requireNonNull(mailbox.mailbox())));
  }
}
