package io.mailferry.journal.write;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.incident.Dependency;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a dependency is away: the first note opens an incident, and every later one renews it.
 *
 * @param organisation whose migrations need it
 * @param dependency what is away
 * @param at when it was found to be away, by Exchange's clock
 * @param code the code of the fault, e.g. {@code MF-AD-AWAY}
 * @param sentence what was found, and what a person can do, for people
 * @param nextProbe when it is asked again; null when nobody knows
 * @param lasting whether it does not pass by itself: a person must put it right
 */
public record IncidentNote(
    OrganisationName organisation,
    Dependency dependency,
    Instant at,
    String code,
    String sentence,
    @Nullable Instant nextProbe,
    boolean lasting) {
  /** Only the next probe may be null. */
  public IncidentNote {
    Objects.requireNonNull(organisation, "organisation");
    Objects.requireNonNull(dependency, "dependency");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(sentence, "sentence");
  }
}
