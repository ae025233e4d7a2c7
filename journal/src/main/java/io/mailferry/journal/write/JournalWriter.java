package io.mailferry.journal.write;

import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.incident.Dependency;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Writes the journal. Everything may be told twice; what is older than what is known already is
 * ignored. Instants are Exchange's time.
 *
 * <p>Every method throws {@link JournalUnavailable} when the journal is away or does not answer in
 * time. As a rule nothing has changed then; what was not waited for may still be written.
 * Implementations are safe for use by many threads.
 */
public interface JournalWriter {
  /**
   * A wave is about to start. Of a wave of that name that ran before, the lines and decisions are
   * forgotten; its facts and the mailboxes it moved are kept.
   */
  void wavePlanned(PlannedWaveNote note);

  /** A line of the plan was looked up. */
  default void lineResolved(LineNote note) {
    linesResolved(List.of(note));
  }

  /**
   * Lines of the plan were looked up; all are written or none. Without them nobody finds the
   * mailboxes, so when this returns, not even a loss of power takes them back.
   */
  void linesResolved(Collection<LineNote> notes);

  /** Requests were seen. */
  void progress(Collection<ProgressNote> notes);

  /** Something was decided for a mailbox. */
  void decided(DecisionNote note);

  /** Something happened. A fact is written once and never changed. */
  void fact(Fact fact);

  /** A migration has an outcome. That a mailbox is home already does not hide that we moved it. */
  void outcome(OutcomeEntry entry);

  /**
   * A dependency is away. This opens an incident, or renews the open one of the same organisation
   * and dependency; its beginning stays. However many tell at once, one dependency has one open
   * incident at most.
   */
  void incident(IncidentNote note);

  /**
   * A dependency is back: its open incident has ended. Nothing changes when none is open, or when
   * it was seen to be away later than that.
   */
  void incidentEnded(OrganisationName organisation, Dependency dependency, Instant at);

  /**
   * This is all that an organisation shows of requests that should not be there. What was told
   * before and is not among it is gone; of what stays the beginning stays, too.
   *
   * @param at when it was seen
   */
  void drift(OrganisationName organisation, Instant at, Collection<DriftNote> all);

  /** Exchange's report of a failure. It is written once and never changed. */
  void report(ReportNote note);

  /**
   * Whether the report of a failure is kept already, so that nobody needs to read it again.
   *
   * @param failedAt as {@link ReportNote#failedAt} has it
   */
  boolean keepsReport(MailboxGuid mailbox, UUID request, Instant failedAt);

  /** The wave is over. */
  void waveEnded(WaveName wave, Instant at);
}
