package io.mailferry.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A move request at one moment, as it is, not as a controller shows it.
 *
 * @param address whose mailbox
 * @param status Exchange's name for where it stands
 * @param statusDetail Exchange's name for the finer state
 * @param queue the database that keeps it
 * @param batchName the mark it carries
 * @param removed whether it has been taken back and only waits to be deleted
 * @param properties all that Get-MoveRequestStatistics shows
 */
public record RequestFacts(
    String address,
    String status,
    String statusDetail,
    String queue,
    @Nullable String batchName,
    boolean removed,
    Map<String, @Nullable Object> properties) {}
