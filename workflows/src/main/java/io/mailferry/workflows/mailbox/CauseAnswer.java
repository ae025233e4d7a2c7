package io.mailferry.workflows.mailbox;

import io.mailferry.model.Limits;
import io.mailferry.model.order.Choice;
import org.jspecify.annotations.Nullable;

/**
 * One answer to all that are asked about a cause.
 *
 * @param cause as {@link io.mailferry.model.order.Question#sharedCause} names it
 * @param choice what is answered
 * @param limits how much loss is accepted from now on; null to leave that as it is
 */
public record CauseAnswer(String cause, Choice choice, @Nullable Limits limits) {}
