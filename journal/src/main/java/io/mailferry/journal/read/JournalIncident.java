package io.mailferry.journal.read;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.incident.Dependency;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident: a dependency that is away, or was.
 *
 * @param organisation whose migrations need it
 * @param dependency what is away
 * @param began when it was first found to be away
 * @param lastSeen when it was last found to be away
 * @param code the code of the fault, as last found
 * @param sentence what was found, and what a person can do, for people
 * @param nextProbe when it is asked again; null when nobody knows
 * @param lasting whether it does not pass by itself: a person must put it right
 * @param ended when it was found to be back; null while it is away
 */
public record JournalIncident(
    OrganisationName organisation,
    Dependency dependency,
    Instant began,
    Instant lastSeen,
    String code,
    String sentence,
    @Nullable Instant nextProbe,
    boolean lasting,
    @Nullable Instant ended) {}
