package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.Database;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.policy.AfterFault;
import io.mailferry.workflows.mailbox.ActivityInput;

/** Removes what is left of a request: the stamp by its mailbox, an item out of its queue. */
final class RemoveOrphan implements Command {
  private final Organisation organisation;
  private final MigrationFacts facts;

  RemoveOrphan(Organisation organisation, MigrationFacts facts) {
    this.organisation = organisation;
    this.facts = facts;
  }

  @Override
  public Class<Action.RemoveOrphan> action() {
    return Action.RemoveOrphan.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    var mailbox = input.intention().mailbox();
    if (before.stamp() instanceof Stamp.Present stamp && stamp.status() != RequestStatus.NONE) {
      note(input, "the stamp of a move request that no queue has is removed");
      organisation.exchange().remove(mailbox, before.controller());
    } else {
      var queue = queue(input.intention(), before);
      note(
          input,
          "a move request that the directory does not know is removed from the queue of "
              + queue.name());
      organisation.exchange().removeFromQueue(queue, mailbox);
    }
    return AfterFault.removed(memory);
  }

  /** Before it is gone: the answer to its removal may be lost. */
  private void note(ActivityInput input, String sentence) {
    facts.note(input.intention(), FactKind.HEALED, "orphanRemoved", sentence, null);
  }

  /** Where the item was seen: docs/exchange/queues-and-stamps.md#two-places. */
  private Database queue(Intention intention, Sighting seen) {
    if (intention.route() != Route.PUSH) {
      return intention.destination();
    }
    if (seen.sourceHome() instanceof Home.InDatabase home) {
      var found = organisation.directory().database(home.databaseName()).value();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new Fault.NotReached(
        FaultCode.EX_NO_DATABASE, "nobody knows in which queue the move request lies", null);
  }
}
