package io.mailferry.rehearsal.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How benchmarks are to run.
 *
 * @param home the folder of the project, where the launcher is
 * @param work where journals, logs and histories go
 * @param mailboxes how many mailboxes, for the benchmarks that take several sizes or another one
 *     than their own; empty for each benchmark's own
 * @param waits for how long the cutover is held, by Exchange's clock
 * @param runs how many calls are counted, or turns of several calls
 * @param seed what sizes follow from
 * @param json whether only one object goes to standard output
 * @param commandLine what was typed, for the record
 */
public record BenchOptions(
    Path home,
    Path work,
    List<Integer> mailboxes,
    List<Duration> waits,
    int runs,
    long seed,
    boolean json,
    String commandLine) {
  /** The lists are copied. */
  public BenchOptions {
    mailboxes = List.copyOf(mailboxes);
    waits = List.copyOf(waits);
  }

  /** The sizes asked for, or else these. */
  List<Integer> sizesOr(Integer... own) {
    return mailboxes.isEmpty() ? List.of(own) : mailboxes;
  }
}
