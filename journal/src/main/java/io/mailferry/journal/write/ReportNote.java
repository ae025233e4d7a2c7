package io.mailferry.journal.write;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.failure.FailureFamily;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of Exchange's own report of a request that failed, or completed with a warning. It names
 * no people.
 *
 * @param wave in which wave
 * @param mailbox whose request
 * @param request the request's own GUID
 * @param failedAt when Exchange last touched the request, which tells its failures apart; to the
 *     millisecond
 * @param at when the report was read, by Exchange's clock
 * @param family what went wrong, as the report tells it: the inner cause, where the failure itself
 *     only says that something was tried too often
 * @param innerType the exception that the report names most often beside the failure itself; null
 *     for none
 * @param failures the last failures, a line each, the latest last; empty when Exchange told none
 * @param entries the last lines of the report, the latest last
 */
public record ReportNote(
    WaveName wave,
    MailboxGuid mailbox,
    UUID request,
    Instant failedAt,
    Instant at,
    FailureFamily family,
    @Nullable String innerType,
    String failures,
    String entries) {
  /** Databases keep no nanoseconds, and the moment is part of the key. */
  public ReportNote {
    failedAt = failedAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
