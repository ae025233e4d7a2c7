package io.mailferry.simulator.moves.request;

import java.util.Arrays;

/** In which way directory and queue do not agree on a request, so that it is shown as not valid. */
public enum Mismatch {
  /** The queue has it, the directory does not. */
  ORPHANED("Orphaned"),
  /** The directory has it, its data are not there. */
  DATA_MISSING("DataMissing"),
  /** Both have one, and not the same. */
  DATA_MISMATCH("DataMismatch");

  private final String label;

  Mismatch(String label) {
    this.label = label;
  }

  /**
   * The one of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Mismatch named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.label.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no mismatch is called " + name));
  }

  /** Its name. */
  public String label() {
    return label;
  }
}
