package io.mailferry.workflows;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.decision.Action;
import io.mailferry.model.failure.FailureCatalogue;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.policy.AfterFault;
import io.mailferry.model.policy.MovePolicy;
import io.mailferry.model.policy.Situation;
import io.mailferry.model.policy.Timings;
import io.mailferry.model.slot.HeldSlots;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.ActivityResult;
import io.mailferry.workflows.mailbox.LookUpResult;
import io.mailferry.workflows.mailbox.MailboxActivities;
import io.mailferry.workflows.mailbox.OrderNote;
import io.mailferry.workflows.mailbox.OutcomeNote;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a mailbox without Exchange: they look at a {@link PretendMailbox}, decide by the
 * real policy, and can be told to get lost on the way.
 */
final class PretendExchange implements MailboxActivities {
  /** How a step gets lost. */
  enum Loss {
    /** The worker dies before the command leaves. */
    BEFORE_THE_COMMAND,
    /** The worker dies after Exchange got the command. */
    AFTER_THE_COMMAND,
    /** The worker dies after everything was done, and the wave told of an outcome. */
    AFTER_THE_ANNOUNCEMENT
  }

  private interface Act {
    Memory on(PretendMailbox mailbox, Memory memory, Instant now);
  }

  private final Supplier<Instant> clock;
  private final MovePolicy policy = new MovePolicy(Timings.DEFAULT);
  private final Map<MailboxGuid, PretendMailbox> mailboxes = new ConcurrentHashMap<>();
  private final Map<String, Loss> losses = new ConcurrentHashMap<>();
  private final Set<String> blind = ConcurrentHashMap.newKeySet();
  private final Set<String> unheard = ConcurrentHashMap.newKeySet();
  private final Map<String, Gate> gates = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<OutcomeNote> outcomes = new CopyOnWriteArrayList<>();
  private final List<OrderNote> orders = new CopyOnWriteArrayList<>();
  private volatile List<String> obstacles = List.of();
  private final AtomicInteger away = new AtomicInteger();
  private volatile boolean limitsSlots;
  private volatile boolean slowToSuspend;
  private volatile boolean slowToRelease;
  private volatile boolean announcesNothing;
  private volatile boolean looksUpOnly;
  private volatile @Nullable String passed;

  PretendExchange(Supplier<Instant> clock) {
    this.clock = clock;
  }

  /** A step that waits in the middle until it is let through. */
  static final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Waits until a step stands at the gate. */
    void awaitArrival() {
      await(reached);
    }

    void open() {
      open.countDown();
    }

    private void pass() {
      reached.countDown();
      await(open);
    }

    private static void await(CountDownLatch latch) {
      try {
        if (!latch.await(30, TimeUnit.SECONDS)) {
          throw new AssertionError("nobody came to the gate");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  PretendMailbox mailbox() {
    return mailbox(Given.MAILBOX);
  }

  PretendMailbox mailbox(MailboxGuid guid) {
    return mailboxes.computeIfAbsent(guid, _ -> new PretendMailbox());
  }

  /** The next call of this step gets lost, once. */
  PretendExchange loses(String step, Loss how) {
    losses.put(step, how);
    return this;
  }

  /** The next call of this step stands still in its middle, once. */
  Gate stops(String step) {
    var gate = new Gate();
    gates.put(step, gate);
    return gate;
  }

  PretendExchange hasObstacles(String... found) {
    obstacles = List.of(found);
    return this;
  }

  /** Takes the next suspensions without showing them. */
  PretendExchange isSlowToSuspend(boolean slow) {
    slowToSuspend = slow;
    return this;
  }

  /** Takes the next releases without showing them. */
  PretendExchange isSlowToRelease(boolean slow) {
    slowToRelease = slow;
    return this;
  }

  /** The next call of this act finds nobody to look with, once, and does nothing. */
  PretendExchange cannotLookIn(String step) {
    blind.add(step);
    return this;
  }

  /** The next command of this step never arrives, once, and the look after it finds that out. */
  PretendExchange neverHears(String step) {
    unheard.add(step);
    return this;
  }

  /** Looks a mailbox up as an earlier release did: nothing more. */
  PretendExchange looksUpOnly() {
    looksUpOnly = true;
    return this;
  }

  /** No activity but recordOutcome can tell an outcome. */
  PretendExchange cannotAnnounce() {
    announcesNothing = true;
    return this;
  }

  /** So many of the next looks find nobody. */
  PretendExchange isAwayFor(int looks) {
    away.set(looks);
    return this;
  }

  PretendExchange failsVerification(@Nullable String why) {
    passed = why;
    return this;
  }

  /** The names of all steps called, in order. */
  List<String> calls() {
    return calls;
  }

  /** The names of the steps that gave Exchange a command, in order. */
  List<String> commands() {
    return commands;
  }

  List<OutcomeNote> outcomes() {
    return outcomes;
  }

  List<OrderNote> orders() {
    return orders;
  }

  // ------------------------------------------------------------------ looking

  @Override
  public LookUpResult lookUpMailbox(ActivityInput input) {
    calls.add("lookUpMailbox");
    standAtTheGate("lookUpMailbox");
    var memory = input.memory().withController("dc1.target.example", clock.get());
    var found = new LookUpResult(obstacles, "SRC-DB07", memory);
    if (looksUpOnly || !found.obstacles().isEmpty()) {
      return found;
    }
    var looking = input.with(memory);
    return found.with(announcing(looking, look(looking)));
  }

  @Override
  public ActivityResult detectDuplicateMove(ActivityInput input) {
    calls.add("detectDuplicateMove");
    standAtTheGate("detectDuplicateMove");
    return announcing(input, look(input));
  }

  @Override
  public ActivityResult pollMove(ActivityInput input) {
    calls.add("pollMove");
    standAtTheGate("pollMove");
    if (away.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
      throw ApplicationFailure.newFailure("no controller answers", "away");
    }
    mailbox(input.intention().mailbox()).goesOn();
    return announcing(input, look(input));
  }

  private ActivityResult look(ActivityInput input) {
    return decide(input, input.memory(), false);
  }

  private ActivityResult decide(ActivityInput input, Memory memory, boolean answerUsed) {
    var now = clock.get();
    var sighting = mailbox(input.intention().mailbox()).look(now);
    var orders = answerUsed ? input.orders().withoutAnswer() : input.orders();
    var verdict =
        policy.decide(
            new Situation(input.intention(), sighting, orders, memory, now, slots(input)));
    var waits =
        verdict.decision().next() instanceof Action.WaitAndLook(var time, _)
            ? time
            : Timings.DEFAULT.safetyLook();
    return new ActivityResult(sighting, verdict.decision(), verdict.memory(), waits);
  }

  private HeldSlots slots(ActivityInput input) {
    return limitsSlots
        ? new HeldSlots(isItsTurn(input.copySlot()), isItsTurn(input.cutoverSlot()))
        : HeldSlots.ALL;
  }

  private boolean isItsTurn(@Nullable SlotGrant given) {
    return given != null && given.holds(clock.get());
  }

  /** From now on nobody is copied, or switches, before it is their turn. */
  void limitsSlots() {
    limitsSlots = true;
  }

  private ActivityResult announcing(ActivityInput input, ActivityResult result) {
    var outcome = result.decision().outcome();
    if (announcesNothing || !input.announces() || outcome == null) {
      return result;
    }
    outcomes.add(new OutcomeNote(input.intention(), outcome));
    return result.withAnnounced();
  }

  // ------------------------------------------------------------------ acting

  @Override
  public ActivityResult submitMove(ActivityInput input) {
    return act(
        "submitMove",
        Action.Submit.class,
        input,
        (mailbox, memory, now) -> {
          mailbox.submit(now);
          mailbox.raise(input.orders().limitsBeside(input.intention().limits()));
          return memory.withSubmission(new Submission.Seen(now));
        });
  }

  @Override
  public ActivityResult cutOver(ActivityInput input) {
    return act(
        "cutOver",
        Action.Release.class,
        input,
        (mailbox, memory, now) -> {
          if (!slowToRelease) {
            mailbox.completeAfter(now);
          }
          return memory.withReleased(now);
        });
  }

  @Override
  public ActivityResult parkMove(ActivityInput input) {
    return act(
        "parkMove",
        Action.Park.class,
        input,
        (mailbox, memory, now) -> {
          mailbox.completeAfter(now.plus(Timings.DEFAULT.parkedFor()));
          return memory.withReleased(null);
        });
  }

  @Override
  public ActivityResult suspendMove(ActivityInput input) {
    return act(
        "suspendMove",
        Action.Suspend.class,
        input,
        (mailbox, memory, _) -> {
          if (!slowToSuspend) {
            mailbox.suspend();
          }
          return memory.withSuspendedByUs(true);
        });
  }

  @Override
  public ActivityResult resumeMove(ActivityInput input) {
    return act(
        "resumeMove",
        Action.Resume.class,
        input,
        (mailbox, memory, now) -> {
          var queue = mailbox.look(now).queue();
          mailbox.resume();
          var draft = memory.withSuspendedByUs(false);
          return queue instanceof QueueItem.Present item && item.status() == RequestStatus.FAILED
              ? draft.withOneMoreResume(now, FailureCatalogue.familyOf(item.failure()))
              : draft;
        });
  }

  @Override
  public ActivityResult withdrawMove(ActivityInput input) {
    return act(
        "withdrawMove",
        Action.Withdraw.class,
        input,
        (mailbox, memory, _) -> {
          mailbox.remove();
          return memory.withWithdrawn(true);
        });
  }

  @Override
  public ActivityResult raiseLimits(ActivityInput input) {
    return act(
        "raiseLimits",
        Action.RaiseLimits.class,
        input,
        (mailbox, memory, _) -> {
          mailbox.raise(input.orders().limitsBeside(input.intention().limits()));
          return memory;
        });
  }

  @Override
  public ActivityResult repointMove(ActivityInput input) {
    return act(
        "repointMove",
        Action.Repoint.class,
        input,
        (mailbox, memory, now) -> {
          var failed =
              mailbox.look(now).queue() instanceof QueueItem.Present item
                  && item.status() == RequestStatus.FAILED;
          var done = memory.withRepoint(null);
          return failed ? done.withMended() : done;
        });
  }

  @Override
  public ActivityResult discardMove(ActivityInput input) {
    return act(
        "discardMove",
        Action.Discard.class,
        input,
        (mailbox, memory, _) -> {
          mailbox.remove();
          return memory;
        });
  }

  @Override
  public ActivityResult removeLeftover(ActivityInput input) {
    return act(
        "removeLeftover",
        Action.RemoveLeftover.class,
        input,
        (mailbox, memory, _) -> {
          mailbox.remove();
          return memory;
        });
  }

  @Override
  public ActivityResult removeOrphan(ActivityInput input) {
    return act(
        "removeOrphan",
        Action.RemoveOrphan.class,
        input,
        (mailbox, memory, _) -> {
          mailbox.remove();
          return AfterFault.removed(memory);
        });
  }

  @Override
  public ActivityResult verifyMailbox(ActivityInput input) {
    return act(
        "verifyMailbox",
        Action.Verify.class,
        input,
        (_, memory, now) -> {
          var earlier = memory.arrival().verification();
          var check = new Verification.Check("can be logged on to", passed == null, why());
          return memory.withVerification(
              new Verification(earlier == null ? now : earlier.firstAt(), now, List.of(check)));
        });
  }

  private String why() {
    var shortfall = passed;
    return shortfall == null ? "logging on worked" : shortfall;
  }

  @Override
  public ActivityResult cleanUpMove(ActivityInput input) {
    return act(
        "cleanUpMove",
        Action.CleanUp.class,
        input,
        (mailbox, memory, _) -> {
          mailbox.remove();
          return memory.withCleanedUp(true);
        });
  }

  private ActivityResult act(
      String name, Class<? extends Action> kind, ActivityInput input, Act act) {
    calls.add(name);
    var loss = losses.remove(name);
    if (loss == Loss.BEFORE_THE_COMMAND) {
      throw ApplicationFailure.newFailure("the worker died", "lost");
    }
    if (blind.remove(name)) {
      return nothingDone(input.memory());
    }
    var before = look(input);
    if (!kind.isInstance(before.decision().next())) {
      return announcing(input, before);
    }
    commands.add(name);
    if (unheard.remove(name)) {
      return announcing(input, before);
    }
    var memory = act.on(mailbox(input.intention().mailbox()), before.memory(), clock.get());
    standAtTheGate(name);
    if (loss == Loss.AFTER_THE_COMMAND) {
      throw ApplicationFailure.newFailure("the worker died", "lost");
    }
    var result = announcing(input, decide(input, memory, true));
    if (loss == Loss.AFTER_THE_ANNOUNCEMENT) {
      throw ApplicationFailure.newFailure("the worker died", "lost");
    }
    return result;
  }

  private ActivityResult nothingDone(Memory memory) {
    var verdict = new AfterFault(Timings.DEFAULT).nothingDone(memory, "No controller answers.");
    return new ActivityResult(
        null, verdict.decision(), verdict.memory(), Timings.DEFAULT.settleLook());
  }

  private void standAtTheGate(String name) {
    var gate = gates.remove(name);
    if (gate != null) {
      gate.pass();
    }
  }

  // ------------------------------------------------------------------ telling

  @Override
  public void recordOutcome(OutcomeNote note) {
    calls.add("recordOutcome");
    outcomes.add(note);
  }

  @Override
  public void recordOrder(OrderNote note) {
    calls.add("recordOrder");
    standAtTheGate("recordOrder");
    orders.add(note);
  }
}
