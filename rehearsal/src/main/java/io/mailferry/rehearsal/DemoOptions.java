package io.mailferry.rehearsal;

import java.nio.file.Path;

/**
 * How a demonstration is to run.
 *
 * @param home the folder of the project, where the examples are
 * @param work where journal, logs and report go
 * @param mailboxes how many
 * @param seed what sizes and faults follow from
 * @param calm without faults
 * @param speed seconds of Exchange's time in one of the world's
 * @param temporal which Temporal
 * @param shell which shell
 * @param json whether only one object goes to standard output
 * @param keep whether everything stays up afterwards
 */
record DemoOptions(
    Path home,
    Path work,
    int mailboxes,
    long seed,
    boolean calm,
    double speed,
    TemporalChoice temporal,
    ShellChoice shell,
    boolean json,
    boolean keep) {}
