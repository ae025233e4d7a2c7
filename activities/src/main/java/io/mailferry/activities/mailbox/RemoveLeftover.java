package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.policy.AfterFault;
import io.mailferry.workflows.mailbox.ActivityInput;
import org.jspecify.annotations.Nullable;

/**
 * Removes a completed request, because a person wants it out of the way: of an earlier move, or of
 * one of ours whose mailbox lives elsewhere by now.
 */
final class RemoveLeftover implements Command {
  private final Organisation organisation;
  private final MigrationFacts facts;

  RemoveLeftover(Organisation organisation, MigrationFacts facts) {
    this.organisation = organisation;
    this.facts = facts;
  }

  @Override
  public Class<Action.RemoveLeftover> action() {
    return Action.RemoveLeftover.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    // Before it is gone: the answer to its removal may be lost.
    facts.note(
        input.intention(),
        FactKind.HEALED,
        "leftoverRemoved",
        "a completed request is removed, so that a new one can be submitted",
        before.queue() instanceof QueueItem.Present item ? whatItWas(item) : null);
    organisation.exchange().remove(input.intention().mailbox(), before.controller());
    return AfterFault.removed(memory);
  }

  /** With the request, Exchange forgets all of it but the mailbox's own history of moves. */
  private static String whatItWas(QueueItem.Present item) {
    return "request "
        + item.request()
        + ", "
        + item.status()
        + ", batch \""
        + orNothing(item.batchName())
        + "\", from "
        + orNothing(item.sourceDatabase())
        + " to "
        + orNothing(item.targetDatabase())
        + ", completed "
        + orNothing(item.times().completed());
  }

  private static String orNothing(@Nullable Object told) {
    return told == null ? "(not told)" : told.toString();
  }
}
