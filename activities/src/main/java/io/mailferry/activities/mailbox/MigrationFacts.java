package io.mailferry.activities.mailbox;

import io.mailferry.activities.JournalRecorder;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.failure.FailureCatalogue;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.order.Question;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.policy.Obstacles;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.ActivityResult;
import io.mailferry.workflows.mailbox.OrderNote;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the journal is told of one mailbox: facts for people, each once. */
final class MigrationFacts {
  /** At twenty seconds each, once in half an hour. */
  private static final int TRIES_PER_NOTE = 90;

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

  /** Notes a fact that programs know by its code. */
  void noteCoded(Intention intention, FactKind kind, String what, String sentence, String code) {
    recorder.fact(intention, clock.instant(), kind, what, sentence, null, null, code);
  }

  /** Notes an operator's order, or what Mailferry answered in the place of one. */
  void ordered(OrderNote note) {
    if (note.order().cameByItself()) {
      recorder.fact(
          note.intention(),
          clock.instant(),
          FactKind.HEALED,
          note.verb(),
          note.order().reason() + ": " + note.verb() + ", said by Mailferry",
          null,
          note.order().id(),
          Fact.FAR_ACCOUNT_BACK);
      return;
    }
    recorder.fact(
        note.intention(),
        clock.instant(),
        note.intervention() ? FactKind.INTERVENTION : FactKind.ORDER,
        note.verb(),
        note.verb() + " by " + note.order().who() + ": " + note.order().reason(),
        null,
        note.order().id(),
        note.intervention() ? note.verb() : null);
  }

  /** Notes what went wrong. */
  void trouble(ActivityInput input, Fault fault) {
    noteCoded(input.intention(), FactKind.TROUBLE, "trouble", fault.sentence(), fault.code());
  }

  /**
   * Gives a command by which Exchange forgets why a request failed, and notes it as soon as the
   * command has run or may have run.
   *
   * @param failed the request, if it failed
   */
  void losing(Intention intention, QueueItem.@Nullable Present failed, Runnable command) {
    try {
      command.run();
    } catch (Fault.Unconfirmed fault) {
      noteFailure(intention, failed);
      throw fault;
    }
    noteFailure(intention, failed);
  }

  private void noteFailure(Intention intention, QueueItem.@Nullable Present item) {
    if (item != null) {
      failed(intention, item);
    }
  }

  /** Notes that the request failed, and on what evidence; each failure once, whoever meets it. */
  void failed(Intention intention, QueueItem.Present item) {
    var failure = item.failure();
    var family = FailureCatalogue.familyOf(failure);
    recorder.once(
        intention,
        clock.instant(),
        FactKind.TROUBLE,
        "failed/" + intention.mailbox() + "/" + item.request() + "/" + MoveReports.failedAt(item),
        "the request failed: " + family.cause(),
        failure == null ? null : failure.type() + ": " + failure.message(),
        null,
        family.word());
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
   * because an outage meets all migrations at once. A question that is not answered yet goes on
   * being asked: whoever reads it can mend its cause and answer it during the outage.
   */
  void cannotLook(ActivityInput input, ActivityResult result) {
    var attempt = Activity.getExecutionContext().getInfo().getAttempt();
    var stillAsking = input.asking() && !input.orders().wantsALook();
    if (!stillAsking && attempt % TRIES_PER_NOTE == 2) {
      recorder.note(input.intention(), result, clock.instant());
    }
  }

  /** Notes that another controller answers than before. */
  void controllerChanged(ActivityInput input, Sighting sighting) {
    var kept = input.memory().pinned().name();
    if (kept != null && !kept.equals(sighting.controller())) {
      noteCoded(
          input.intention(),
          FactKind.TROUBLE,
          "controllerAway",
          "domain controller " + kept + " did not answer, or Exchange could not use it",
          "controller-away");
      noteCoded(
          input.intention(),
          FactKind.HEALED,
          "controllerFound",
          sighting.controller() + " answered in its place, and the migration went on there",
          "another-controller");
    }
  }

  /** Notes that a command whose answer was lost had run. */
  void foundAfterAll(Intention intention, Memory memory) {
    recorder.fact(
        intention,
        clock.instant(),
        FactKind.HEALED,
        "found",
        "the command whose answer was lost had run: its request was found in Exchange, and nothing"
            + " was submitted twice",
        "asked " + memory.pinned().name(),
        null,
        "found-in-exchange");
  }

  /** Notes a result: the decision, and an open question. */
  void result(ActivityInput input, ActivityResult result) {
    recorder.note(input.intention(), result, clock.instant());
    if (result.decision().next() instanceof Action.Ask(var question)
        && question.code() != Question.Code.REFUSED) {
      note(input.intention(), FactKind.QUESTION, "question", question.sentence(), null);
    }
  }

  /**
   * Notes what a look found out about the request.
   *
   * @param before what was remembered before the look
   * @param now what is remembered after it
   * @param submitting whether the activity submits, so that a request seen first is its own
   */
  void seen(Intention intention, Memory before, Memory now, boolean submitting) {
    requestSeen(intention, before, now, submitting);
    copied(intention, before, now);
    completed(intention, before, now);
  }

  private void requestSeen(Intention intention, Memory before, Memory now, boolean submitting) {
    if (!(now.submission() instanceof Submission.Seen)) {
      return;
    }
    switch (before.submission()) {
      case Submission.Unconfirmed _ -> foundAfterAll(intention, now);
      case Submission.NotSent _ when !submitting ->
          note(
              intention,
              FactKind.ADOPTED,
              "adopted",
              "a move request that existed already was taken over",
              "asked " + now.pinned().name());
      case Submission.NotSent _, Submission.Seen _ -> {}
    }
  }

  /** Each request once: one that was suspended and resumed is copied no second time. */
  private void copied(Intention intention, Memory before, Memory now) {
    var earlier = before.request().lastSeen();
    var seen = now.request().lastSeen();
    if (seen != null
        && isCopied(seen.status())
        && (earlier == null || !isCopied(earlier.status()))) {
      recorder.once(
          intention,
          clock.instant(),
          FactKind.COPIED,
          "copied/" + intention.mailbox() + "/" + seen.request(),
          "Exchange has copied the mailbox",
          null,
          null,
          null);
    }
  }

  /** Notes that the moment has come from which Exchange switches a mailbox with no word of ours. */
  void releasedByExchange(Intention intention, Memory before, Memory now) {
    var moment = now.request().released();
    if (intention.cutover().style() == CutoverStyle.HELD_BY_EXCHANGE
        && moment != null
        && before.request().released() == null) {
      recorder.once(
          intention,
          moment,
          FactKind.RELEASED,
          "released/" + intention.mailbox() + "/" + moment,
          "Exchange completes the move by itself since " + moment,
          null,
          null,
          null);
    }
  }

  private static boolean isCopied(RequestStatus status) {
    return switch (status) {
      case AUTO_SUSPENDED, SYNCED, COMPLETION_IN_PROGRESS, COMPLETED, COMPLETED_WITH_WARNING ->
          true;
      case NONE, QUEUED, IN_PROGRESS, SUSPENDED, FAILED, UNRECOGNISED -> false;
    };
  }

  private void completed(Intention intention, Memory before, Memory now) {
    var earlier = before.request().lastSeen();
    var later = now.request().lastSeen();
    if (earlier != null
        && later != null
        && later.status().completed()
        && !earlier.status().completed()) {
      noteCoded(
          intention, FactKind.COMPLETED, "completed", "Exchange completed the move", "completed");
    }
  }
}
