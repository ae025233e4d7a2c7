package io.mailferry.journal.write;

import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.plan.IdentityKind;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a plan wants, beside the database.
 *
 * @param targetArchiveDatabase where the archive goes; null for where the mailbox goes
 * @param limits how much loss is accepted
 * @param scope which part moves
 * @param kind what names the mailbox in the plan where that is no SMTP address; null for one
 * @param cutover when it may switch, where the plan says so of this mailbox alone; null where it
 *     switches with the others
 * @param zone where its owner lives, as the plan says it; null where it does not
 */
public record WantedMove(
    @Nullable String targetArchiveDatabase,
    Limits limits,
    MailboxScope scope,
    @Nullable IdentityKind kind,
    @Nullable WantedCutover cutover,
    @Nullable String zone) {
  /** Of a mailbox that is named by its address. */
  public WantedMove(@Nullable String targetArchiveDatabase, Limits limits, MailboxScope scope) {
    this(targetArchiveDatabase, limits, scope, null, null, null);
  }
}
