package io.mailferry.journal.write;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import java.time.Instant;

/**
 * A wave is about to start.
 *
 * @param wave its name
 * @param organisation where the commands run
 * @param route which way its mailboxes travel
 * @param mailboxes how many lines its plan has
 * @param at when; the same moment told twice is the same start
 */
public record PlannedWaveNote(
    WaveName wave, OrganisationName organisation, Route route, int mailboxes, Instant at) {}
