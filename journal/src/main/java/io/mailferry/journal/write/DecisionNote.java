package io.mailferry.journal.write;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided last for a mailbox.
 *
 * @param wave its wave
 * @param mailbox whose migration
 * @param at when it was decided, by Exchange's clock
 * @param phase where the migration stands
 * @param attention whether a person is needed
 * @param sentence why, what is waited for and what happens then, for people
 * @param reason why, as a durable word for programs; null when it was not told
 * @param asked what is asked of a person; null when nothing is, and of an earlier release
 * @param dependency what is away that the migration waits for, as {@link
 *     io.mailferry.model.incident.Dependency#key} has it; null when nothing is
 */
public record DecisionNote(
    WaveName wave,
    MailboxGuid mailbox,
    Instant at,
    Phase phase,
    Attention attention,
    String sentence,
    @Nullable String reason,
    @Nullable Asked asked,
    @Nullable String dependency) {
  /** A decision of one that waits for nothing that is away. */
  public DecisionNote(
      WaveName wave,
      MailboxGuid mailbox,
      Instant at,
      Phase phase,
      Attention attention,
      String sentence,
      @Nullable String reason,
      @Nullable Asked asked) {
    this(wave, mailbox, at, phase, attention, sentence, reason, asked, null);
  }

  /** One by which nothing is asked either. */
  public DecisionNote(
      WaveName wave,
      MailboxGuid mailbox,
      Instant at,
      Phase phase,
      Attention attention,
      String sentence,
      @Nullable String reason) {
    this(wave, mailbox, at, phase, attention, sentence, reason, null, null);
  }
}
