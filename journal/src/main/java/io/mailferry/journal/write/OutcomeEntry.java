package io.mailferry.journal.write;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Instant;

/**
 * How a mailbox's migration ended.
 *
 * @param wave its wave
 * @param mailbox whose
 * @param at when the outcome was known, by Exchange's clock
 * @param outcome how it ended
 */
public record OutcomeEntry(
    WaveName wave, MailboxGuid mailbox, Instant at, MigrationOutcome outcome) {}
