package io.mailferry.journal.read;

import io.mailferry.journal.write.DriftNote;
import io.mailferry.model.OrganisationName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A move request that Exchange shows and that should not be there.
 *
 * @param organisation whose Exchange shows it
 * @param note what was seen
 * @param address the mailbox's address, as a plan named it last; null when none did
 * @param lastSeen when it was seen last
 */
public record JournalDrift(
    OrganisationName organisation, DriftNote note, @Nullable String address, Instant lastSeen) {}
