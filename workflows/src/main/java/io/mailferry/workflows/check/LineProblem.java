package io.mailferry.workflows.check;

/**
 * A problem with one line of a plan.
 *
 * @param line the line's number in the file
 * @param sentence what is wrong and what to do, without the person's address
 */
public record LineProblem(int line, String sentence) {}
