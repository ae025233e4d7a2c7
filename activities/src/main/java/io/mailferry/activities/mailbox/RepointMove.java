package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.failure.FailureCatalogue;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.order.Choice;
import io.mailferry.workflows.mailbox.ActivityInput;

/** Gives the request the far host and credential of today's settings. */
final class RepointMove implements Command {
  private final Organisation organisation;
  private final MigrationFacts facts;

  RepointMove(Organisation organisation, MigrationFacts facts) {
    this.organisation = organisation;
    this.facts = facts;
  }

  @Override
  public Class<Action.Repoint> action() {
    return Action.Repoint.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    var intention = input.intention();
    var far = organisation.farEnd(intention.route(), intention.mailbox(), before.stamp());
    organisation.exchange().repoint(intention.mailbox(), far, before.controller());
    facts.note(
        intention,
        FactKind.ORDER,
        "repointed",
        "the request was given the far host " + far.hostName() + credential(far),
        null);
    var done = memory.withRepoint(null);
    return failedOverItsFarEnd(input, before) ? done.withMended() : done;
  }

  private static String credential(NewMove.FarEnd far) {
    return far.credential() == null
        ? "; the settings name no credential for it, so it signs in as before"
        : " and the credential of today's settings";
  }

  /** What failed for another reason is no better now. */
  private static boolean failedOverItsFarEnd(ActivityInput input, Sighting before) {
    return before.queue() instanceof QueueItem.Present item
        && item.status() == RequestStatus.FAILED
        && FailureCatalogue.familyOf(item.failure())
            .remedies(input.intention().route())
            .contains(Choice.REPOINT);
  }
}
