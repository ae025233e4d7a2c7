package io.mailferry.operations.status;

import io.mailferry.journal.read.JournalDrift;
import io.mailferry.journal.read.JournalIncident;
import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.read.JournalWave;
import io.mailferry.journal.read.WaveCounts;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.operations.text.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wave at one moment, as the journal knows it.
 *
 * @param name its name
 * @param organisation where the commands run
 * @param route which way its mailboxes travel
 * @param planned how many lines the plan has
 * @param plannedAt when it was last started
 * @param endedAt when it was over; null while it runs, as far as the journal was told
 * @param mailboxes the lines of its plan that have been looked up
 * @param interventions how often a person had to act so that a migration could go on
 * @param openQuestions how many mailboxes wait for an answer now
 * @param incidents what is away now in its organisation; none once it is over
 * @param drift the requests of it, or for its mailboxes, that should not be there
 */
public record WaveSnapshot(
    WaveName name,
    OrganisationName organisation,
    Route route,
    int planned,
    Instant plannedAt,
    @Nullable Instant endedAt,
    List<MailboxSnapshot> mailboxes,
    int interventions,
    int openQuestions,
    List<OpenIncident> incidents,
    List<OpenDrift> drift) {
  /** The lists are copied. */
  public WaveSnapshot {
    mailboxes = List.copyOf(mailboxes);
    incidents = List.copyOf(incidents);
    drift = List.copyOf(drift);
  }

  /**
   * From the journal's entries, without drift.
   *
   * @param open the open incidents of all organisations, the earliest first
   */
  public static WaveSnapshot of(
      JournalWave wave,
      List<JournalMailbox> mailboxes,
      WaveCounts counts,
      List<JournalIncident> open) {
    var seen = mailboxes.stream().map(MailboxSnapshot::of).toList();
    return new WaveSnapshot(
        wave.name(),
        wave.organisation(),
        wave.route(),
        Math.max(wave.mailboxes(), mailboxes.size()),
        wave.plannedAt(),
        wave.endedAt(),
        seen,
        counts.interventions(),
        counts.openQuestions(),
        wave.endedAt() == null ? OpenIncident.of(open, wave.organisation(), seen) : List.of(),
        List.of());
  }

  /** The same with these requests that should not be there. */
  public WaveSnapshot withDrift(List<OpenDrift> found) {
    return new WaveSnapshot(
        name,
        organisation,
        route,
        planned,
        plannedAt,
        endedAt,
        mailboxes,
        interventions,
        openQuestions,
        incidents,
        found);
  }

  /** Reads a wave; empty when the journal does not know it. */
  public static Optional<WaveSnapshot> of(JournalReader journal, WaveName name) {
    return of(journal, name, journal.drift());
  }

  /** The same where the drift of all waves is read already. */
  static Optional<WaveSnapshot> of(JournalReader journal, WaveName name, List<JournalDrift> drift) {
    return journal
        .wave(name)
        .map(
            wave ->
                of(wave, journal.mailboxes(name), journal.counts(name), journal.openIncidents())
                    .withDrift(OpenDrift.of(drift, name)));
  }

  /** Whether the wave is over, as far as the journal was told. */
  public boolean over() {
    return endedAt != null;
  }

  /** How many have been moved and verified. */
  public long verified() {
    return mailboxes.stream()
        .filter(mailbox -> mailbox.moved() != null && !mailbox.moved().accepted())
        .count();
  }

  /** How many are where the plan wants them. */
  public long arrived() {
    return mailboxes.stream().filter(MailboxSnapshot::arrived).count();
  }

  /** How many have ended, in whatever way. */
  public long ended() {
    return mailboxes.stream().filter(MailboxSnapshot::ended).count();
  }

  /** Those for which a person is needed now. */
  public List<MailboxSnapshot> needingAttention() {
    return mailboxes.stream().filter(MailboxSnapshot::needsAttention).toList();
  }

  /** What is asked of a person now, each cause once. */
  public List<OpenQuestion> questions() {
    return OpenQuestion.of(mailboxes);
  }

  /** How many lines of its plan the journal lacks although the wave is over: they were lost. */
  public int lacking() {
    return over() ? planned - mailboxes.size() : 0;
  }

  /** Those that could not be started. */
  public List<MailboxSnapshot> notStarted() {
    return mailboxes.stream().filter(MailboxSnapshot::notStarted).toList();
  }

  /** Whether a person has something to do: now, or because a line could not be started. */
  public boolean needsSomebody() {
    return !needingAttention().isEmpty() || !notStarted().isEmpty();
  }

  /** When the latest of all this was true; when the wave was planned if nothing was told since. */
  public Instant asOf() {
    return mailboxes.stream()
        .map(MailboxSnapshot::asOf)
        .max(Comparator.naturalOrder())
        .orElse(plannedAt);
  }

  /** The one line that says how a wave ended. */
  public String verdict() {
    var words = new StringBuilder();
    words
        .append("Wave ")
        .append(name)
        .append(": ")
        .append(verified())
        .append(" of ")
        .append(planned)
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
    if (lacking() > 0) {
      words.append(", ").append(lacking()).append(" not known to the journal");
    }
    return words
        .append(", ")
        .append(Words.count(interventions, "human intervention", "human interventions"))
        .append(".")
        .toString();
  }

  /** The wave without its mailboxes as plain values; the names never change. */
  public Map<String, @Nullable Object> data(WaveState state) {
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("wave", name.value());
    head.put("state", state.word());
    head.put("organisation", organisation.value());
    head.put("route", Words.typed(route));
    head.put("plannedAt", plannedAt.toString());
    head.put("endedAt", endedAt == null ? null : endedAt.toString());
    head.put("asOf", asOf().toString());
    head.put("planned", planned);
    head.put("ended", ended());
    head.put("arrived", arrived());
    head.put("verified", verified());
    head.put("notStarted", notStarted().size());
    head.put("needsAttention", needingAttention().size());
    head.put("questions", questions().stream().map(OpenQuestion::data).toList());
    head.put("incidents", incidents.stream().map(OpenIncident::data).toList());
    head.put("drift", drift.stream().map(OpenDrift::data).toList());
    head.put("humanInterventions", interventions);
    return head;
  }

  /** Its mailboxes as plain values. */
  public List<Map<String, @Nullable Object>> rows() {
    return mailboxes.stream().map(MailboxSnapshot::data).toList();
  }

  /** How it stands, as far as the journal was told. */
  public WaveState state() {
    return over() ? WaveState.ENDED : WaveState.RUNNING;
  }
}
