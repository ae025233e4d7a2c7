package io.mailferry.workflows;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;

/**
 * An organisation to be asked for a sign of life.
 *
 * @param organisation which
 * @param route which way mailboxes are to travel, which says whether a second forest takes part
 */
public record OrganisationToCheck(OrganisationName organisation, Route route) {}
