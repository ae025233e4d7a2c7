package io.mailferry.journal.read;

import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.ReportNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the journal. What it answers is as old as what was written last, and every part says how
 * old.
 *
 * <p>Every method throws {@link JournalUnavailable} when the journal is away. Implementations are
 * safe for use by many threads.
 */
public interface JournalReader {
  /** All waves, the latest first. */
  List<JournalWave> waves();

  /** One wave. */
  Optional<JournalWave> wave(WaveName wave);

  /** The mailboxes of a wave, in the order of its plan. */
  List<JournalMailbox> mailboxes(WaveName wave);

  /** A mailbox, as the wave knows it that looked it up last. */
  Optional<JournalMailbox> mailbox(MailboxGuid mailbox);

  /** The mailbox that an address meant when it was last looked up; upper and lower case alike. */
  Optional<MailboxGuid> mailboxOf(String address);

  /** Every address of every plan, in alphabetical order; for hints at a mistyped one. */
  List<String> addresses();

  /** What happened in a wave and to its mailboxes, in order. */
  List<Fact> facts(WaveName wave);

  /** What happened to a mailbox, in order. */
  List<Fact> facts(MailboxGuid mailbox);

  /** What happened in all waves and to their mailboxes, in order, as far as it has a code. */
  List<Fact> codedFacts();

  /** What happened in a wave and to its mailboxes, in order, as far as it has a code. */
  List<Fact> codedFacts(WaveName wave);

  /** The latest report of a request of the mailbox; empty when none was read. */
  Optional<ReportNote> report(MailboxGuid mailbox);

  /** The incidents that are open, the earliest first. */
  List<JournalIncident> openIncidents();

  /** The incidents that were open at any time since then, the earliest first; ended ones too. */
  List<JournalIncident> incidents(Instant since);

  /** What Exchange shows of requests that should not be there, the earliest first. */
  List<JournalDrift> drift();

  /**
   * Who asks about a cause in the waves of an organisation that are not over, those first that were
   * looked at longest ago.
   *
   * @param cause the cause that their questions share
   * @param healing the code of the facts that count as answers of Mailferry's own
   * @param most no more than so many
   */
  List<JournalAsking> asking(OrganisationName organisation, String cause, String healing, int most);

  /** The numbers a wave is judged by. */
  WaveCounts counts(WaveName wave);
}
