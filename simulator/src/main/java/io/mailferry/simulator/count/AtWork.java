package io.mailferry.simulator.count;

/**
 * A request at which the service works, or is to work next.
 *
 * @param switching whether it completes; else it copies
 * @param source out of which database
 * @param target into which database
 */
public record AtWork(boolean switching, String source, String target) {}
