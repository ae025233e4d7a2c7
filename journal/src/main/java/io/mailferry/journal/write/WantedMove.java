package io.mailferry.journal.write;

import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a plan wants, beside the database.
 *
 * @param targetArchiveDatabase where the archive goes; null for where the mailbox goes
 * @param limits how much loss is accepted
 * @param scope which part moves
 */
public record WantedMove(
    @Nullable String targetArchiveDatabase, Limits limits, MailboxScope scope) {}
