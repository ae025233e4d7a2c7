package io.mailferry.operations.order;

import static java.util.Objects.requireNonNull;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.read.JournalWave;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TimeLimit;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.order.OrderedMailbox.Result;
import io.mailferry.operations.select.MailboxQuery;
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
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
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
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration PROBE = Duration.ofSeconds(2);
  private static final String NO_TEMPORAL = "Temporal does not answer";

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
          var lines = linesOf(waves);
          var meant =
              lines.stream().filter(each -> query == null || query.means(of(each))).toList();
          // What a whole wave is ordered reaches all of it, whoever has its mailboxes by now.
          var owners = query == null ? Map.<MailboxGuid, WaveName>of() : owners();
          var open = new LinkedHashMap<MailboxGuid, MailboxSnapshot>();
          meant.stream()
              .filter(OrderMany::isUnderWay)
              .filter(each -> isOwned(each, owners))
              .forEach(each -> open.putIfAbsent(mailboxOf(each), of(each)));
          return new Chosen(
              (wave == null ? "all waves that run" : "wave " + wave)
                  + (query == null ? "" : ", with " + query),
              List.copyOf(open.values()),
              meant.size() - open.size(),
              Math.max(0, waves.stream().mapToLong(JournalWave::mailboxes).sum() - lines.size()));
        });
  }

  private List<JournalMailbox> linesOf(List<JournalWave> waves) {
    return waves.stream()
        .flatMap(each -> connections.reader().mailboxes(each.name()).stream())
        .toList();
  }

  /** Which wave has each mailbox that is under way: the one that looked it up last. */
  private Map<MailboxGuid, WaveName> owners() {
    return linesOf(running()).stream()
        .filter(OrderMany::isUnderWay)
        .sorted(Comparator.comparing(each -> each.line().at()))
        .collect(
            Collectors.toMap(
                OrderMany::mailboxOf, each -> each.line().wave(), (_, newest) -> newest));
  }

  private static boolean isOwned(JournalMailbox line, Map<MailboxGuid, WaveName> owners) {
    return owners.getOrDefault(mailboxOf(line), line.line().wave()).equals(line.line().wave());
  }

  private static boolean isUnderWay(JournalMailbox line) {
    return !of(line).ended() && line.line().mailbox() != null;
  }

  private static MailboxGuid mailboxOf(JournalMailbox line) {
    return requireNonNull(line.line().mailbox());
  }

  private static MailboxSnapshot of(JournalMailbox line) {
    return MailboxSnapshot.of(line);
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

  /**
   * Asks each what it would say; nothing is ordered.
   *
   * @param at the moment it is now
   */
  public ManyOrdered tryOut(Chosen chosen, Wanted wanted, Instant at) {
    var trial = new OrderTrial(wanted.verb(), wanted.limits(), wanted.cutover(), at);
    return all(chosen, wanted, true, (mailbox, answers) -> tried(mailbox, trial, answers));
  }

  private OrderedMailbox tried(MailboxSnapshot mailbox, OrderTrial trial, Answers answers) {
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
          return all(chosen, wanted, false, (mailbox, answers) -> given(mailbox, order, answers));
        });
  }

  private OrderedMailbox given(MailboxSnapshot mailbox, WaveOrder order, Answers answers) {
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

  private interface Each {
    OrderedMailbox of(MailboxSnapshot mailbox, Answers answers);
  }

  private ManyOrdered all(Chosen chosen, Wanted wanted, boolean onlyTried, Each each) {
    if (chosen.mailboxes().isEmpty()) {
      throw new OperationFailed(
          ProblemCode.ORDER_REFUSED,
          "nobody is under way of " + chosen.words() + chosen.others() + "; nothing was changed");
    }
    // Whoever is away is told of once, before anybody is asked.
    var _ = connections.temporal();
    var answers = new Answers();
    var places = new Semaphore(AT_A_TIME);
    try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          chosen.mailboxes().stream()
              .map(
                  mailbox ->
                      asking.submit(
                          () -> {
                            places.acquire();
                            try {
                              return one(mailbox, each, answers);
                            } finally {
                              places.release();
                            }
                          }))
              .toList();
      return new ManyOrdered(
          wanted.verb().word(),
          chosen.words(),
          onlyTried,
          all.stream().map(OrderMany::answer).toList());
    }
  }

  /** Whatever goes wrong with one of them, what came of the others is told. */
  private static OrderedMailbox one(MailboxSnapshot mailbox, Each each, Answers answers) {
    var nobody = answers.nobody();
    if (nobody != null) {
      return new OrderedMailbox(mailbox, Result.NOT_GIVEN, nobody);
    }
    try {
      return each.of(mailbox, answers);
    } catch (RuntimeException e) {
      return new OrderedMailbox(
          mailbox, Result.UNKNOWN, "something unexpected happened: " + e.getMessage());
    }
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
            MailboxMigration.class, WorkflowIds.mailbox(requireNonNull(mailbox.mailbox())));
  }
}
