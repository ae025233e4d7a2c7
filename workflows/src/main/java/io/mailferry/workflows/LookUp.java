package io.mailferry.workflows;

import io.mailferry.model.policy.Memory;
import java.util.List;

/**
 * What the look-up of a mailbox found.
 *
 * @param obstacles what stands in the way of a move, all of it, in words; empty when nothing does
 * @param home where the mailbox lives now, in words
 * @param memory what to remember
 */
public record LookUp(List<String> obstacles, String home, Memory memory) {
  /** The list is copied. */
  public LookUp {
    obstacles = List.copyOf(obstacles);
  }
}
