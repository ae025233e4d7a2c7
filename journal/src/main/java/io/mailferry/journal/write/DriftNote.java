package io.mailferry.journal.write;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.RequestStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A move request that Exchange shows and that should not be there.
 *
 * @param kind in which way
 * @param mailbox whose request it is
 * @param wave the wave that its mark names, or that of the mailbox's migration; null when neither
 *     is known
 * @param batchName the mark of who created it; null for none
 * @param database in whose queue it lies; null when Exchange does not tell
 * @param status where Exchange says that it stands
 * @param began when it was first found, by Exchange's clock
 */
public record DriftNote(
    DriftKind kind,
    MailboxGuid mailbox,
    @Nullable WaveName wave,
    @Nullable String batchName,
    @Nullable String database,
    RequestStatus status,
    Instant began) {
  /** So many of one organisation are kept; there may be more. */
  public static final int MOST_OF_AN_ORGANISATION = 500;

  /** What it is, whose, where it stands and since when are always known. */
  public DriftNote {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(began, "began");
  }
}
