package io.mailferry.workflows;

import org.jspecify.annotations.Nullable;

/**
 * Whether an organisation can be asked.
 *
 * @param directoryTrouble why the directory cannot be, in a sentence; null when it can
 * @param exchangeTrouble why Exchange cannot be, in a sentence; null when it can
 */
public record OrganisationHealth(
    @Nullable String directoryTrouble, @Nullable String exchangeTrouble) {
  /** Whether both can be asked. */
  public boolean well() {
    return directoryTrouble == null && exchangeTrouble == null;
  }
}
