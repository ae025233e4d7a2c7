package io.mailferry.model.policy;

import io.mailferry.model.MailboxScope;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Neither stamp nor queue item: the mailbox has arrived, a command's answer was lost, a request has
 * vanished, or nothing was submitted yet.
 */
final class NothingThere {
  private static final String NOT_SEEN =
      "the move request cannot be seen at the moment; directories need time to agree";

  private final Timings timings;
  private final Settling settling;
  private final Arrived arrived;

  NothingThere(Timings timings, Settling settling, Arrived arrived) {
    this.timings = timings;
    this.settling = settling;
    this.arrived = arrived;
  }

  Verdict decide(Situation situation) {
    var memory = situation.memory();
    if (situation.atHome()) {
      return memory.submission() instanceof Submission.NotSent
              && memory.arrival().verification() == null
          ? alreadyHome(situation)
          : arrived.decide(situation, false);
    }
    return switch (memory.submission()) {
      case Submission.Unconfirmed(var since) -> waitForTheTruth(situation, since);
      case Submission.Seen _ -> vanished(situation);
      case Submission.NotSent _ ->
          memory.request().restarting() ? afterTheLeftover(situation) : nothingSubmitted(situation);
    };
  }

  /** A controller that lags would refuse a new request, or take it for the one that is gone. */
  private Verdict afterTheLeftover(Situation situation) {
    var odd = settling.odd(situation);
    return settling.isOver(odd) || situation.orders().cancel() != null
        ? nothingSubmitted(situation.with(asIfNeverSubmitted(situation.memory())))
        : removed(odd);
  }

  private static Verdict alreadyHome(Situation situation) {
    var database = situation.intention().destination().name();
    if (situation.orders().answer() == Choice.LEAVE || situation.orders().cancel() != null) {
      return finishedAtHome(situation, database);
    }
    return archiveLeftBehind(situation).orElseGet(() -> finishedAtHome(situation, database));
  }

  /** Exchange does not move a mailbox into the database in which it is, to take its archive. */
  private static Optional<Verdict> archiveLeftBehind(Situation situation) {
    var intention = situation.intention();
    var wanted = intention.targetArchive();
    if (wanted == null
        || intention.scope() != MailboxScope.PRIMARY_AND_ARCHIVE
        || !(situation.sighting().archiveHome() instanceof Home.InDatabase archive)
        || archive.isIn(wanted)) {
      return Optional.empty();
    }
    return Optional.of(
        Verdicts.ask(
            situation,
            new Question(
                Question.Code.OBSTACLES,
                "the mailbox lives in "
                    + intention.destination().name()
                    + " already, and its archive in "
                    + archive.databaseName()
                    + ", not in "
                    + wanted.name()
                    + ": plan a move of the archive alone (MailboxType ArchiveOnly), and answer"
                    + " leave here",
                List.of(Choice.LOOK_AGAIN, Choice.LEAVE),
                "archive-elsewhere")));
  }

  private static Verdict finishedAtHome(Situation situation, String database) {
    return Verdicts.finish(
        situation,
        new MigrationOutcome.AlreadyHome(database),
        Reason.ALREADY_HOME,
        "the mailbox lives in " + database + " already");
  }

  private Verdict waitForTheTruth(Situation situation, @Nullable Instant since) {
    var from =
        Settling.latest(Objects.requireNonNullElse(since, situation.now()), situation.memory());
    if (situation.hasPassed(from, timings.settle())) {
      var unsent = situation.with(situation.memory().withSubmission(new Submission.NotSent()));
      return unsent.memory().request().restarting()
          ? afterTheLeftover(unsent)
          : nothingSubmitted(unsent);
    }
    var refusal = situation.memory().repairs().refusal();
    if (refusal != null) {
      return situation.orders().answer() == Choice.LEAVE
          ? Verdicts.left(situation)
          : Verdicts.askAboutRefusal(situation, refusal);
    }
    return Verdicts.wait(
        situation,
        timings.settleLook(),
        Reason.SUBMISSION_UNCONFIRMED,
        Phase.SUBMITTING,
        Attention.WAITING,
        "the answer to New-MoveRequest was lost, so a request may exist; nothing is sent again"
            + " until "
            + from.plus(timings.settle())
            + "; by then "
            + situation.sighting().controller()
            + " shows the request if it exists");
  }

  private Verdict vanished(Situation situation) {
    var memory = situation.memory();
    if (memory.request().withdrawn()) {
      return Verdicts.withdrawn(situation);
    }
    if (memory.arrival().cleanedUp()) {
      return Arrived.movedOn(situation);
    }
    if (situation.orders().answer() == Choice.LEAVE) {
      return Verdicts.left(situation);
    }
    var odd = settling.odd(situation);
    return Verdicts.stillAsking(odd, Question.Code.REQUEST_VANISHED)
        .orElseGet(() -> onceAllAgree(odd));
  }

  private Verdict onceAllAgree(Situation odd) {
    var memory = odd.memory();
    var restarting = memory.request().restarting();
    if (!settling.isOver(odd)) {
      return restarting
          ? removed(odd)
          : Verdicts.wait(
              odd,
              timings.settleLook(),
              Reason.REQUEST_NOT_VISIBLE,
              Phase.of(memory),
              Attention.WAITING,
              NOT_SEEN);
    }
    if (memory.arrival().proven()) {
      return Arrived.movedOn(odd);
    }
    if (odd.orders().cancel() != null) {
      return Verdicts.withdrawn(odd);
    }
    return restarting || odd.orders().answer() == Choice.SUBMIT_AGAIN
        ? nothingSubmitted(odd.with(asIfNeverSubmitted(memory)))
        : settling
            .untilAllAnswer(odd, Phase.of(memory), NOT_SEEN)
            .orElseGet(() -> askAboutVanished(odd));
  }

  private static Verdict askAboutVanished(Situation odd) {
    return Verdicts.ask(
        odd,
        Question.Code.REQUEST_VANISHED,
        "the move request that was there has disappeared from Exchange and from "
            + odd.sighting().controller()
            + ", and the mailbox has not moved: somebody removed it",
        Choice.SUBMIT_AGAIN,
        Choice.LOOK_AGAIN,
        Choice.LEAVE);
  }

  private Verdict removed(Situation odd) {
    var reason = whyRemoved(odd.memory().request().lastSeen());
    return Verdicts.wait(
        odd,
        timings.settleLook(),
        reason,
        Phase.SUBMITTING,
        Attention.WAITING,
        whatWasRemoved(reason)
            + "; a new one is submitted when "
            + odd.sighting().controller()
            + " has shown none for "
            + timings.settle().toMinutes()
            + " minutes");
  }

  /** What a removal is told as, by what was last seen of the request. */
  static Reason whyRemoved(QueueItem.@Nullable Present last) {
    if (last != null && last.status().completed()) {
      return Reason.LEFTOVER_REMOVED;
    }
    return last != null && last.status() == RequestStatus.FAILED
        ? Reason.RESTARTED
        : Reason.ORPHAN_REMOVED;
  }

  private static String whatWasRemoved(Reason reason) {
    if (reason == Reason.LEFTOVER_REMOVED) {
      return "the completed request of an earlier move was removed, as a person wants it";
    }
    return reason == Reason.RESTARTED
        ? "the failed request was removed, as an operator wants it"
        : "what was left of the move request was removed, as a person wants it";
  }

  /** What belonged to the request that is gone says nothing about the next one. */
  private static Memory asIfNeverSubmitted(Memory memory) {
    return memory
        .withSubmission(new Submission.NotSent())
        .withoutOdd()
        .withRequestForgotten()
        .withVerification(null)
        .withAccepted(false)
        .withCleanedUp(false);
  }

  private Verdict nothingSubmitted(Situation situation) {
    var orders = situation.orders();
    var memory = situation.memory();
    if (orders.cancel() != null) {
      return Verdicts.withdrawn(situation);
    }
    if (orders.answer() == Choice.LEAVE) {
      return Verdicts.left(situation);
    }
    if (orders.pause() != null) {
      return pausedBeforeTheBeginning(situation, orders.pause(), timings.safetyLook());
    }
    if (situation.sighting().targetHome() instanceof Home.Missing) {
      return Verdicts.ask(
          situation,
          Question.Code.OBSTACLES,
          situation.intention().scope() == MailboxScope.ARCHIVE_ONLY
              ? "the target forest shows no archive of a mailbox with this GUID: give it one"
                  + " (Enable-Mailbox -Archive), or take the line out of the plan, then look again"
              : "the target forest knows no object with this mailbox's GUID: prepare its mail user,"
                  + " then look again",
          Choice.LOOK_AGAIN,
          Choice.LEAVE);
    }
    if (memory.repairs().refusal() != null) {
      return afterRefusal(situation, memory.repairs().refusal());
    }
    if (!situation.slots().copy()) {
      return Turns.toCopy(situation, Attention.NONE, "the move request is submitted");
    }
    return Verdicts.next(
        situation,
        new Action.Submit(),
        Reason.NOT_SUBMITTED_YET,
        Phase.SUBMITTING,
        Attention.NONE,
        "no move request exists and the mailbox is not in "
            + situation.intention().destination().name()
            + " yet: one is submitted");
  }

  static Verdict pausedBeforeTheBeginning(Situation situation, Order pause, Duration lookAgainIn) {
    return Verdicts.wait(
        situation,
        lookAgainIn,
        Reason.PAUSED,
        Phase.PAUSED,
        Attention.NONE,
        "paused by " + pause.who() + " before anything was submitted: " + pause.reason());
  }

  private Verdict afterRefusal(Situation situation, Refusal refusal) {
    return switch (situation.orders().answer()) {
      case LOOK_AGAIN, SUBMIT_AGAIN, REPOINT ->
          nothingSubmitted(situation.with(situation.memory().withRefusal(null)));
      case LEAVE -> Verdicts.left(situation);
      case ADOPT, RESUME, RAISE_LIMITS, RESTART, REMOVE_LEFTOVER, REMOVE_ORPHAN, ACCEPT ->
          Verdicts.askAboutRefusal(situation, refusal);
      case null ->
          situation.mayBeTriedAgain(refusal)
              ? nothingSubmitted(situation.with(situation.memory().withRefusal(null)))
              : Verdicts.askAboutRefusal(situation, refusal);
    };
  }
}
