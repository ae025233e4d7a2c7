package io.mailferry.rehearsal.house.broken.journal.read;

/** Breaks a rule of the house on purpose: together with those who use it. */
public final class JournalReader {
  /** What was written. */
  public String line() {
    return "a line";
  }
}
