package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Sighting;
import io.mailferry.workflows.mailbox.ActivityInput;

/** Removes the completed request. */
final class CleanUpMove implements Command {
  private final Organisation organisation;
  private final MigrationFacts facts;

  CleanUpMove(Organisation organisation, MigrationFacts facts) {
    this.organisation = organisation;
    this.facts = facts;
  }

  @Override
  public Class<Action.CleanUp> action() {
    return Action.CleanUp.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    organisation.exchange().remove(input.intention().mailbox(), before.controller());
    facts.note(
        input.intention(),
        FactKind.CLEANED_UP,
        "cleanedUp",
        "the completed request was removed",
        null);
    return memory.withCleanedUp(true);
  }
}
