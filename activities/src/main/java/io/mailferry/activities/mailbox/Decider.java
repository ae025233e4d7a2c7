package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.order.Orders;
import io.mailferry.model.policy.AfterFault;
import io.mailferry.model.policy.MovePolicy;
import io.mailferry.model.policy.Situation;
import io.mailferry.model.policy.Verdict;
import io.mailferry.model.slot.HeldSlots;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.model.slot.SlotKind;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.ActivityResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts what was seen before the policy, and its verdict into an activity's result. */
final class Decider {
  private final Organisation organisation;
  private final MovePolicy policy;
  private final AfterFault afterFault;

  Decider(Organisation organisation) {
    this.organisation = organisation;
    this.policy = new MovePolicy(organisation.timings());
    this.afterFault = new AfterFault(organisation.timings());
  }

  /** What the policy says of a sighting, now. */
  Verdict decide(ActivityInput input, Sighting sighting, Orders orders, Memory memory) {
    return policy.decide(situation(input, sighting, orders, memory));
  }

  /** What a decision rests on, now. */
  Situation situation(ActivityInput input, Sighting sighting, Orders orders, Memory memory) {
    var now = organisation.clock().instant();
    return new Situation(
        input.intention(),
        sighting,
        orders,
        memory,
        now,
        new HeldSlots(
            isItsTurn(SlotKind.COPY, input.copySlot(), now),
            isItsTurn(SlotKind.CUTOVER, input.cutoverSlot(), now)));
  }

  private boolean isItsTurn(SlotKind kind, @Nullable SlotGrant given, Instant now) {
    return !organisation.slots().of(kind).any() || (given != null && given.holds(now));
  }

  /** What the policy says of a fault. */
  AfterFault afterFault() {
    return afterFault;
  }

  /** The result of an activity; how long to wait is told by the world's clock. */
  ActivityResult result(@Nullable Sighting sighting, Verdict verdict) {
    return result(sighting, verdict, organisation.clock().toWaitHere(pause(verdict)));
  }

  /** The result of an activity that was asked to wait by somebody with the world's clock. */
  ActivityResult result(@Nullable Sighting sighting, Verdict verdict, Duration waitFor) {
    return new ActivityResult(sighting, verdict.decision(), verdict.memory(), waitFor);
  }

  private Duration pause(Verdict verdict) {
    return verdict.decision().next() instanceof Action.WaitAndLook(var lookAgainIn, _)
        ? lookAgainIn
        : organisation.timings().releasedLook();
  }
}
