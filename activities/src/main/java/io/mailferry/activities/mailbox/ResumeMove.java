package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.failure.FailureCatalogue;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.order.Choice;
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
    var failed =
        before.queue() instanceof QueueItem.Present item && item.status() == RequestStatus.FAILED
            ? item
            : null;
    facts.losing(
        input.intention(),
        failed,
        () -> organisation.exchange().resume(input.intention().mailbox(), before.controller()));
    var resumed = memory.withSuspendedByUs(false);
    if (failed != null) {
      facts.noteCoded(
          input.intention(),
          FactKind.HEALED,
          "resumed",
          wanted(input, memory)
              ? (memory.repairs().mended()
                  ? "it was resumed with what was changed about it"
                  : "it was resumed, as an operator wanted it")
              : "it was resumed, because that passes or may help",
          "resumed");
      return resumed.withOneMoreResume(
          organisation.clock().instant(), FailureCatalogue.familyOf(failed.failure()));
    }
    return resumed;
  }

  private static boolean wanted(ActivityInput input, Memory memory) {
    return input.orders().answer() == Choice.RESUME || memory.repairs().mended();
  }
}
