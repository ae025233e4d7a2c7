package io.mailferry.rehearsal.house.broken.journal;

/** Breaks a rule of the house on purpose: together with those who read it. */
public final class Journal {
  /** The copy. */
  public JournalReader reader() {
    return new JournalReader();
  }
}
