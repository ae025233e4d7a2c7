package io.mailferry.activities.mailbox;

import io.mailferry.model.move.Sighting;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.ActivityResult;

/** Looks, and decides what is next; changes nothing. */
final class PollMove {
  private final SightingReader reader;
  private final Decider decider;
  private final MigrationFacts facts;
  private final MoveReports reports;
  private final ItMayBeBack itMayBeBack;

  PollMove(
      SightingReader reader,
      Decider decider,
      MigrationFacts facts,
      MoveReports reports,
      ItMayBeBack itMayBeBack) {
    this.itMayBeBack = itMayBeBack;
    this.reader = reader;
    this.decider = decider;
    this.facts = facts;
    this.reports = reports;
  }

  ActivityResult run(ActivityInput input) {
    itMayBeBack.heed(input);
    return run(input, reader.look(input.intention(), input.memory()));
  }

  /** The same, of what both directories showed a moment ago. */
  ActivityResult run(ActivityInput input, BothForests seen) {
    return run(input, reader.look(input.intention(), input.memory(), seen));
  }

  private ActivityResult run(ActivityInput input, Sighting sighting) {
    facts.controllerChanged(input, sighting);
    var verdict = decider.decide(input, sighting, input.orders(), input.memory());
    var result = decider.result(sighting, verdict);
    reports.note(input.intention(), result.memory(), sighting);
    facts.result(input, result);
    facts.seen(input.intention(), input.memory(), result.memory(), false);
    facts.releasedByExchange(input.intention(), input.memory(), result.memory());
    reports.keep(input.intention(), result.memory(), sighting);
    return result;
  }
}
