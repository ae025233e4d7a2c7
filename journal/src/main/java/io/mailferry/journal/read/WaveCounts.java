package io.mailferry.journal.read;

/**
 * The two numbers a wave is judged by.
 *
 * @param interventions how often an operator had to act so that a migration could go on
 * @param openQuestions how many mailboxes wait for an operator's answer now
 */
public record WaveCounts(int interventions, int openQuestions) {}
