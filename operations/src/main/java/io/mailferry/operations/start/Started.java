package io.mailferry.operations.start;

import io.mailferry.operations.status.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What became of a wave's start.
 *
 * @param workflowId under which id it runs
 * @param begun whether it was started; else one of that name was running already, and its plan is
 *     as it was
 * @param tally how many stand where in the one that was running; null when no worker told in time
 */
public record Started(String workflowId, boolean begun, @Nullable Tally tally) {}
