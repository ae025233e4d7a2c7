package io.mailferry.rehearsal.house.broken.activities.mailbox;

import io.mailferry.rehearsal.house.broken.journal.Journal;

/** Breaks a rule of the house on purpose: nobody decides by a dated copy. */
public final class ReadsTheJournal {
  /** What must not be called. */
  public Object decide(Journal journal) {
    return journal.reader();
  }
}
