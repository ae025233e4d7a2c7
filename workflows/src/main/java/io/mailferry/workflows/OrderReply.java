package io.mailferry.workflows;

/**
 * What became of an order.
 *
 * @param decided what was decided, in a sentence
 */
public record OrderReply(String decided) {}
