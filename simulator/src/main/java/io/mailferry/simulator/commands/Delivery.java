package io.mailferry.simulator.commands;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reply and how it reaches the caller.
 *
 * @param reply the reply as the shell protocol has it
 * @param manner what the shell process does with it
 * @param takes how long it takes to come, by the simulated clock
 */
public record Delivery(Map<String, @Nullable Object> reply, Manner manner, Duration takes) {
  /** One that comes at once. */
  public Delivery(Map<String, @Nullable Object> reply, Manner manner) {
    this(reply, manner, Duration.ZERO);
  }

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
