package io.mailferry.activities.mailbox;

import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.ActivityResult;

/** Looks, and decides what is next; changes nothing. */
final class PollMove {
  private final SightingReader reader;
  private final Decider decider;
  private final MigrationFacts facts;

  PollMove(SightingReader reader, Decider decider, MigrationFacts facts) {
    this.reader = reader;
    this.decider = decider;
    this.facts = facts;
  }

  ActivityResult run(ActivityInput input) {
    var sighting = reader.look(input.intention(), input.memory());
    facts.controllerChanged(input, sighting);
    var verdict = decider.decide(input, sighting, input.orders(), input.memory());
    var result = decider.result(sighting, verdict);
    facts.result(input, result);
    facts.seen(input.intention(), input.memory(), result.memory(), false);
    return result;
  }
}
