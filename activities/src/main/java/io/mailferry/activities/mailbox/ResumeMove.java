package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.workflows.mailbox.ActivityInput;

/** Resumes the request, suspended or failed. */
final class ResumeMove implements Command {
  private final Organisation organisation;
  private final MigrationFacts facts;

  ResumeMove(Organisation organisation, MigrationFacts facts) {
    this.organisation = organisation;
    this.facts = facts;
  }

  @Override
  public Class<Action.Resume> action() {
    return Action.Resume.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    organisation.exchange().resume(input.intention().mailbox(), before.controller());
    var resumed = memory.withSuspendedByUs(false);
    if (before.queue() instanceof QueueItem.Present item && item.status() == RequestStatus.FAILED) {
      facts.note(
          input.intention(),
          FactKind.HEALED,
          "resumed",
          "the request had failed for a passing reason and was resumed",
          null);
      return resumed.withOneMoreResume(organisation.clock().instant());
    }
    return resumed;
  }
}
