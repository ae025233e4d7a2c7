package io.mailferry.simulator.moves.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Set-MoveRequest may change later.
 *
 * @param batchName the caller's mark
 * @param suspended created or left suspended
 * @param suspendWhenReady stops before the switch
 * @param preventCompletion stops before the switch, in Exchange's newer word
 * @param completeAfter when to switch; null for as soon as possible
 * @param badItemLimit how many items may be lost; null for any number
 * @param largeItemLimit how many large items may be lost; null for any number
 */
public record MoveSettings(
    @Nullable String batchName,
    boolean suspended,
    boolean suspendWhenReady,
    boolean preventCompletion,
    @Nullable Instant completeAfter,
    @Nullable Integer badItemLimit,
    @Nullable Integer largeItemLimit) {

  /** The same with another batch name. */
  public MoveSettings inBatch(@Nullable String name) {
    return new MoveSettings(
        name,
        suspended,
        suspendWhenReady,
        preventCompletion,
        completeAfter,
        badItemLimit,
        largeItemLimit);
  }

  /** The same, suspended or not. */
  public MoveSettings suspended(boolean yes) {
    return new MoveSettings(
        batchName,
        yes,
        suspendWhenReady,
        preventCompletion,
        completeAfter,
        badItemLimit,
        largeItemLimit);
  }

  /** The same, stopping before the switch or not, in either of the two ways to say so. */
  public MoveSettings stopping(boolean whenReady, boolean prevent) {
    return new MoveSettings(
        batchName, suspended, whenReady, prevent, completeAfter, badItemLimit, largeItemLimit);
  }

  /** The same with another time to switch. */
  public MoveSettings completingAfter(@Nullable Instant time) {
    return new MoveSettings(
        batchName,
        suspended,
        suspendWhenReady,
        preventCompletion,
        time,
        badItemLimit,
        largeItemLimit);
  }

  /** The same with other limits. */
  public MoveSettings limits(@Nullable Integer badItems, @Nullable Integer largeItems) {
    return new MoveSettings(
        batchName,
        suspended,
        suspendWhenReady,
        preventCompletion,
        completeAfter,
        badItems,
        largeItems);
  }
}
