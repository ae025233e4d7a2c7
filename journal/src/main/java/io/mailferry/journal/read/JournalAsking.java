package io.mailferry.journal.read;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.Choice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox that asks, as the journal knows it.
 *
 * @param mailbox which
 * @param wave as a mailbox of which wave
 * @param route how it moves
 * @param since when it first asked that
 * @param choices what may be answered
 * @param healed how often Mailferry has answered it that by itself
 * @param healedAt when it did so last; null when it never did
 * @param personAt when a person answered it last, or ordered what was needed; null for never
 */
public record JournalAsking(
    MailboxGuid mailbox,
    WaveName wave,
    Route route,
    Instant since,
    List<Choice> choices,
    int healed,
    @Nullable Instant healedAt,
    @Nullable Instant personAt) {
  /** The list is copied. */
  public JournalAsking {
    choices = List.copyOf(choices);
  }
}
