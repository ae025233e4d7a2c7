package io.mailferry.simulator.commands;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reply and how it reaches the caller.
 *
 * @param reply the reply as the shell protocol has it
 * @param manner what the shell process does with it
 */
public record Delivery(Map<String, @Nullable Object> reply, Manner manner) {
  /** What the shell process does. */
  public enum Manner {
    /** Prints the frame. */
    WHOLE,
    /** Dies without a frame. */
    SILENCE,
    /** Prints half of the frame and dies. */
    HALF,
    /** Prints nothing more and stays. */
    HANG
  }
}
