package io.mailferry.activities.mailbox;

import io.mailferry.activities.JournalRecorder;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.order.Question;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.policy.Obstacles;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.ActivityResult;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the journal is told of one mailbox: facts for people, each once. */
final class MigrationFacts {
  /** At a minute each, once in half an hour. */
  private static final int TRIES_PER_NOTE = 30;

  private final JournalRecorder recorder;
  private final ExchangeClock clock;

  MigrationFacts(JournalRecorder recorder, ExchangeClock clock) {
    this.recorder = recorder;
    this.clock = clock;
  }

  /** Notes a fact that is true now. */
  void note(
      Intention intention, FactKind kind, String what, String sentence, @Nullable String evidence) {
    recorder.fact(intention, clock.instant(), kind, what, sentence, evidence);
  }

  /** Notes what went wrong. */
  void trouble(ActivityInput input, String sentence) {
    note(input.intention(), FactKind.TROUBLE, "trouble", sentence, null);
  }

  /** Notes what stands in the way before anything begins, and that a person is asked about it. */
  void obstacles(Intention intention, Memory memory, List<String> obstacles) {
    recorder.note(
        intention,
        new ActivityResult(null, Obstacles.ask(obstacles), memory, Duration.ZERO),
        clock.instant());
    note(intention, FactKind.QUESTION, "obstacles", String.join("; ", obstacles), null);
  }

  /**
   * Notes that nothing can be decided, because what must be read cannot be: what screens show would
   * else be the decision of before. The second try in a row notes it, and later ones now and then,
   * because an outage meets all migrations at once.
   */
  void cannotLook(ActivityInput input, ActivityResult result) {
    var attempt = Activity.getExecutionContext().getInfo().getAttempt();
    if (attempt % TRIES_PER_NOTE == 2) {
      recorder.note(input.intention(), result, clock.instant());
    }
  }

  /** Notes that another controller answers than before. */
  void controllerChanged(ActivityInput input, Sighting sighting) {
    var kept = input.memory().pinned().name();
    if (kept != null && !kept.equals(sighting.controller())) {
      note(
          input.intention(),
          FactKind.TROUBLE,
          "controllerAway",
          "domain controller " + kept + " did not answer, or Exchange could not use it",
          null);
      note(
          input.intention(),
          FactKind.HEALED,
          "controllerFound",
          sighting.controller() + " answered in its place, and the migration went on there",
          null);
    }
  }

  /** Notes that a command whose answer was lost had run. */
  void foundAfterAll(ActivityInput input, Memory memory) {
    note(
        input.intention(),
        FactKind.HEALED,
        "found",
        "the command whose answer was lost had run: its request was found in Exchange, and nothing"
            + " was submitted twice",
        "asked " + memory.pinned().name());
  }

  /**
   * Notes a result: the decision, an open question, and what became of the request.
   *
   * @param submitting whether the activity submits, so that a request seen first is its own
   */
  void result(ActivityInput input, ActivityResult result, boolean submitting) {
    recorder.note(input.intention(), result, clock.instant());
    if (result.decision().next() instanceof Action.Ask(var question)
        && question.code() != Question.Code.REFUSED) {
      note(input.intention(), FactKind.QUESTION, "question", question.sentence(), null);
    }
    requestSeen(input, result, submitting);
    completed(input, result);
  }

  private void requestSeen(ActivityInput input, ActivityResult result, boolean submitting) {
    if (!(result.memory().submission() instanceof Submission.Seen)) {
      return;
    }
    switch (input.memory().submission()) {
      case Submission.Unconfirmed _ -> foundAfterAll(input, result.memory());
      case Submission.NotSent _ when result.sighting() != null && !submitting ->
          note(
              input.intention(),
              FactKind.ADOPTED,
              "adopted",
              "a move request that existed already was taken over",
              "asked " + result.memory().pinned().name());
      case Submission.NotSent _, Submission.Seen _ -> {}
    }
  }

  private void completed(ActivityInput input, ActivityResult result) {
    var before = input.memory().request().lastSeen();
    var after = result.memory().request().lastSeen();
    if (before != null
        && after != null
        && after.status().completed()
        && !before.status().completed()) {
      note(input.intention(), FactKind.COMPLETED, "completed", "Exchange completed the move", null);
    }
  }
}
