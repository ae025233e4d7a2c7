package io.mailferry.activities.monitor;

import io.mailferry.journal.write.DriftKind;
import io.mailferry.journal.write.DriftNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that should not be there, as it is carried from pass to pass.
 *
 * @param kind in which way
 * @param request as it was seen last
 * @param wave the wave that it belongs to; null when that is not known
 * @param began when it was first found
 */
record SeenDrift(DriftKind kind, SeenRequest request, @Nullable String wave, Instant began) {
  String mailbox() {
    return request.mailbox();
  }

  /** The same, as the journal has it. */
  DriftNote note() {
    return new DriftNote(
        kind,
        MailboxGuid.of(request.mailbox()),
        legal(wave).orElse(null),
        request.batchName(),
        request.database(),
        request.status(),
        began);
  }

  /** A mark can be written by hand, too. */
  private static Optional<WaveName> legal(@Nullable String wave) {
    try {
      return Optional.ofNullable(wave).map(WaveName::new);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
