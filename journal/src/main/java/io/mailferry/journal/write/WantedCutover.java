package io.mailferry.journal.write;

/**
 * When a single mailbox may switch, in words that a plan takes.
 *
 * @param notBefore the earliest moment; empty for none
 * @param windows its windows, separated by semicolons; empty for none
 * @param blackouts when it may not, separated by semicolons; empty for none
 */
public record WantedCutover(String notBefore, String windows, String blackouts) {}
