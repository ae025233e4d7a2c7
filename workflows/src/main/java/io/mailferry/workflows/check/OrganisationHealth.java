package io.mailferry.workflows.check;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether an organisation can be asked, and offers what a wave needs.
 *
 * @param directoryTrouble why the directory cannot be, in a sentence; null when it can
 * @param exchangeTrouble why Exchange cannot be, in a sentence; null when it can
 * @param lacks each cmdlet and parameter that Exchange does not offer our account, with the version
 *     that lacks it or the role that grants it; absent in the oldest histories, as with none
 * @param refused whether the first trouble is a refusal, which lasts until a person puts it right;
 *     absent in older histories
 */
public record OrganisationHealth(
    @Nullable String directoryTrouble,
    @Nullable String exchangeTrouble,
    List<String> lacks,
    boolean refused) {
  /** The list is copied. */
  public OrganisationHealth {
    lacks = List.copyOf(Objects.requireNonNullElse(lacks, List.of()));
  }

  /** Whether both can be asked and nothing is lacking. */
  public boolean well() {
    return directoryTrouble == null && exchangeTrouble == null && lacks.isEmpty();
  }
}
