package io.mailferry.rehearsal.house.broken.model;

import io.mailferry.rehearsal.house.broken.journal.Journal;

/** Breaks a rule of the house on purpose: the model decides, and not by a copy. */
public final class KnowsTheJournal {
  /** What must not be seen. */
  public Journal journal() {
    return new Journal();
  }
}
