package io.mailferry.model.decision;

import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;

/** Where a migration stands, for people and search attributes. */
public enum Phase {
  /** Reading both directories. */
  LOOKING_UP("looking up"),
  /** Waiting until Exchange may copy it beside others. */
  WAITING_TO_COPY("waiting for its turn to be copied"),
  /** Creating the request, or finding out whether it exists. */
  SUBMITTING("submitting"),
  /** Exchange copies; people keep working. */
  COPYING("copying"),
  /** Copied and waiting for the cutover. */
  READY("ready for cutover"),
  /** Copied, and waiting until it may switch beside others. */
  WAITING_TO_SWITCH("waiting for its turn to switch"),
  /** Released: Exchange completes the move. */
  CUTTING_OVER("cutting over"),
  /** Resting on an operator's order. */
  PAUSED("paused"),
  /** Waiting for a person. */
  ATTENTION("needs attention"),
  /** Moved, being checked. */
  VERIFYING("verifying"),
  /** Moved and verified; the request waits to be removed. */
  CLEANING_UP("cleaning up"),
  /** Over. */
  DONE("done");

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  /** The phase in words. */
  public String words() {
    return words;
  }

  /** Where a migration stands while nothing but waiting is decided, as its memory tells. */
  public static Phase of(Memory memory) {
    if (memory.arrival().verification() != null) {
      return VERIFYING;
    }
    if (memory.request().released() != null) {
      return CUTTING_OVER;
    }
    return memory.submission() instanceof Submission.Seen ? COPYING : SUBMITTING;
  }
}
