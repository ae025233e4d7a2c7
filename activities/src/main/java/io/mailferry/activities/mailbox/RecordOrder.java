package io.mailferry.activities.mailbox;

import io.mailferry.workflows.mailbox.OrderNote;

/** Writes an operator's order or answer down for people. */
final class RecordOrder {
  private final MigrationFacts facts;

  RecordOrder(MigrationFacts facts) {
    this.facts = facts;
  }

  void run(OrderNote note) {
    facts.ordered(note);
  }
}
