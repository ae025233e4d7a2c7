package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.mailbox.ActivityInput;

/** Releases the move for its completion. */
final class CutOver implements Command {
  private final Organisation organisation;
  private final MigrationFacts facts;

  CutOver(Organisation organisation, MigrationFacts facts) {
    this.organisation = organisation;
    this.facts = facts;
  }

  @Override
  public Class<Action.Release> action() {
    return Action.Release.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    var mailbox = input.intention().mailbox();
    var now = organisation.clock().instant();
    switch (styleOf(before, input.intention())) {
      case COMPLETE_AFTER, HELD_BY_EXCHANGE ->
          organisation.exchange().completeAfter(mailbox, now, before.controller());
      case SUSPEND_WHEN_READY -> organisation.exchange().resume(mailbox, before.controller());
    }
    facts.note(input.intention(), FactKind.RELEASED, "released", "released for cutover", null);
    return memory.withReleased(now);
  }

  /** The request's own style counts: an adopted one may have been created otherwise. */
  private static CutoverStyle styleOf(Sighting sighting, Intention intention) {
    if (sighting.queue() instanceof QueueItem.Present) {
      return sighting.stopsBeforeItsEnd()
          ? CutoverStyle.SUSPEND_WHEN_READY
          : CutoverStyle.COMPLETE_AFTER;
    }
    return intention.cutover().style();
  }
}
