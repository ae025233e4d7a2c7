package io.mailferry.journal.read;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wave as the journal knows it.
 *
 * @param name its name
 * @param organisation where the commands run
 * @param route which way its mailboxes travel
 * @param mailboxes how many lines its plan has
 * @param plannedAt when it was last started
 * @param endedAt when it was over; null while it runs, as far as the journal was told
 */
public record JournalWave(
    WaveName name,
    OrganisationName organisation,
    Route route,
    int mailboxes,
    Instant plannedAt,
    @Nullable Instant endedAt) {}
