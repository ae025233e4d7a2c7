package io.mailferry.workflows.mailbox;

import io.mailferry.model.memory.Memory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the look-up of a mailbox found.
 *
 * @param obstacles what stands in the way of a move, all of it, in words; empty when nothing does
 * @param home where the mailbox lives now, in words
 * @param memory what to remember
 * @param firstLook whether the mailbox is moving already, and what is next; null when something
 *     stands in the way, and in results of earlier releases
 */
public record LookUpResult(
    List<String> obstacles, String home, Memory memory, @Nullable ActivityResult firstLook) {
  /** The list is copied. */
  public LookUpResult {
    obstacles = List.copyOf(obstacles);
  }

  /** A look-up that nothing follows yet. */
  public LookUpResult(List<String> obstacles, String home, Memory memory) {
    this(obstacles, home, memory, null);
  }

  /** The same, with what the first look found. */
  public LookUpResult with(ActivityResult look) {
    return new LookUpResult(obstacles, home, memory, look);
  }
}
