package io.mailferry.operations.order;

import io.mailferry.journal.read.JournalWave;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.client.TimeLimit;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.select.MailboxQuery;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.OrderTrial;
import io.mailferry.workflows.wave.WaveOrder;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Gives an order by name to each of the mailboxes that have something in common, or asks each what
 * it would say.
 *
 * <p>The journal tells who they are: it is a copy, some seconds old. Each migration judges the
 * order by what it knows itself, and its answer is the result. What many were ordered by name is
 * lifted by name, not by an order to their wave.
 *
 * <p>Raises {@link ProblemCode#BAD_QUERY}, {@link ProblemCode#BAD_NAME}, {@link
 * ProblemCode#UNKNOWN_WAVE}, {@link ProblemCode#REASON_MISSING}, {@link ProblemCode#JOURNAL_AWAY}
 * and {@link ProblemCode#BAD_SETTING}; {@link ProblemCode#ORDER_REFUSED} when nobody is meant. What
 * goes wrong with one of many is its result.
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
   * Finds out who is meant; nothing is ordered.
   *
   * @param wave of which wave; null for those of all waves that run
   * @param query what they have in common; null for all of the wave
   */
  public Chosen choose(@Nullable String wave, @Nullable MailboxQuery query) {
    return Failures.translated(
        () -> {
          var waves = wave == null ? running() : List.of(known(Names.wave(wave)));
          var meant =
              waves.stream()
                  .flatMap(each -> connections.reader().mailboxes(each.name()).stream())
                  .map(MailboxSnapshot::of)
                  .filter(each -> query == null || query.means(each))
                  .toList();
          var open = meant.stream().filter(OrderMany::underWay).toList();
          var over = meant.stream().filter(MailboxSnapshot::ended).count();
          return new Chosen(
              (wave == null ? "all waves that run" : "wave " + wave)
                  + (query == null ? "" : ", with " + query),
              open,
              over,
              meant.size() - open.size() - over);
        });
  }

  /**
   * One mailbox, to ask what it would say.
   *
   * @param whom its address or GUID
   */
  public Chosen chooseOne(String whom) {
    return Failures.translated(
        () -> {
          var known =
              connections
                  .reader()
                  .mailbox(new Names(connections).mailbox(whom))
                  .map(MailboxSnapshot::of)
                  .orElseThrow(
                      () ->
                          new OperationFailed(
                              ProblemCode.UNKNOWN_MAILBOX, "the journal knows no mailbox " + whom));
          return new Chosen("wave " + known.wave(), List.of(known), 0, 0);
        });
  }

  private static boolean underWay(MailboxSnapshot mailbox) {
    return !mailbox.ended() && mailbox.mailbox() != null;
  }

  private List<JournalWave> running() {
    return connections.reader().waves().stream().filter(wave -> wave.endedAt() == null).toList();
  }

  private JournalWave known(WaveName wave) {
    return connections
        .reader()
        .wave(wave)
        .orElseThrow(() -> new Names(connections).unknownWave(wave));
  }

  /**
   * Asks each what it would say; nothing is ordered.
   *
   * @param at the moment it is now
   */
  public ManyOrdered tryOut(Chosen chosen, Wanted wanted, Instant at) {
    var trial = new OrderTrial(wanted.verb(), wanted.limits(), wanted.cutover(), at);
    return all(chosen, wanted, true, (mailbox, _) -> tried(mailbox, trial));
  }

  private OrderedMailbox tried(MailboxSnapshot mailbox, OrderTrial trial) {
    try {
      var refusal = TimeLimit.within(patience, () -> migration(mailbox).refusal(trial));
      return refusal == null
          ? new OrderedMailbox(mailbox, OrderedMailbox.Result.TAKEN, "it would be taken")
          : new OrderedMailbox(mailbox, OrderedMailbox.Result.REFUSED, refusal);
    } catch (WorkflowNotFoundException _) {
      return new OrderedMailbox(
          mailbox, OrderedMailbox.Result.REFUSED, "its migration is over, or was never begun");
    } catch (WorkflowQueryException _) {
      return new OrderedMailbox(
          mailbox,
          OrderedMailbox.Result.NOT_GIVEN,
          "a worker of an earlier release has it, which cannot be asked");
    } catch (TimeoutException _) {
      return new OrderedMailbox(
          mailbox, OrderedMailbox.Result.NOT_GIVEN, "no worker answers, so nobody can say");
    } catch (WorkflowServiceException _) {
      return new OrderedMailbox(
          mailbox, OrderedMailbox.Result.NOT_GIVEN, "Temporal does not answer");
    }
  }

  /**
   * Gives it to each.
   *
   * @param reason why, in words
   * @param who the account that gives it
   */
  public ManyOrdered give(Chosen chosen, Wanted wanted, String reason, String who) {
    return Failures.translated(
        () -> {
          var order = wanted.by(Reasons.signed(reason, who));
          return all(chosen, wanted, false, (mailbox, silent) -> given(mailbox, order, silent));
        });
  }

  private OrderedMailbox given(MailboxSnapshot mailbox, WaveOrder order, AtomicBoolean silent) {
    var migration = migration(mailbox);
    try {
      // Where no worker answers one, the others are not waited for as long.
      var sender = new OrderSender(silent.get() ? Duration.ofMillis(500) : patience);
      var reply =
          Failures.translated(
              () ->
                  sender.given(
                      Names.migrationOf(mailbox.address()),
                      ProblemCode.ORDER_REFUSED,
                      () -> OrderToMailbox.asked(migration, order),
                      () -> OrderToMailbox.left(migration, order),
                      WorkflowStub.fromTyped(migration)));
      return new OrderedMailbox(mailbox, OrderedMailbox.Result.TAKEN, reply.decided());
    } catch (TemporalAway away) {
      silent.set(true);
      return new OrderedMailbox(
          mailbox,
          away.code() == ProblemCode.ORDER_UNANSWERED
              ? OrderedMailbox.Result.LEFT
              : OrderedMailbox.Result.NOT_GIVEN,
          away.code() == ProblemCode.ORDER_UNANSWERED
              ? "no worker answers; it is carried out when a worker is back"
              : "Temporal does not answer, and it is not known whether the order was taken; give it"
                  + " again when Temporal is back");
    } catch (OperationFailed refused) {
      return new OrderedMailbox(mailbox, OrderedMailbox.Result.REFUSED, refused.sentence());
    }
  }

  private interface Each {
    OrderedMailbox of(MailboxSnapshot mailbox, AtomicBoolean silent);
  }

  private ManyOrdered all(Chosen chosen, Wanted wanted, boolean onlyTried, Each each) {
    if (chosen.mailboxes().isEmpty()) {
      throw new OperationFailed(
          ProblemCode.ORDER_REFUSED,
          "nobody is under way of " + chosen.words() + said(chosen) + "; nothing was changed");
    }
    var silent = new AtomicBoolean();
    var places = new Semaphore(AT_A_TIME);
    try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          chosen.mailboxes().stream()
              .map(
                  mailbox ->
                      asking.submit(
                          () -> {
                            places.acquire();
                            try {
                              return each.of(mailbox, silent);
                            } finally {
                              places.release();
                            }
                          }))
              .toList();
      return new ManyOrdered(
          wanted.verb().word(),
          chosen.words(),
          onlyTried,
          answers.stream().map(OrderMany::answer).toList());
    }
  }

  private static String said(Chosen chosen) {
    return chosen.over() + chosen.notBegun() == 0 ? "" : ": " + chosen.said();
  }

  private static OrderedMailbox answer(Future<OrderedMailbox> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationFailed(
          ProblemCode.INTERRUPTED, "interrupted while mailboxes were being ordered", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failed
          ? failed
          : new IllegalStateException(e.getCause());
    }
  }

  private MailboxMigration migration(MailboxSnapshot mailbox) {
    return connections
        .temporal()
        .newWorkflowStub(
            MailboxMigration.class, WorkflowIds.mailbox(Objects.requireNonNull(mailbox.mailbox())));
  }
}
