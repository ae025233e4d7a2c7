package io.mailferry.operations.order;

import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.order.OrderedMailbox.Result;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.workflows.mailbox.OrderTrial;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Gatherers;

/**
 * Gives an order by name to each of many mailboxes, or asks each what it would say.
 *
 * <p>Each migration judges the order by what it knows itself, and its answer is the result. What
 * many were ordered by name is lifted by name, not by an order to their wave.
 *
 * <p>Raises {@link ProblemCode#REASON_MISSING} and {@link ProblemCode#BAD_SETTING}; {@link
 * ProblemCode#TEMPORAL_AWAY} when nobody could be asked at all; {@link ProblemCode#ORDER_REFUSED}
 * when nobody is meant. What goes wrong with one of many is its result.
 */
public final class OrderMany {
  private static final int AT_A_TIME = 16;

  private final Connections connections;
  private final Duration patience;

  /** Orders through these connections. */
  public OrderMany(Connections connections) {
    this(connections, OrderSender.PATIENCE);
  }

  OrderMany(Connections connections, Duration patience) {
    this.connections = connections;
    this.patience = patience;
  }

  /**
   * Asks each what it would say; nothing is ordered.
   *
   * @param at the moment it is now
   */
  public ManyOrdered tryOut(Chosen chosen, Wanted wanted, Instant at) {
    var trial = new OrderTrial(wanted.verb(), wanted.limits(), wanted.cutover(), at);
    var one = one();
    return all(chosen, wanted, true, one.answers(), mailbox -> one.tried(mailbox, trial));
  }

  /**
   * Gives it to each.
   *
   * @param reason why, in words
   * @param who the account that gives it
   */
  public ManyOrdered give(Chosen chosen, Wanted wanted, String reason, String who) {
    var order = wanted.by(Reasons.signed(reason, who));
    var one = one();
    return all(chosen, wanted, false, one.answers(), mailbox -> one.given(mailbox, order));
  }

  private OneOfMany one() {
    return new OneOfMany(connections, patience, new Answers());
  }

  private ManyOrdered all(
      Chosen chosen,
      Wanted wanted,
      boolean onlyTried,
      Answers answers,
      Function<MailboxSnapshot, OrderedMailbox> each) {
    if (chosen.mailboxes().isEmpty()) {
      throw new OperationFailed(
          ProblemCode.ORDER_REFUSED,
          "nobody is under way of " + chosen.words() + chosen.others() + "; nothing was changed");
    }
    return Failures.translated(
        () -> {
          // Whoever is away is told of once, before anybody is asked.
          var _ = connections.temporal();
          return new ManyOrdered(
              wanted.verb().word(),
              chosen.words(),
              onlyTried,
              chosen.mailboxes().stream()
                  .gather(
                      Gatherers.mapConcurrent(AT_A_TIME, mailbox -> asked(mailbox, answers, each)))
                  .toList());
        });
  }

  /** Whatever goes wrong with one of them, what came of the others is told. */
  private static OrderedMailbox asked(
      MailboxSnapshot mailbox, Answers answers, Function<MailboxSnapshot, OrderedMailbox> each) {
    var nobody = answers.nobody();
    if (nobody != null) {
      return new OrderedMailbox(mailbox, Result.NOT_GIVEN, nobody);
    }
    try {
      return each.apply(mailbox);
    } catch (RuntimeException e) {
      return new OrderedMailbox(
          mailbox, Result.UNKNOWN, "something unexpected happened: " + e.getMessage());
    }
  }
}
