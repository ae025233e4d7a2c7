package io.mailferry.operations.status;

import io.mailferry.operations.text.Words;

import io.mailferry.journal.JournalMailbox;
import io.mailferry.journal.JournalReader;
import io.mailferry.journal.JournalWave;
import io.mailferry.journal.WaveCounts;
import io.mailferry.model.WaveName;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A wave at one moment, as the journal knows it.
 *
 * @param wave the wave
 * @param mailboxes the lines of its plan that have been looked up
 * @param counts the numbers it is judged by
 */
public record WaveSnapshot(JournalWave wave, List<JournalMailbox> mailboxes, WaveCounts counts) {
  /** The list is copied. */
  public WaveSnapshot {
    mailboxes = List.copyOf(mailboxes);
  }

  /** Reads a wave; empty when the journal does not know it. */
  public static Optional<WaveSnapshot> of(JournalReader journal, WaveName name) {
    return journal
        .wave(name)
        .map(wave -> new WaveSnapshot(wave, journal.mailboxes(name), journal.counts(name)));
  }

  /** Whether the wave is over, as far as the journal was told. */
  public boolean over() {
    return wave.endedAt() != null;
  }

  /** How many lines the plan has. */
  public int planned() {
    return Math.max(wave.mailboxes(), mailboxes.size());
  }

  /** How many have been moved and verified. */
  public long verified() {
    return mailboxes.stream()
        .filter(
            mailbox ->
                mailbox.outcome() != null
                    && mailbox.outcome().outcome() instanceof MigrationOutcome.Moved moved
                    && !moved.accepted())
        .count();
  }

  /** How many are where the plan wants them. */
  public long arrived() {
    return mailboxes.stream().filter(JournalMailbox::arrived).count();
  }

  /** How many have ended, in whatever way. */
  public long ended() {
    return mailboxes.stream().filter(JournalMailbox::ended).count();
  }

  /** Those for which a person is needed now. */
  public List<JournalMailbox> needingAttention() {
    return mailboxes.stream().filter(JournalMailbox::needsAttention).toList();
  }

  /** Those that could not be started. */
  public List<JournalMailbox> notStarted() {
    return mailboxes.stream()
        .filter(
            mailbox ->
                mailbox.line().problem() != null
                    || (mailbox.outcome() != null
                        && mailbox.outcome().outcome() instanceof MigrationOutcome.NotStarted))
        .toList();
  }

  /** Whether a person has something to do: now, or because a line could not be started. */
  public boolean needsSomebody() {
    return !needingAttention().isEmpty() || !notStarted().isEmpty();
  }

  /** When the latest of all this was true; when the wave was planned if nothing was told since. */
  public Instant asOf() {
    return mailboxes.stream()
        .flatMap(
            mailbox ->
                Stream.of(
                        mailbox.line().at(),
                        mailbox.decision() == null ? null : mailbox.decision().at(),
                        mailbox.progress() == null ? null : mailbox.progress().at(),
                        mailbox.outcome() == null ? null : mailbox.outcome().at())
                    .filter(Objects::nonNull))
        .max(Comparator.naturalOrder())
        .orElse(wave.plannedAt());
  }

  /** The one line that says how a wave ended. */
  public String verdict() {
    var words = new StringBuilder();
    words
        .append("Wave ")
        .append(wave.name())
        .append(": ")
        .append(verified())
        .append(" of ")
        .append(planned())
        .append(" migrated and verified in Exchange");
    var other = arrived() - verified();
    if (other > 0) {
      words
          .append(", ")
          .append(other)
          .append(
              other == 1 ? " was there already or accepted" : " were there already or accepted");
    }
    var rest = ended() - arrived();
    if (rest > 0) {
      words.append(", ").append(rest).append(" not moved");
    }
    return words
        .append(", ")
        .append(Words.count(counts.interventions(), "human intervention", "human interventions"))
        .append(".")
        .toString();
  }
}
