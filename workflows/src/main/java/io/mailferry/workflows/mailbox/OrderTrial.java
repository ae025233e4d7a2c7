package io.mailferry.workflows.mailbox;

import io.mailferry.model.Limits;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.OrderVerb;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that is not given: would it be taken?
 *
 * @param verb which order
 * @param limits how much loss it accepts; for {@link OrderVerb#LIMITS} only
 * @param cutover when the mailbox may switch; for {@link OrderVerb#CUTOVER} only
 * @param at the moment it is now: a migration that waits does not know how long ago it looked
 */
public record OrderTrial(
    OrderVerb verb, @Nullable Limits limits, @Nullable CutoverWish cutover, Instant at) {}
