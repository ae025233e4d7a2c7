package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.Sighting;
import io.mailferry.workflows.mailbox.ActivityInput;

/** Removes a failed request, because an operator wants another one in its place. */
final class DiscardMove implements Command {
  private final Organisation organisation;
  private final MigrationFacts facts;

  DiscardMove(Organisation organisation, MigrationFacts facts) {
    this.organisation = organisation;
    this.facts = facts;
  }

  @Override
  public Class<Action.Discard> action() {
    return Action.Discard.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    facts.losing(
        input.intention(),
        before.queue() instanceof QueueItem.Present item ? item : null,
        () -> organisation.exchange().remove(input.intention().mailbox(), before.controller()));
    facts.noteCoded(
        input.intention(),
        FactKind.HEALED,
        "discarded",
        "it was removed, as an operator wanted it; a new one is submitted",
        "restarted");
    return memory;
  }
}
