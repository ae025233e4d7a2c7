package io.mailferry.rehearsal.storm;

import io.mailferry.model.Limits;
import io.mailferry.model.order.Choice;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.order.AnswerCause;
import io.mailferry.operations.status.OpenQuestion;
import io.mailferry.operations.status.WaveSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The person on call: counts what is asked, and gives to each cause the answer that lies at hand,
 * once all whom it concerns have asked.
 */
final class Person {
  /** More than any storm may bring; a wave that asks more often would never end. */
  private static final int MOST_ANSWERS = 12;

  /** What helps against what nobody expected, the best first. */
  private static final List<Choice> REMEDIES =
      List.of(Choice.RESUME, Choice.SUBMIT_AGAIN, Choice.ADOPT, Choice.LOOK_AGAIN);

  private final StormWorld world;
  private final AnswerCause answers;
  private final Map<String, Trouble> expected;
  private final Map<String, Integer> asked = new TreeMap<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> answered = new HashSet<>();
  private int given;

  Person(Storm storm, StormWorld world, Connections connections) {
    this.world = world;
    this.answers = new AnswerCause(connections);
    this.expected =
        storm.troubles().stream()
            .collect(
                Collectors.toMap(Trouble::cause, trouble -> trouble, (a, _) -> a, HashMap::new));
  }

  /** How often each cause was asked about; many mailboxes that ask at a time ask once. */
  Map<String, Integer> asked() {
    return Map.copyOf(asked);
  }

  /** Looks at the status of the wave, and answers. */
  void look(WaveSnapshot wave) {
    var questions = wave.questions();
    var now = questions.stream().map(OpenQuestion::cause).collect(Collectors.toSet());
    open.retainAll(now);
    answered.retainAll(now);
    for (var question : questions) {
      if (open.add(question.cause())) {
        asked.merge(question.cause(), 1, Integer::sum);
      }
      if (!answered.contains(question.cause()) && haveAllAsked(question) && given < MOST_ANSWERS) {
        answer(question);
      }
    }
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

  private void answer(OpenQuestion question) {
    var trouble = expected.get(question.cause());
    var choice = trouble == null ? unexpected(question) : remedy(trouble);
    try {
      answers.answer(
          Night.WAVE.value(),
          question.cause(),
          choice,
          choice == Choice.RAISE_LIMITS ? new Limits(1_000, 0) : null,
          "the obvious remedy",
          "storm");
      answered.add(question.cause());
      given++;
    } catch (OperationFailed notYet) {
      // The journal told of it before Temporal did, or nobody answers just now: asked again soon.
      open.add(question.cause());
    }
  }

  private static Choice remedy(Trouble trouble) {
    return switch (trouble) {
      case Trouble.SpoiltItems _ -> Choice.RAISE_LIMITS;
      case Trouble.OverQuota _ -> Choice.RESUME;
      case Trouble.SomebodyElses _ -> Choice.ADOPT;
      case Trouble.RemovedBehindOurBack _ -> Choice.SUBMIT_AGAIN;
    };
  }

  private static Choice unexpected(OpenQuestion question) {
    return REMEDIES.stream()
        .filter(question.choices()::contains)
        .findFirst()
        .orElse(Choice.LOOK_AGAIN);
  }
}
