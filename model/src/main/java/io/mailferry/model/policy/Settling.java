package io.mailferry.model.policy;

import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.SilentController;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** Directories need time to agree; what still contradicts itself after that is for a person. */
final class Settling {
  /** Longer than a night; a controller that is away for longer may never come back. */
  static final Duration LONGEST_HELD = Duration.ofHours(12);

  private final Timings timings;

  Settling(Timings timings) {
    this.timings = timings;
  }

  /**
   * The situation with a contradiction in it, since now when it is new. After a time in which
   * nobody looked it is new, too: nobody knows what was to be seen meanwhile.
   */
  Situation odd(Situation situation) {
    return situation.with(situation.memory().withOdd(since(situation), situation.now()));
  }

  private Instant since(Situation situation) {
    var since = situation.memory().doubts().oddSince();
    var seen = situation.memory().doubts().oddSeen();
    return since != null
            && seen != null
            && !situation.hasPassed(seen, longestGap(Duration.between(since, seen)))
        ? since
        : situation.now();
  }

  /** Once a person is asked, it is looked at less often. */
  private Duration longestGap(Duration lasted) {
    return lasted.compareTo(timings.settle()) < 0
        ? timings.settle()
        : timings.releasedLook().plus(timings.settle());
  }

  /** What was not seen to contradict itself in this look contradicts itself no longer. */
  static Verdict forgettingWhatIsOver(Situation situation, Verdict verdict) {
    var seen = verdict.memory().doubts().oddSeen();
    // What could not be read shows neither that it contradicts itself nor that it agrees.
    return situation.now().equals(seen) || situation.memory().doubts().unreadableSince() != null
        ? verdict
        : new Verdict(verdict.decision(), verdict.memory().withoutOdd());
  }

  /**
   * The truth takes as long again after a change of controller
   * (docs/exchange/move-requests.md#settling-time).
   */
  static Instant latest(Instant since, Memory memory) {
    var changed = memory.pinned().since();
    return changed != null && changed.isAfter(since) ? changed : since;
  }

  /** Whether a moment is not further away than the time to agree. */
  boolean isRecent(Situation situation, Instant moment) {
    return !situation.hasPassed(moment, timings.settle());
  }

  /** Whether the time to agree is over. */
  boolean isOver(Situation odd) {
    var since = Objects.requireNonNullElse(odd.memory().doubts().oddSince(), odd.now());
    return odd.hasPassed(latest(since, odd.memory()), timings.settle());
  }

  /**
   * Waits until the time to agree is over, and then asks; of a proven move nothing is asked. Nor is
   * anything asked while a controller is away that may know better; when it is back the time to
   * agree begins. Whoever is asked already goes on being asked meanwhile.
   *
   * @param lasting what is decided of a contradiction that lasts: to ask the question given
   */
  Verdict agreeOrAsk(
      Situation odd,
      Phase phase,
      String meanwhile,
      Question question,
      BiFunction<Situation, Question, Verdict> lasting) {
    if (!isOver(odd)) {
      return Verdicts.stillAsking(odd, question.code())
          .orElseGet(
              () ->
                  stillHeld(odd, phase, meanwhile)
                      .orElseGet(() -> agreeing(odd, phase, meanwhile)));
    }
    if (odd.memory().arrival().proven()) {
      return Arrived.movedOn(odd);
    }
    if (odd.orders().answer() == Choice.LEAVE) {
      return Verdicts.left(odd);
    }
    var held = untilAllAnswer(odd, phase, meanwhile);
    if (held.isPresent() && odd.orders().cancel() != null) {
      return Verdicts.left(odd);
    }
    return held.map(
            waiting ->
                Verdicts.stillAsking(odd.with(waiting.memory()), question.code()).orElse(waiting))
        .orElseGet(() -> lasting.apply(odd, question));
  }

  /** The time to agree begins when the controller is back, and not when it was last missed. */
  private Optional<Verdict> stillHeld(Situation odd, Phase phase, String meanwhile) {
    return odd.memory().doubts().heldSince() == null
        ? Optional.empty()
        : untilAllAnswer(odd, phase, meanwhile);
  }

  private Verdict agreeing(Situation odd, Phase phase, String meanwhile) {
    return Verdicts.wait(
        odd,
        timings.settleLook(),
        // What was answered was done: it is not to be done again to what comes next.
        odd.memory().request().restarting()
            ? NothingThere.whyRemoved(odd.memory().request().lastSeen())
            : Reason.DIRECTORY_AND_QUEUE_DISAGREE,
        phase,
        Attention.WAITING,
        meanwhile);
  }

  /**
   * The wait for a controller that may know better: it fell silent before the time to agree was
   * over, and was not waited for too long yet. Empty when there is none.
   */
  Optional<Verdict> untilAllAnswer(Situation odd, Phase phase, String meanwhile) {
    var doubts = odd.memory().doubts();
    var heldSince = Objects.requireNonNullElse(doubts.heldSince(), odd.now());
    if (odd.hasPassed(heldSince, LONGEST_HELD)) {
      return Optional.empty();
    }
    var since = Objects.requireNonNullElse(doubts.oddSince(), odd.now());
    return odd.sighting()
        .silentBefore(latest(since, odd.memory()).plus(timings.settle()))
        .map(
            silent ->
                Verdicts.wait(
                    odd.with(odd.memory().withOdd(odd.now(), odd.now()).withHeldSince(heldSince)),
                    timings.awayLook(),
                    Reason.DIRECTORY_AND_QUEUE_DISAGREE,
                    phase,
                    Attention.WAITING,
                    meanwhile + ". " + mayKnowBetter(silent, heldSince.plus(LONGEST_HELD))));
  }

  /** Why nobody is asked before a moment. */
  static String mayKnowBetter(SilentController silent, Instant asked) {
    return silent.name()
        + " has not answered since "
        + silent.since()
        + " and may know what no other controller was told; a person is asked at "
        + asked;
  }
}
