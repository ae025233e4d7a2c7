package io.mailferry.rehearsal.house.broken.journal;

import io.mailferry.rehearsal.house.broken.journal.read.JournalReader;

/** Breaks a rule of the house on purpose: together with those who read it. */
public final class Journal {
  /** The copy. */
  public JournalReader reader() {
    return new JournalReader();
  }
}
