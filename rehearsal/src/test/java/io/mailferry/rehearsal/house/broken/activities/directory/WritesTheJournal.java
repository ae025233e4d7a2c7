package io.mailferry.rehearsal.house.broken.activities.directory;

import io.mailferry.rehearsal.house.broken.journal.Journal;

/** Breaks a rule of the house on purpose: an adapter keeps no journal. */
public final class WritesTheJournal {
  /** What must not be seen. */
  public Journal journal() {
    return new Journal();
  }
}
