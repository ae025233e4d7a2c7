package io.mailferry.operations.switched;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.read.JournalWave;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.operations.text.Words;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox that lives in its target, which was verified, or which a person accepted.
 *
 * @param verifiedAt when that was known, by Exchange's clock
 * @param completedAt when Exchange completed the move; null where it does not tell
 * @param address as its plan named it
 * @param mailbox its ExchangeGuid
 * @param from the database it came from; null where nobody knows
 * @param to the database it lives in
 * @param wave its wave
 * @param route which way it travelled
 * @param withWarning whether Exchange completed it with a warning
 * @param accepted whether a person accepted it although a check did not pass
 */
public record SwitchedMailbox(
    Instant verifiedAt,
    @Nullable Instant completedAt,
    String address,
    MailboxGuid mailbox,
    @Nullable String from,
    String to,
    WaveName wave,
    Route route,
    boolean withWarning,
    boolean accepted) {
  /** One that a wave moved; empty for one that it did not. */
  static Optional<SwitchedMailbox> of(JournalWave wave, JournalMailbox mailbox) {
    var outcome = mailbox.outcome();
    return outcome != null && outcome.outcome() instanceof MigrationOutcome.Moved moved
        ? Optional.of(
            new SwitchedMailbox(
                outcome.at(),
                moved.completedAt(),
                mailbox.line().address(),
                outcome.mailbox(),
                mailbox.from(),
                moved.to(),
                wave.name(),
                wave.route(),
                moved.withWarning(),
                moved.accepted()))
        : Optional.empty();
  }

  /** When Exchange completed the move, as far as it tells; else when that was known. */
  public Instant at() {
    return Objects.requireNonNullElse(completedAt, verifiedAt);
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("verifiedAt", verifiedAt.toString());
    data.put("completedAt", completedAt == null ? null : completedAt.toString());
    data.put("address", address);
    data.put("mailbox", mailbox.toString());
    data.put("from", from);
    data.put("to", to);
    data.put("wave", wave.value());
    data.put("route", Words.typed(route));
    data.put("withWarning", withWarning);
    data.put("accepted", accepted);
    return data;
  }
}
