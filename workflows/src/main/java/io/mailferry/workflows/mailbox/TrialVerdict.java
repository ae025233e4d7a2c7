package io.mailferry.workflows.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * What a migration would say to an order.
 *
 * @param refusal why it would be refused, in a sentence; null when it would be taken
 */
public record TrialVerdict(@Nullable String refusal) {}
