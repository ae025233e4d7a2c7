package io.mailferry.activities.directory;

import org.jspecify.annotations.Nullable;

/**
 * What became of asking a domain controller for a sign of life.
 *
 * @param controller its fully qualified name
 * @param trouble why it is of no use, in a clause for people; null when it is well
 */
public record SignOfLife(String controller, @Nullable String trouble) {
  /** Whether it answers, and is well. */
  public boolean isWell() {
    return trouble == null;
  }
}
