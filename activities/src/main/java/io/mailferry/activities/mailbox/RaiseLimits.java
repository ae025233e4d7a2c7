package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.Sighting;
import io.mailferry.workflows.mailbox.ActivityInput;

/** Lets the request leave more items behind. */
final class RaiseLimits implements Command {
  private final Organisation organisation;
  private final MigrationFacts facts;

  RaiseLimits(Organisation organisation, MigrationFacts facts) {
    this.organisation = organisation;
    this.facts = facts;
  }

  @Override
  public Class<Action.RaiseLimits> action() {
    return Action.RaiseLimits.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    var planned = input.intention().limits();
    var present =
        before.queue() instanceof QueueItem.Present item ? item.limitsOr(planned) : planned;
    var limits =
        memory.request().limitsBeside(present.raisedTo(input.orders().limitsBeside(planned)));
    organisation
        .exchange()
        .raiseLimits(input.intention().mailbox(), limits.changedFrom(present), before.controller());
    var agreed = input.orders().limitsBeside(present).equals(present);
    facts.noteCoded(
        input.intention(),
        agreed ? FactKind.AGREED : FactKind.ORDER,
        "limitsRaised",
        "the request was given limits of " + limits.words() + (agreed ? ", as was agreed to" : ""),
        "limits-raised");
    return memory.withLimitsRefused(false);
  }
}
