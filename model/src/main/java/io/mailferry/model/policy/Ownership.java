package io.mailferry.model.policy;

import io.mailferry.model.WaveName;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.MigrationBatch;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.RequestsOfOthers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests that are not ours: touched with consent only, and some of them never. */
final class Ownership {
  private static final List<Choice> TO_BE_SETTLED = List.of(Choice.LOOK_AGAIN, Choice.LEAVE);

  private Ownership() {}

  static boolean consented(Situation situation) {
    return situation.memory().request().consented()
        || situation.orders().answer() == Choice.ADOPT
        || isToBeAdopted(situation);
  }

  static Verdict conflict(Situation situation) {
    if (situation.memory().arrival().proven()) {
      return Arrived.movedOn(situation);
    }
    return mayLeave(situation)
        ? Verdicts.left(situation)
        : Verdicts.ask(
            situation,
            MigrationBatch.seenIn(situation.sighting())
                .map(Ownership::aboutBatch)
                .or(() -> waveSeenIn(situation.sighting()).map(Ownership::aboutWave))
                .orElseGet(Ownership::aboutAnother));
  }

  private static Optional<WaveName> waveSeenIn(Sighting sighting) {
    return sighting.queue() instanceof QueueItem.Present item
        ? WaveName.markedBy(item.batchName())
        : Optional.of(sighting.stamp())
            .filter(Stamp.Present.class::isInstance)
            .map(Stamp.Present.class::cast)
            .flatMap(stamp -> WaveName.markedBy(stamp.batchName()));
  }

  /** A mailbox has one migration at a time here, so that none of ours watches that request. */
  private static Question aboutWave(WaveName wave) {
    return new Question(
        Question.Code.CONFLICTING_REQUEST,
        "the wave "
            + wave
            + " of Mailferry has left a move request for this mailbox, with another target or"
            + " direction, and it is not changed from here. If another installation of Mailferry"
            + " runs that wave, cancel the mailbox there; else nobody watches it any more: remove"
            + " it with Remove-MoveRequest. Then look again",
        TO_BE_SETTLED,
        "other-wave/" + wave);
  }

  /** Those that one batch has are settled together, and no others. */
  private static Question aboutBatch(MigrationBatch batch) {
    return new Question(
        Question.Code.CONFLICTING_REQUEST,
        (batch.hasName()
                ? "Exchange's migration batch \"" + batch.name() + "\""
                : "a migration batch of Exchange's own")
            + " has a move request for this mailbox. Mailferry does not change it. Ask the batch's"
            + " owner to finish the batch, or to take the mailbox out of it",
        TO_BE_SETTLED,
        batch.hasName() ? "migration-batch/" + batch.name() : null);
  }

  private static Question aboutAnother() {
    return new Question(
        Question.Code.CONFLICTING_REQUEST,
        "another move request exists for this mailbox, with another target or direction. Mailferry"
            + " does not change it. Ask its owner to finish or remove it",
        TO_BE_SETTLED);
  }

  static Verdict foreign(Situation situation, @Nullable String batchName, RequestStatus status) {
    if (situation.memory().arrival().proven()) {
      return Arrived.movedOn(situation);
    }
    if (!mayLeave(situation) && isToBeLeft(situation)) {
      return Verdicts.left(
          situation,
          new MigrationOutcome.Withdrawn(
              "left to whoever made its move request (batch \""
                  + (batchName == null ? "" : batchName)
                  + "\"), as the plan says"));
    }
    return mayLeave(situation)
        ? Verdicts.left(situation)
        : Verdicts.ask(
            situation,
            new Question(
                Question.Code.FOREIGN_REQUEST,
                "somebody else's move request (batch \""
                    + (batchName == null ? "" : batchName)
                    + "\", status "
                    + status
                    + ") already takes this mailbox to "
                    + situation.intention().target().name(),
                List.of(Choice.ADOPT, Choice.LOOK_AGAIN, Choice.LEAVE),
                batchName == null || batchName.isBlank() ? null : "foreign-request/" + batchName));
  }

  /**
   * An end is for good: directory and queue have to agree that the request is of others, and none
   * of ours may exist.
   */
  private static boolean isToBeLeft(Situation situation) {
    return situation.intention().consents().others() == RequestsOfOthers.LEAVE
        && situation.memory().submission() instanceof Submission.NotSent
        && !situation.atHome()
        && isTheSameMove(situation);
  }

  /** Whoever cancels wants nothing of it any more; what is not ours yet is left as it is. */
  private static boolean isToBeAdopted(Situation situation) {
    return situation.intention().consents().others() == RequestsOfOthers.ADOPT
        && situation.orders().cancel() == null
        && isTheSameMove(situation);
  }

  /**
   * Whether directory and queue agree on a request of others that moves the same part to the same
   * database. A person sees what it is; nobody else may guess.
   */
  private static boolean isTheSameMove(Situation situation) {
    return situation.sighting().stamp() instanceof Stamp.Present stamp
        && situation.sighting().queue() instanceof QueueItem.Present item
        && Leftover.batch(stamp.batchName()).equals(Leftover.batch(item.batchName()))
        && stamp.targetDatabase() != null
        && situation.intention().target().isCalled(stamp.targetDatabase())
        && situation.intention().targetArchive() == null
        && stamp.flags().scope() == situation.intention().scope();
  }

  private static boolean mayLeave(Situation situation) {
    return situation.orders().cancel() != null || situation.orders().answer() == Choice.LEAVE;
  }
}
