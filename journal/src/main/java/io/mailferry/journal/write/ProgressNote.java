package io.mailferry.journal.write;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.RequestStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a move request was when it was seen.
 *
 * @param mailbox whose
 * @param at when it was seen, by Exchange's clock
 * @param status where it stood
 * @param statusDetail Exchange's finer word
 * @param percent 0 to 100
 * @param bytes transferred so far
 * @param totalBytes the mailbox's size; 0 when unknown
 * @param sourceDatabase the source database's name, when told
 * @param targetDatabase the target database's name, when told
 */
public record ProgressNote(
    MailboxGuid mailbox,
    Instant at,
    RequestStatus status,
    String statusDetail,
    int percent,
    long bytes,
    long totalBytes,
    @Nullable String sourceDatabase,
    @Nullable String targetDatabase) {}
