package io.mailferry.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.operations.client.Connections;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a Temporal that answers as it is told, an empty journal, and connections to both. */
public abstract class TemporalAndJournal {
  /** A folder of its own. */
  @TempDir protected Path folder;

  /** Temporal. */
  protected FakeTemporal temporal;

  /** The journal, as a worker has it. */
  protected Journal journal;

  /** What an operation is given. */
  protected Connections connections;

  /** Only tests are made. */
  protected TemporalAndJournal() {}

  @BeforeEach
  final void open() {
    var url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    temporal = new FakeTemporal();
    journal = Journal.open(JournalSettings.of(url));
    assertThat(journal.reader().waves()).isEmpty();
    connections = temporal.connections(url, folder);
  }

  @AfterEach
  final void close() {
    connections.close();
    journal.close();
    temporal.close();
  }
}
