package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.policy.CompletionTime;
import io.mailferry.workflows.mailbox.ActivityInput;

/**
 * Puts a completion that would come too early into the future: far, or to the moment at which
 * Exchange is to switch the mailbox; also of a request that rests, so that it has its brake before
 * it is resumed.
 */
final class ParkMove implements Command {
  private final Organisation organisation;
  private final Decider decider;
  private final MigrationFacts facts;

  ParkMove(Organisation organisation, Decider decider, MigrationFacts facts) {
    this.organisation = organisation;
    this.decider = decider;
    this.facts = facts;
  }

  @Override
  public Class<Action.Park> action() {
    return Action.Park.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    var situation = decider.situation(input, before, input.orders(), memory);
    var moment = CompletionTime.of(situation, organisation.timings());
    organisation.exchange().completeAfter(input.intention().mailbox(), moment, before.controller());
    if (moment.equals(CompletionTime.given(situation, organisation.timings()))) {
      facts.note(
          input.intention(),
          FactKind.AGREED,
          "exchangeHolds/" + moment,
          "Exchange completes the move by itself from " + moment + " on",
          null);
    }
    return memory.withReleased(null);
  }
}
