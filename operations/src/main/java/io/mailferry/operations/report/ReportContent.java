package io.mailferry.operations.report;

import io.mailferry.journal.read.JournalIncident;
import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.write.Fact;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.WaveSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a report tells.
 *
 * @param wave the wave as it stands
 * @param facts what happened, in order
 * @param troubles what went wrong, and what healed it
 * @param incidents what was away in its organisation while it ran, the earliest first
 * @param madeAt when the report was made
 */
record ReportContent(
    WaveSnapshot wave,
    List<Fact> facts,
    List<Trouble> troubles,
    List<JournalIncident> incidents,
    Instant madeAt) {
  ReportContent {
    facts = List.copyOf(facts);
    troubles = List.copyOf(troubles);
    incidents = List.copyOf(incidents);
  }

  static Optional<ReportContent> of(JournalReader journal, WaveName name, Instant madeAt) {
    return WaveSnapshot.of(journal, name)
        .map(
            wave -> {
              var facts = journal.facts(name);
              return new ReportContent(
                  wave, facts, Trouble.in(facts), incidents(journal, wave), madeAt);
            });
  }

  private static List<JournalIncident> incidents(JournalReader journal, WaveSnapshot wave) {
    var end = wave.endedAt();
    return journal.incidents(wave.plannedAt()).stream()
        .filter(incident -> incident.organisation().equals(wave.organisation()))
        .filter(incident -> end == null || !incident.began().isAfter(end))
        .toList();
  }

  /** How long an incident lasted; so far, while it is open. */
  Duration lasted(JournalIncident incident) {
    return Duration.between(
        incident.began(), incident.ended() == null ? latest() : incident.ended());
  }

  /** Operators' wishes and the acts that were needed, in order. */
  List<Fact> orders() {
    return facts.stream()
        .filter(
            fact ->
                switch (fact.kind()) {
                  case ORDER, INTERVENTION -> true;
                  case LOOKED_UP,
                      SUBMITTED,
                      ADOPTED,
                      TROUBLE,
                      HEALED,
                      QUESTION,
                      AGREED,
                      COPIED,
                      RELEASED,
                      COMPLETED,
                      VERIFIED,
                      CLEANED_UP,
                      ENDED ->
                      false;
                })
        .toList();
  }

  /** The address behind each mailbox of the wave. */
  Map<MailboxGuid, String> addresses() {
    var addresses = new HashMap<MailboxGuid, String>();
    for (var mailbox : wave.mailboxes()) {
      if (mailbox.mailbox() != null) {
        addresses.putIfAbsent(mailbox.mailbox(), mailbox.address());
      }
    }
    return addresses;
  }

  /** How long a mailbox's move took, from Exchange's acceptance to its completion. */
  static Optional<Duration> taken(MailboxSnapshot mailbox) {
    var moved = mailbox.moved();
    return moved == null || moved.queuedAt() == null || moved.completedAt() == null
        ? Optional.empty()
        : Optional.of(Duration.between(moved.queuedAt(), moved.completedAt()));
  }

  /** How much was moved in all. */
  long bytes() {
    return moves().mapToLong(MigrationOutcome.Moved::bytes).sum();
  }

  /** How long the mailbox was locked that was locked longest. */
  Optional<Duration> longestLock() {
    return moves()
        .map(moved -> Duration.ofSeconds(moved.lockedSeconds()))
        .max(Comparator.naturalOrder());
  }

  /** When the first move was accepted, or the wave planned. */
  Instant began() {
    return moves()
        .map(MigrationOutcome.Moved::queuedAt)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(wave.plannedAt());
  }

  /**
   * The latest moment that is known: that of the report itself, or of the journal, because
   * Exchange's clock may run ahead of this machine's.
   */
  Instant latest() {
    return Stream.concat(Stream.of(madeAt, wave.asOf()), facts.stream().map(Fact::at))
        .max(Comparator.naturalOrder())
        .orElse(madeAt);
  }

  /** When the last move was completed, if any. */
  Optional<Instant> lastCompleted() {
    return moves()
        .map(MigrationOutcome.Moved::completedAt)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  private Stream<MigrationOutcome.Moved> moves() {
    return wave.mailboxes().stream().map(MailboxSnapshot::moved).filter(Objects::nonNull);
  }
}
