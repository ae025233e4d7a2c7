package io.mailferry.journal;

/**
 * The journal of what happened: one database, read and written by the command line and every
 * worker.
 *
 * <p>Safe for use by many threads. Opening it reaches for nothing, so that a worker starts while
 * the journal is away: the first use connects, and makes or updates the tables.
 */
public final class Journal implements AutoCloseable {
  private final Connections connections;
  private final JournalWriter writer;
  private final JournalReader reader;

  private Journal(Connections connections) {
    this.connections = connections;
    this.writer = new SqlJournalWriter(connections);
    this.reader = new SqlJournalReader(connections);
  }

  /** The journal at a place. */
  public static Journal open(JournalSettings settings) {
    return new Journal(new Connections(settings));
  }

  /** For those who have something to tell. */
  public JournalWriter writer() {
    return writer;
  }

  /** For those who want to know. */
  public JournalReader reader() {
    return reader;
  }

  /** Closes its connections; one that is in use is closed when its use ends. */
  @Override
  public void close() {
    connections.close();
  }
}
