package io.mailferry.activities.check;

import io.mailferry.model.plan.Seal;
import io.mailferry.model.plan.SealedText;
import java.util.List;
import java.util.Optional;

/**
 * Whom a sentence speaks of.
 *
 * @param words their addresses, for the journal
 * @param sealed the same for a history
 */
public record People(String words, SealedText sealed) {
  /** Empty for nobody. */
  static Optional<People> of(List<String> addresses, Seal seal) {
    var words = String.join(", ", addresses);
    return addresses.isEmpty()
        ? Optional.empty()
        : Optional.of(new People(words, seal.seal(words)));
  }
}
