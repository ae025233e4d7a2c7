package io.mailferry.operations.plan.wavefile;

import java.util.List;

/**
 * What a wave file says under one key, as it is written.
 *
 * @param line where the key stands, from 1
 * @param texts the values; one, where it is no list
 */
public record Said(int line, List<String> texts) {
  /** The list is copied. */
  public Said {
    texts = List.copyOf(texts);
  }

  @Override
  public String toString() {
    return String.join(", ", texts);
  }
}
