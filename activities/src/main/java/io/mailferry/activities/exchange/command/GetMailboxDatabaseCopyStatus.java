package io.mailferry.activities.exchange.command;

import io.mailferry.model.Database;

/**
 * {@code Get-MailboxDatabaseCopyStatus}: every copy of a database.
 *
 * @param database whose copies
 */
public record GetMailboxDatabaseCopyStatus(Database database) implements Cmdlet {}
