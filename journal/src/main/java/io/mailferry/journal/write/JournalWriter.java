package io.mailferry.journal.write;

import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.model.WaveName;
import java.time.Instant;
import java.util.Collection;

/**
 * Writes the journal. Everything may be told twice; what is older than what is known already is
 * ignored. Instants are Exchange's time.
 *
 * <p>Every method throws {@link JournalUnavailable} when the journal is away, and has then changed
 * nothing. Implementations are safe for use by many threads.
 */
public interface JournalWriter {
  /**
   * A wave is about to start. Of a wave of that name that ran before, the lines and decisions are
   * forgotten; its facts and the mailboxes it moved are kept.
   */
  void wavePlanned(PlannedWaveNote note);

  /** A line of the plan was looked up. */
  void lineResolved(LineNote note);

  /** Requests were seen. */
  void progress(Collection<ProgressNote> notes);

  /** Something was decided for a mailbox. */
  void decided(DecisionNote note);

  /** Something happened. A fact is written once and never changed. */
  void fact(Fact fact);

  /** A migration has an outcome. That a mailbox is home already does not hide that we moved it. */
  void outcome(OutcomeEntry entry);

  /** The wave is over. */
  void waveEnded(WaveName wave, Instant at);
}
