package io.mailferry.workflows.mailbox;

import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.Intention;

/**
 * An outcome to be written down and announced.
 *
 * @param intention whose
 * @param outcome how it ended
 */
public record OutcomeNote(Intention intention, MigrationOutcome outcome) {}
