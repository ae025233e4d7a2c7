package io.mailferry.operations.order;

import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.model.Limits;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Question;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.client.TimeLimit;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.status.WaveState;
import io.mailferry.operations.status.Waves;
import io.mailferry.operations.text.Words;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.CauseAnswer;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers, once, all mailboxes of a wave that are asked about the same cause.
 *
 * <p>Temporal and the journal tell which migrations of the wave ask something, and each of them
 * what: only those that ask about this cause are told, and each takes the answer only while it
 * still asks that. The answer counts as one intervention, however many mailboxes it settles.
 *
 * <p>Raises {@link ProblemCode#REASON_MISSING}, {@link ProblemCode#BAD_NAME}, {@link
 * ProblemCode#UNKNOWN_WAVE}; {@link ProblemCode#ORDER_REFUSED} when nobody asks about that cause,
 * with the causes that are asked about, or when a question does not offer that answer; {@link
 * TemporalAway}, with {@link ProblemCode#NO_WORKER} when only the workers are silent; {@link
 * ProblemCode#BAD_SETTING}.
 */
public final class AnswerCause {
  private final Connections connections;

  /** Answers through these connections. */
  public AnswerCause(Connections connections) {
    this.connections = connections;
  }

  /** A migration that asks. */
  private record Asking(MailboxMigration migration, Question question) {}

  /**
   * Answers.
   *
   * @param wave the wave's name
   * @param cause the cause, as {@code status} names it
   * @param limits how much loss is accepted from now on, for an answer that takes it; null to leave
   *     that as it is
   * @param reason why, in words
   * @param who the account that answers
   */
  public AnswerView answer(
      String wave,
      String cause,
      Choice choice,
      @Nullable Limits limits,
      String reason,
      String who) {
    return Failures.translated(
        () -> {
          var order = Reasons.signed(reason, who);
          var asking = asking(Names.wave(wave));
          var asked =
              asking.stream().filter(each -> each.question().sharedCause().equals(cause)).toList();
          refuseUnlessAsked(wave, cause, asking, asked);
          refuseUnlessOffered(choice, asked.getFirst().question());
          var told =
              asked.stream()
                  .filter(each -> tell(each, new CauseAnswer(cause, choice, limits), order))
                  .count();
          return new AnswerView(
              choice,
              wave,
              "answered for "
                  + Words.count(told, "mailbox", "mailboxes")
                  + "; each looks now and decides for itself, and the wave's status shows what");
        });
  }

  private List<Asking> asking(WaveName wave) {
    var waves = new Waves(connections.temporal());
    if (waves.look(wave).state() == WaveState.UNKNOWN) {
      throw new Names(connections).unknownWave(wave);
    }
    var asking = new ArrayList<Asking>();
    for (var id : whoMayAsk(waves, wave)) {
      var migration = connections.temporal().newWorkflowStub(MailboxMigration.class, id);
      question(wave, migration).ifPresent(question -> asking.add(new Asking(migration, question)));
    }
    return asking;
  }

  /** Temporal's list and the journal can each be some seconds behind, or not be had. */
  private Set<String> whoMayAsk(Waves waves, WaveName wave) {
    var ids = new TreeSet<>(waves.asking(wave));
    try {
      WaveSnapshot.of(connections.reader(), wave).stream()
          .flatMap(copy -> copy.needingAttention().stream())
          .map(MailboxSnapshot::mailbox)
          .filter(Objects::nonNull)
          .map(WorkflowIds::mailbox)
          .forEach(ids::add);
    } catch (JournalUnavailable _) {
      // It is a copy; whoever it knows, Temporal knows, too.
    }
    return ids;
  }

  private static Optional<Question> question(WaveName wave, MailboxMigration migration) {
    try {
      return Optional.ofNullable(
          TimeLimit.within(OrderSender.PATIENCE, () -> migration.status()).question());
    } catch (WorkflowNotFoundException _) {
      return Optional.empty();
    } catch (TimeoutException | WorkflowQueryException e) {
      throw new TemporalAway(
          ProblemCode.NO_WORKER,
          "Temporal answers, but no worker does, so nobody can say what the mailboxes of wave "
              + wave
              + " ask; nothing was answered",
          e);
    }
  }

  private static void refuseUnlessAsked(
      String wave, String cause, List<Asking> asking, List<Asking> asked) {
    if (asked.isEmpty()) {
      throw new OperationFailed(
          ProblemCode.ORDER_REFUSED,
          "no mailbox of wave "
              + wave
              + " asks about "
              + cause
              + "; what is asked about: "
              + (asking.isEmpty()
                  ? "nothing"
                  : asking.stream()
                      .map(each -> each.question().sharedCause())
                      .distinct()
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
  }

  private static void refuseUnlessOffered(Choice choice, Question question) {
    if (!question.choices().contains(choice)) {
      throw new OperationFailed(
          ProblemCode.ORDER_REFUSED,
          "the question about "
              + question.sharedCause()
              + " offers "
              + question.choices().stream().map(Choice::word).collect(Collectors.joining(", "))
              + ", not "
              + choice.word());
    }
  }

  /** Whether it was still there to be told. */
  private static boolean tell(Asking each, CauseAnswer answer, Order order) {
    try {
      each.migration().causeAnswered(answer, order);
      return true;
    } catch (WorkflowNotFoundException _) {
      return false;
    }
  }
}
