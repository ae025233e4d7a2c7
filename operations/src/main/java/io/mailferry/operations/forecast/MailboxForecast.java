package io.mailferry.operations.forecast;

import io.mailferry.operations.status.MailboxSnapshot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a mailbox will have moved and been verified.
 *
 * @param mailbox how it stands
 * @param earliest when at the earliest; null where nobody can tell
 * @param latest when at the latest, unless something goes wrong that has not yet; null where nobody
 *     can tell
 * @param cause what decides it
 * @param sentence why, for people
 * @param waitsFor what is away that its migration waits for, as {@link
 *     io.mailferry.model.incident.Dependency#key} has it; null for nothing
 * @param backBefore when that has to be back, so that the mailbox makes its next window; null where
 *     nothing is away, and where nobody can tell
 */
public record MailboxForecast(
    MailboxSnapshot mailbox,
    @Nullable Instant earliest,
    @Nullable Instant latest,
    Cause cause,
    String sentence,
    @Nullable String waitsFor,
    @Nullable Instant backBefore) {
  /** Of a mailbox that waits for nothing that is away. */
  MailboxForecast(
      MailboxSnapshot mailbox,
      @Nullable Instant earliest,
      @Nullable Instant latest,
      Cause cause,
      String sentence) {
    this(mailbox, earliest, latest, cause, sentence, null, null);
  }

  static MailboxForecast unknown(MailboxSnapshot mailbox, Cause cause, String sentence) {
    return new MailboxForecast(mailbox, null, null, cause, sentence);
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("line", mailbox.line());
    row.put("address", mailbox.address());
    row.put("mailbox", mailbox.mailbox() == null ? null : mailbox.mailbox().toString());
    row.put("to", mailbox.to());
    row.put("earliest", earliest == null ? null : earliest.toString());
    row.put("latest", latest == null ? null : latest.toString());
    row.put("cause", cause.name());
    row.put("sentence", sentence);
    row.put("waitsFor", waitsFor);
    row.put("backBefore", backBefore == null ? null : backBefore.toString());
    return row;
  }
}
