package io.mailferry.workflows.mailbox;

import io.mailferry.model.memory.Memory;
import java.util.List;

/**
 * What the look-up of a mailbox found.
 *
 * @param obstacles what stands in the way of a move, all of it, in words; empty when nothing does
 * @param home where the mailbox lives now, in words
 * @param memory what to remember
 */
public record LookUpResult(List<String> obstacles, String home, Memory memory) {
  /** The list is copied. */
  public LookUpResult {
    obstacles = List.copyOf(obstacles);
  }
}
