package io.mailferry.workflows.check;

import io.mailferry.model.Limits;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.plan.CutoverStyle;
import org.jspecify.annotations.Nullable;

/**
 * An organisation to be asked for a sign of life, and whether it offers what a wave needs.
 *
 * @param organisation which
 * @param route which way mailboxes are to travel, which says whether a second forest takes part
 * @param holdWith how the cutover is held back; absent in the oldest histories, as with {@code
 *     COMPLETE_AFTER}
 * @param most the highest limits of any line; absent in the oldest histories, as with none
 */
public record OrganisationToCheck(
    OrganisationName organisation,
    Route route,
    @Nullable CutoverStyle holdWith,
    @Nullable Limits most) {}
