package io.mailferry.journal;

import io.mailferry.journal.database.Database;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.database.Patience;
import io.mailferry.journal.read.JournalAsking;
import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.read.SqlJournalReader;
import io.mailferry.journal.schema.Schema;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.SqlJournalWriter;
import io.mailferry.model.OrganisationName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The journal of what happened: one database, read and written by the command line and every
 * worker.
 *
 * <p>Safe for use by many threads. Opening it reaches for nothing, so that a worker starts while
 * the journal is away: the first use connects, and makes or updates the tables.
 */
public final class Journal implements AutoCloseable {
  private final Database database;
  private final JournalWriter writer;
  private final JournalReader reader;

  private Journal(Database database) {
    this.database = database;
    this.writer = new SqlJournalWriter(database);
    this.reader = new SqlJournalReader(database);
  }

  /** The journal at a place, for a process that stays; it is made when it is missing. */
  public static Journal open(JournalSettings settings) {
    return new Journal(Database.ofAWorker(settings, Schema.ofAWorker(), Patience.USUAL));
  }

  /** The same with another patience. */
  static Journal open(JournalSettings settings, Patience patience) {
    return new Journal(Database.ofAWorker(settings, Schema.ofAWorker(), patience));
  }

  /**
   * The journal at a place, for a command: over one connection, so that many threads take turns. It
   * is never made, and a file that nobody serves is held no longer than each use lasts.
   */
  public static Journal openForACommand(JournalSettings settings) {
    return new Journal(Database.ofACommand(settings, Schema.ofACommand()));
  }

  /** For those who have something to tell. */
  public JournalWriter writer() {
    return writer;
  }

  /** For those who want to know. */
  public JournalReader reader() {
    return reader;
  }

  /**
   * Whom a worker may tell an answer of its own, and nothing else of what is written here: what
   * decides reads none of it (docs/decisions/0032-one-test-for-a-far-account.md). As {@link
   * JournalReader#asking} has it.
   */
  public List<JournalAsking> asking(
      OrganisationName organisation, String cause, String healing, int most) {
    return reader.asking(organisation, cause, healing, most);
  }

  /**
   * Looks whether it can be used now: written, when it could not be written last.
   *
   * @return what is in the way, in a sentence; empty when nothing is
   */
  public Optional<String> trouble() {
    return database.trouble();
  }

  /** How many bytes are free where its file lies; empty for a server, and when nobody knows. */
  public OptionalLong freeSpace() {
    return database.freeSpace();
  }

  /** Where it is, without account and password. */
  public String place() {
    return database.place();
  }

  /** Closes its connections; one that is in use is waited for, ten seconds at most. */
  @Override
  public void close() {
    database.close();
  }
}
