package io.mailferry.operations.start;

import io.mailferry.workflows.wave.WaveTally;
import org.jspecify.annotations.Nullable;

/** What became of a wave's start. */
public sealed interface Started {
  /**
   * The wave runs from now on.
   *
   * @param workflowId under which id
   */
  record Begun(String workflowId) implements Started {}

  /**
   * A wave of that name was running already; nothing was started and its plan is as it was.
   *
   * @param workflowId under which id
   * @param tally how many stand where; null when no worker told in time
   */
  record RunningAlready(String workflowId, @Nullable WaveTally tally) implements Started {}
}
