package io.mailferry.rehearsal.storm;

import io.mailferry.journal.write.FactKind;
import io.mailferry.model.Limits;
import io.mailferry.model.order.Choice;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.order.AnswerCause;
import io.mailferry.operations.status.OpenQuestion;
import io.mailferry.operations.status.WaveSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The person on call: counts what is asked, and gives to each cause the answer that lies at hand,
 * once all whom it concerns have asked; to a cause that is asked about again, at once.
 */
final class Person {
  /** More than any storm may bring; a wave that asks more often would never end. */
  private static final int MOST_ANSWERS = 20;

  /** What helps against what nobody expected, the best first. */
  private static final List<Choice> REMEDIES =
      List.of(Choice.RESUME, Choice.SUBMIT_AGAIN, Choice.ADOPT, Choice.LOOK_AGAIN);

  /**
   * So long after an answer the person looks whether all have taken it, in Exchange's time. One
   * that was just looking again asks as before (docs/rehearsals.md#what-storms-found).
   */
  private static final Duration UNTIL_SECOND_ANSWER = Duration.ofMinutes(45);

  /** And so long in the world's time, unless all have noted it: on a busy machine it is slow. */
  private static final Duration UNTIL_IT_IS_LOST = Duration.ofMinutes(4);

  private final StormWorld world;
  private final Connections connections;
  private final AnswerCause answers;
  private final Map<String, Trouble> expected;
  private final Map<String, Integer> asked = new TreeMap<>();
  private final Set<String> open = new HashSet<>();
  private final Map<String, Answered> answered = new HashMap<>();
  private int given;

  /** When a cause was answered last, by both clocks. */
  private record Answered(Instant at, Instant inTheWorld) {
    boolean isLongAgo(Instant now) {
      return !at.plus(UNTIL_SECOND_ANSWER).isAfter(now);
    }

    boolean isLost() {
      return !inTheWorld.plus(UNTIL_IT_IS_LOST).isAfter(Instant.now());
    }
  }

  Person(Storm storm, StormWorld world, Connections connections) {
    this.world = world;
    this.connections = connections;
    this.answers = new AnswerCause(connections);
    this.expected =
        storm.troubles().stream().collect(Collectors.toMap(Trouble::cause, trouble -> trouble));
  }

  /** How often each cause was asked about; many mailboxes that ask at a time ask once. */
  Map<String, Integer> asked() {
    return Map.copyOf(asked);
  }

  /** How many answers were given. */
  int given() {
    return given;
  }

  /**
   * Looks at the status of the wave, and answers.
   *
   * @param now by Exchange's clock
   */
  void look(WaveSnapshot wave, Instant now) {
    var questions = wave.questions();
    var causes = questions.stream().map(OpenQuestion::cause).collect(Collectors.toSet());
    open.retainAll(causes);
    answered.keySet().retainAll(causes);
    for (var question : questions) {
      if (open.add(question.cause())) {
        asked.merge(question.cause(), 1, Integer::sum);
      }
      var last = answered.get(question.cause());
      var due =
          last == null
              ? asked.getOrDefault(question.cause(), 0) > 1 || haveAllAsked(question)
              : last.isLongAgo(now) && (last.isLost() || haveAllTaken(question, last));
      if (due && given < MOST_ANSWERS) {
        answer(question, now);
      }
    }
  }

  /** Each of them notes an answer that it has taken. */
  private boolean haveAllTaken(OpenQuestion question, Answered last) {
    return question.mailboxes().stream()
        .flatMap(each -> Stream.ofNullable(each.mailbox()))
        .allMatch(
            mailbox ->
                connections.reader().facts(mailbox).stream()
                    .anyMatch(
                        fact ->
                            fact.kind() == FactKind.INTERVENTION
                                && !fact.at().isBefore(last.at())));
  }

  private boolean haveAllAsked(OpenQuestion question) {
    var trouble = expected.get(question.cause());
    if (trouble == null) {
      return true;
    }
    var asking =
        question.mailboxes().stream().map(each -> each.address()).collect(Collectors.toSet());
    return trouble.mailboxes().stream().map(world::address).allMatch(asking::contains);
  }

  private void answer(OpenQuestion question, Instant now) {
    var trouble = expected.get(question.cause());
    var remedy = trouble == null ? Optional.of(unexpected(question)) : remedy(trouble);
    remedy.ifPresent(choice -> answer(question, choice, now));
  }

  private void answer(OpenQuestion question, Choice choice, Instant now) {
    try {
      answers.answer(
          Night.WAVE.value(),
          question.cause(),
          choice,
          choice == Choice.RAISE_LIMITS ? new Limits(1_000, 0) : null,
          "the obvious remedy",
          "storm");
      answered.put(question.cause(), new Answered(now, Instant.now()));
      given++;
    } catch (OperationFailed notYet) {
      // The journal told of it before Temporal did, or nobody answers just now: tried again soon.
    }
  }

  /** Empty where the remedy is done elsewhere, and seen there. */
  static Optional<Choice> remedy(Trouble trouble) {
    return switch (trouble) {
      case Trouble.SpoiltItems _, Trouble.BlankLimits _ -> Optional.of(Choice.RAISE_LIMITS);
      case Trouble.OverQuota _ -> Optional.of(Choice.RESUME);
      case Trouble.SomebodyElses _ -> Optional.of(Choice.ADOPT);
      case Trouble.Leftovers _ -> Optional.of(Choice.REMOVE_LEFTOVER);
      case Trouble.RemovedBehindOurBack _ -> Optional.of(Choice.SUBMIT_AGAIN);
      case Trouble.FarPasswordChanged _ -> Optional.of(Choice.REPOINT);
      case Trouble.LostByFailOver _ -> Optional.of(Choice.REMOVE_ORPHAN);
      case Trouble.FarAccountLocked _, Trouble.NotValid _ -> Optional.empty();
    };
  }

  private static Choice unexpected(OpenQuestion question) {
    return REMEDIES.stream()
        .filter(question.choices()::contains)
        .findFirst()
        .orElse(Choice.LOOK_AGAIN);
  }
}
