package io.mailferry.activities.exchange.command;

import io.mailferry.model.MailboxGuid;

/**
 * {@code Get-MigrationUser}: what Exchange's own batch service does with a mailbox.
 *
 * @param mailbox which
 */
public record GetMigrationUser(MailboxGuid mailbox) implements Cmdlet {}
