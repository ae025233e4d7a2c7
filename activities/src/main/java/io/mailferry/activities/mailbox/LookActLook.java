package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.failure.FailureCatalogue;
import io.mailferry.model.incident.Dependency.Kind;
import io.mailferry.model.memory.FaultKind;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Repoint;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.SilentController;
import io.mailferry.model.policy.AfterFault;
import io.mailferry.model.policy.Verdict;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.ActivityResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The frame of every acting activity: look, decide, act only if that is still what is decided, look
 * again. What follows after a fault is the policy's to say.
 */
final class LookActLook {
  private static final String ORDERS_UNKNOWN =
      "The orders in force could not be asked for, because no worker answers Temporal's queries.";

  private static final int MOST_UNSEEN = 3;

  /** What we saw well a moment ago, and the controller that Exchange asked has not yet. */
  private static final Set<String> NOT_SEEN_BY_ALL =
      Set.of(FaultCode.EX_NO_RECIPIENT, FaultCode.EX_NOT_MAIL_USER, FaultCode.EX_DELIVERY_DOMAIN);

  private static final Set<Class<? extends Action>> PROTECTING =
      Set.of(Action.Park.class, Action.Suspend.class, Action.Withdraw.class);

  private final Organisation organisation;
  private final SightingReader reader;
  private final Decider decider;
  private final MigrationFacts facts;
  private final MoveReports reports;
  private final OrdersOfNow orders = new OrdersOfNow();
  private final ComeBack comeBack;
  private final ItMayBeBack itMayBeBack;

  LookActLook(
      Organisation organisation,
      SightingReader reader,
      Decider decider,
      MigrationFacts facts,
      MoveReports reports) {
    this.organisation = organisation;
    this.reader = reader;
    this.decider = decider;
    this.facts = facts;
    this.reports = reports;
    this.comeBack = new ComeBack(organisation.breakers());
    this.itMayBeBack = new ItMayBeBack(organisation.breakers());
  }

  ActivityResult run(ActivityInput input, Command command) {
    itMayBeBack.heed(input);
    Sighting before;
    try {
      before = reader.look(input.intention(), input.memory());
    } catch (Fault fault) {
      var blind = blind(input.memory(), fault);
      facts.result(input, blind);
      return blind;
    }
    facts.controllerChanged(input, before);
    var verdict = decider.decide(input, before, input.orders(), input.memory());
    // People read what was found before what was done about it.
    var submitting = command.action() == Action.Submit.class;
    facts.seen(input.intention(), input.memory(), verdict.memory(), submitting);
    reports.note(input.intention(), verdict.memory(), before);
    reports.keep(input.intention(), verdict.memory(), before);
    var result = actIfStillDecided(input, before, verdict, command);
    facts.result(input, result);
    facts.seen(input.intention(), verdict.memory(), result.memory(), submitting);
    return result;
  }

  private ActivityResult blind(Memory memory, Fault fault) {
    return fault instanceof Fault.Away away
        ? waiting(null, memory, away)
        : decider.result(null, after().nothingDone(memory, fault.sentence()));
  }

  private ActivityResult actIfStillDecided(
      ActivityInput input, Sighting before, Verdict verdict, Command command) {
    if (!command.action().isInstance(verdict.decision().next())) {
      return decider.result(before, verdict);
    }
    return verdict.decision().next().changesRequest()
        ? actOnTheOrdersOfNow(input, before, verdict.memory(), command)
        : act(input, before, verdict, command);
  }

  /**
   * An activity can wait long for a worker, and what it was scheduled with is then what operators
   * wanted before. So the migration is asked once more, just before Exchange is told anything.
   */
  private ActivityResult actOnTheOrdersOfNow(
      ActivityInput scheduled, Sighting before, Memory memory, Command command) {
    var now = orders.inForce();
    if (now.isEmpty()) {
      return decider.result(before, after().nothingDone(memory, ORDERS_UNKNOWN));
    }
    var input = scheduled.with(now.get());
    var verdict = decider.decide(input, before, input.orders(), input.memory());
    return command.action().isInstance(verdict.decision().next())
        ? act(input, before, verdict, command)
        : decider.result(before, verdict);
  }

  private ActivityResult act(
      ActivityInput input, Sighting before, Verdict verdict, Command command) {
    try {
      var memory = command.run(input, before, verdict.memory());
      comeBack.callSome();
      return lookAfterwards(input, before, memory);
    } catch (Fault fault) {
      organisation.heed(fault, before.controller());
      return afterFault(input, before, verdict.memory(), fault, command.action());
    }
  }

  private ActivityResult lookAfterwards(ActivityInput input, Sighting before, Memory memory) {
    try {
      var seen = reader.look(input.intention(), memory);
      var answered = input.orders().withoutAnswer();
      return decider.result(seen, decider.decide(input, seen, answered, memory));
    } catch (Fault fault) {
      return decider.result(before, after().readBackOutstanding(memory, fault.sentence()));
    }
  }

  private ActivityResult afterFault(
      ActivityInput input,
      Sighting before,
      Memory memory,
      Fault fault,
      Class<? extends Action> command) {
    if (command == Action.Repoint.class && !isWorthRepeating(memory, fault)) {
      return goOnAsItIs(input, before, memory.withRepoint(Repoint.REFUSED), fault);
    }
    return switch (fault) {
      case Fault.NotReached _ ->
          decider.result(
              before,
              PROTECTING.contains(command)
                  ? after().nothingProtected(memory, fault.sentence())
                  : after().nothingDone(memory, fault.sentence()));
      case Fault.Busy busy ->
          decider.result(
              before, after().busy(memory, fault.sentence(), busy.retryAfter()), busy.retryAfter());
      case Fault.Unconfirmed _ -> {
        facts.trouble(input, fault);
        yield fault.answeredUnclearly()
            ? lookAfterUnclearAnswer(input, before, memory, fault, command)
            : lookAfterLoss(input, before, memory, command);
      }
      case Fault.Away away -> waitForWhatIsAway(input, before, memory, away);
      case Fault.Refused refused -> refused(input, before, memory, refused, command);
    };
  }

  private ActivityResult lookAfterLoss(
      ActivityInput input, Sighting before, Memory memory, Class<? extends Action> command) {
    if (command == Action.Repoint.class) {
      return lookAfterLostAnswer(input, before, after().counted(memory), command);
    }
    return lookAfterLostAnswer(input, before, after().lost(unconfirmed(memory, command)), command);
  }

  /**
   * Whether a request is to be given its far end again. Nobody can see whether it has it already,
   * so what is not answered three times is left at that: a copy that goes well would wait for it.
   */
  private boolean isWorthRepeating(Memory memory, Fault fault) {
    return switch (fault) {
      case Fault.NotReached _, Fault.Busy _ -> true;
      case Fault.Away away -> !away.lasting() || away.dependency().kind() != Kind.CMDLET;
      case Fault.Unconfirmed _ -> memory.repairs().tries(FaultKind.UNKNOWN_WORDS) + 1 < MOST_UNSEEN;
      case Fault.Refused refused ->
          switch (refused.reason()) {
            case NOT_FOUND,
                WRONG_STATE,
                COMPLETED_REQUEST_REMAINS,
                ALREADY_THERE,
                ALREADY_BEING_MOVED ->
                !(lagging(memory, refused, List.of()).decision().next() instanceof Action.Ask);
            case WRONG_COMMAND, NOT_ALLOWED, OTHER -> false;
          };
    };
  }

  private ActivityResult waitForWhatIsAway(
      ActivityInput input, Sighting before, Memory memory, Fault.Away away) {
    if (!away.lasting()) {
      return waiting(before, memory, away);
    }
    var verdict =
        after()
            .askAboutAway(
                memory,
                away.dependency(),
                organisation.clock().instant(),
                away.code(),
                away.sentence());
    return told(input, decider.result(before, verdict, away.retryHere()));
  }

  private ActivityResult waiting(@Nullable Sighting before, Memory memory, Fault.Away away) {
    var verdict =
        after()
            .away(
                memory,
                away.dependency(),
                away.sentence(),
                away.retryAfter(),
                Duration.between(away.since(), organisation.clock().instant()));
    return decider.result(before, verdict, away.retryHere());
  }

  private ActivityResult lookAfterUnclearAnswer(
      ActivityInput input,
      Sighting before,
      Memory memory,
      Fault fault,
      Class<? extends Action> command) {
    var counted = after().counted(unconfirmed(memory, command));
    var looked = lookAfterLostAnswer(input, before, counted, command);
    var found = new Verdict(looked.decision(), looked.memory());
    var verdict =
        after()
            .afterUnknownAnswer(
                memory,
                found,
                command,
                organisation.clock().instant(),
                fault.code(),
                fault.sentence());
    return verdict.equals(found) ? looked : told(input, decider.result(before, verdict));
  }

  private ActivityResult lookAfterLostAnswer(
      ActivityInput input, Sighting before, Memory memory, Class<? extends Action> command) {
    var result = lookWhetherItRan(input, before, memory, command);
    if (memory.submission() instanceof Submission.Unconfirmed
        && result.memory().submission() instanceof Submission.Seen) {
      facts.foundAfterAll(input.intention(), result.memory());
    }
    return result;
  }

  /** What a person answered is still to be done when the request is as it was. */
  private ActivityResult lookWhetherItRan(
      ActivityInput input, Sighting before, Memory memory, Class<? extends Action> command) {
    try {
      var seen = reader.look(input.intention(), memory);
      if (isTheSame(before.queue(), seen.queue())) {
        return decider.result(seen, decider.decide(input, seen, input.orders(), memory));
      }
      var ran =
          command == Action.Resume.class && isOfTheSameRequest(before.queue(), seen.queue())
              ? resumed(before, memory)
              : memory;
      return decider.result(seen, decider.decide(input, seen, input.orders().withoutAnswer(), ran));
    } catch (Fault fault) {
      return decider.result(
          before, after().cannotLook(memory, fault.sentence(), Fault.Away.whatIsAway(fault)));
    }
  }

  /** A resume that ran is one, whether its answer came or not. */
  private Memory resumed(Sighting before, Memory memory) {
    return before.queue() instanceof QueueItem.Present item && item.status() == RequestStatus.FAILED
        ? memory.withOneMoreResume(
            organisation.clock().instant(), FailureCatalogue.familyOf(item.failure()))
        : memory;
  }

  /** One that ran and failed again failed at another moment. */
  private static boolean isTheSame(QueueItem before, QueueItem after) {
    return isOfTheSameRequest(before, after)
        && before instanceof QueueItem.Present one
        && after instanceof QueueItem.Present other
        && one.status() == other.status()
        && MoveReports.failedAt(one).equals(MoveReports.failedAt(other));
  }

  private static boolean isOfTheSameRequest(QueueItem before, QueueItem after) {
    return before instanceof QueueItem.Present one
        && after instanceof QueueItem.Present other
        && one.request().equals(other.request());
  }

  private ActivityResult refused(
      ActivityInput input,
      Sighting before,
      Memory memory,
      Fault.Refused refused,
      Class<? extends Action> command) {
    var now = organisation.clock().instant();
    return switch (refused.reason()) {
      // Where the request is that Exchange speaks of may never be seen: a leftover of the far
      // forest.
      case ALREADY_BEING_MOVED -> {
        facts.trouble(input, refused);
        var counted = lagging(unconfirmed(memory, command), refused, List.of());
        yield told(input, lookAfterwards(input, before, counted.memory()));
      }
      case ALREADY_THERE -> {
        var counted = lagging(memory, refused, mayKnow(before, command));
        var looked = lookAfterwards(input, before, counted.memory());
        yield command.isInstance(looked.decision().next())
            ? told(input, decider.result(before, counted))
            : looked;
      }
      // A completed request that remains was not to be seen a moment ago: the controller lags.
      case NOT_FOUND, WRONG_STATE, COMPLETED_REQUEST_REMAINS ->
          told(input, decider.result(before, lagging(memory, refused, mayKnow(before, command))));
      case WRONG_COMMAND, NOT_ALLOWED, OTHER -> {
        if (command == Action.RaiseLimits.class) {
          yield goOnAsItIs(input, before, memory.withLimitsRefused(true).withoutMended(), refused);
        }
        if (command == Action.Submit.class && NOT_SEEN_BY_ALL.contains(refused.code())) {
          yield told(input, decider.result(before, lagging(memory, refused, List.of())));
        }
        yield told(
            input,
            decider.result(
                before,
                after()
                    .ask(memory.withRestarting(false), now, refused.code(), refused.sentence())));
      }
    };
  }

  /** A copy that goes well is not stopped because Exchange does not let it be changed. */
  private ActivityResult goOnAsItIs(
      ActivityInput input, Sighting before, Memory memory, Fault fault) {
    facts.trouble(input, fault);
    return decider.result(
        before, decider.decide(input, before, input.orders().withoutAnswer(), memory));
  }

  private Verdict lagging(Memory memory, Fault.Refused refused, List<SilentController> silent) {
    return after()
        .tryAgainOrAsk(
            memory, organisation.clock().instant(), refused.code(), refused.sentence(), silent);
  }

  /**
   * The controllers that may alone know of the request: they fell silent before it could have
   * reached the others. What protects a mailbox from its cutover is told to a person at once.
   */
  private List<SilentController> mayKnow(Sighting before, Class<? extends Action> command) {
    return PROTECTING.contains(command) || !(before.queue() instanceof QueueItem.Present item)
        ? List.of()
        : before.silentSince(item.times().queued(), organisation.timings().settle());
  }

  /** A refusal is asked about in a line of its own, which later looks do not repeat. */
  private ActivityResult told(ActivityInput input, ActivityResult result) {
    if (result.decision().next() instanceof Action.Ask(var question)) {
      facts.note(input.intention(), FactKind.QUESTION, "refused", question.sentence(), null);
    }
    return result;
  }

  private Memory unconfirmed(Memory memory, Class<? extends Action> command) {
    return AfterFault.unconfirmed(memory, command, organisation.clock().instant());
  }

  private AfterFault after() {
    return decider.afterFault();
  }
}
