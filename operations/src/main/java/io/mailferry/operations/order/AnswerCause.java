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
import io.mailferry.operations.status.OpenQuestion;
import io.mailferry.operations.status.ReadStatus;
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
import java.util.stream.Stream;
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
  /** So many silent ones mean that nobody answers. */
  private static final int MOST_SILENT = 2;

  private final Connections connections;

  /** Answers through these connections. */
  public AnswerCause(Connections connections) {
    this.connections = connections;
  }

  /** A migration that asks. */
  private record Asking(String id, MailboxMigration migration, Question question) {}

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
          if (!choice.fits(limits)) {
            throw new OperationFailed(ProblemCode.ORDER_REFUSED, choice.misfit());
          }
          var named = Names.wave(wave);
          var copy = copy(named);
          var asking = asking(named, copy);
          var sharing =
              asking.stream().filter(each -> each.question().sharedCause().equals(cause)).toList();
          refuseUnlessAsked(wave, cause, asking, sharing);
          var asked =
              sharing.stream().filter(each -> each.question().choices().contains(choice)).toList();
          refuseUnlessOffered(choice, sharing.getFirst().question(), asked);
          var answer = new CauseAnswer(cause, choice, limits, named);
          var told =
              Stream.concat(asked.stream().map(Asking::migration), notHeardYet(copy, cause, asking))
                  .filter(migration -> tell(migration, answer, order))
                  .count();
          return new AnswerView(
              choice,
              wave,
              "sent to "
                  + Words.count(told, "mailbox", "mailboxes")
                  + notOffered(sharing.size() - asked.size())
                  + "; each looks now and decides for itself, and the wave's status shows what");
        });
  }

  /**
   * Answers all mailboxes of all waves that run and ask about the cause, as the journal knows. It
   * counts as one intervention for each wave.
   *
   * @param cause the cause, as {@code status} names it
   * @param limits as for one wave
   * @param reason why, in words
   * @param who the account that answers
   */
  public AnswerView answerEverywhere(
      String cause, Choice choice, @Nullable Limits limits, String reason, String who) {
    var waves =
        Failures.translated(
            () -> new ReadStatus(connections).all().stream().filter(wave -> !wave.over()).toList());
    var asking =
        waves.stream()
            .filter(wave -> wave.questions().stream().anyMatch(each -> each.cause().equals(cause)))
            .map(wave -> wave.name().value())
            .toList();
    if (asking.isEmpty()) {
      throw notAsked("no mailbox of a wave that runs", cause, causes(waves));
    }
    var words = new ArrayList<String>();
    var refused = new ArrayList<OperationFailed>();
    for (var wave : asking) {
      try {
        words.add(wave + ": " + answer(wave, cause, choice, limits, reason, who).decided());
      } catch (OperationFailed failed) {
        refused.add(failed);
        words.add(wave + ": " + failed.getMessage());
      }
    }
    if (!refused.isEmpty()) {
      throw new OperationFailed(refused.getFirst().code(), String.join("; ", words));
    }
    return new AnswerView(choice, "all waves", String.join("; ", words));
  }

  private static Stream<String> causes(List<WaveSnapshot> waves) {
    return waves.stream().flatMap(wave -> wave.questions().stream()).map(OpenQuestion::cause);
  }

  private List<Asking> asking(WaveName wave, Optional<WaveSnapshot> copy) {
    var waves = new Waves(connections.temporal());
    if (waves.look(wave).state() == WaveState.UNKNOWN) {
      throw new Names(connections).unknownWave(wave);
    }
    var asking = new ArrayList<Asking>();
    var silent = 0;
    for (var id : whoMayAsk(waves, wave, copy)) {
      var migration = connections.temporal().newWorkflowStub(MailboxMigration.class, id);
      try {
        question(wave, migration).ifPresent(each -> asking.add(new Asking(id, migration, each)));
      } catch (TimeoutException | WorkflowQueryException _) {
        // One that cannot be asked is no reason to leave the others waiting; none at all is.
        if (asking.isEmpty() && ++silent >= MOST_SILENT) {
          throw nobodyAnswers(wave);
        }
      }
    }
    if (asking.isEmpty() && silent > 0) {
      throw nobodyAnswers(wave);
    }
    return asking;
  }

  private static TemporalAway nobodyAnswers(WaveName wave) {
    return new TemporalAway(
        ProblemCode.NO_WORKER,
        "Temporal answers, but no worker does, so nobody can say what the mailboxes of wave "
            + wave
            + " ask; nothing was answered",
        null);
  }

  /** What the journal knows; it is a copy, and whoever it knows, Temporal knows, too. */
  private Optional<WaveSnapshot> copy(WaveName wave) {
    try {
      return WaveSnapshot.of(connections.reader(), wave);
    } catch (JournalUnavailable _) {
      return Optional.empty();
    }
  }

  /** Temporal's list and the journal can each be some seconds behind, or not be had. */
  private static Set<String> whoMayAsk(Waves waves, WaveName wave, Optional<WaveSnapshot> copy) {
    var ids = new TreeSet<>(waves.asking(wave));
    copy.stream()
        .flatMap(known -> known.needingAttention().stream())
        .map(MailboxSnapshot::mailbox)
        .filter(Objects::nonNull)
        .map(WorkflowIds::mailbox)
        .forEach(ids::add);
    return ids;
  }

  /**
   * The migrations of which the journal tells that they ask about this cause, and which tell
   * nothing of it themselves: their question is on its way to them, or nobody could ask them now.
   */
  private Stream<MailboxMigration> notHeardYet(
      Optional<WaveSnapshot> copy, String cause, List<Asking> heard) {
    var known = heard.stream().map(Asking::id).collect(Collectors.toSet());
    return copy.stream()
        .flatMap(told -> told.questions().stream())
        .filter(question -> question.cause().equals(cause))
        .flatMap(question -> question.mailboxes().stream())
        .map(MailboxSnapshot::mailbox)
        .filter(Objects::nonNull)
        .map(WorkflowIds::mailbox)
        .filter(id -> !known.contains(id))
        .sorted()
        .map(id -> connections.temporal().newWorkflowStub(MailboxMigration.class, id));
  }

  /** What it asks, as a migration of that wave: the mailbox may have become another wave's. */
  private static Optional<Question> question(WaveName wave, MailboxMigration migration)
      throws TimeoutException {
    try {
      var status = TimeLimit.within(OrderSender.PATIENCE, () -> migration.status());
      return Optional.ofNullable(status.question())
          .filter(_ -> status.intention().wave().equals(wave));
    } catch (WorkflowNotFoundException _) {
      return Optional.empty();
    }
  }

  private static void refuseUnlessAsked(
      String wave, String cause, List<Asking> asking, List<Asking> asked) {
    if (asked.isEmpty()) {
      throw notAsked(
          "no mailbox of wave " + wave,
          cause,
          asking.stream().map(each -> each.question().sharedCause()));
    }
  }

  private static OperationFailed notAsked(String who, String cause, Stream<String> others) {
    var asked = others.distinct().sorted().collect(Collectors.joining(", "));
    return new OperationFailed(
        ProblemCode.ORDER_REFUSED,
        who
            + " asks about "
            + cause
            + "; what is asked about: "
            + (asked.isEmpty() ? "nothing" : asked));
  }

  private static void refuseUnlessOffered(Choice choice, Question question, List<Asking> asked) {
    if (asked.isEmpty()) {
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

  private static String notOffered(int others) {
    return others == 0
        ? ""
        : " ("
            + Words.count(others, "other takes", "others take")
            + " no such answer; explain shows which)";
  }

  /** Whether it was still there to be told. */
  private static boolean tell(MailboxMigration migration, CauseAnswer answer, Order order) {
    try {
      migration.causeAnswered(answer, order);
      return true;
    } catch (WorkflowNotFoundException _) {
      return false;
    }
  }
}
