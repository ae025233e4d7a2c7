package io.mailferry.operations.client;

import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.model.plan.Seal;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What operations work with. Each thing is opened when it is first needed, and once, so that what
 * needs no Temporal works without it.
 *
 * <p>Safe for use by many threads.
 */
public final class Connections implements AutoCloseable {
  private final ConnectionSettings settings;
  private final ReentrantLock opening = new ReentrantLock();
  private @Nullable Journal journal;
  private @Nullable Temporal temporal;

  /** Opens nothing yet. */
  public Connections(ConnectionSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads the journal.
   *
   * @throws OperationFailed {@link ProblemCode#BAD_SETTING} when its address is none
   */
  public JournalReader reader() {
    return journal().reader();
  }

  /**
   * Writes the journal.
   *
   * @throws OperationFailed {@link ProblemCode#BAD_SETTING} when its address is none
   */
  public JournalWriter writer() {
    return journal().writer();
  }

  /**
   * Where the journal is: its address without what may be secret.
   *
   * @throws OperationFailed {@link ProblemCode#BAD_SETTING} when its address is none
   */
  public String journalPlace() {
    return journalSettings().place();
  }

  private Journal journal() {
    opening.lock();
    try {
      if (journal == null) {
        journal = Journal.openForACommand(journalSettings());
      }
      return journal;
    } finally {
      opening.unlock();
    }
  }

  private JournalSettings journalSettings() {
    var url = settings.journal();
    if (url == null || url.isBlank()) {
      return JournalSettings.file(settings.folder().resolve("journal"));
    }
    try {
      var user = settings.journalUser();
      return new JournalSettings(
          url, user == null ? JournalSettings.of(url).user() : user, settings.journalPassword());
    } catch (IllegalArgumentException e) {
      throw new OperationFailed(ProblemCode.BAD_SETTING, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Connects to Temporal.
   *
   * @throws OperationFailed {@link ProblemCode#BAD_SETTING} when its address is none
   * @throws TemporalAway when it does not answer within seconds, or has no such namespace
   */
  public WorkflowClient temporal() {
    opening.lock();
    try {
      if (temporal == null) {
        temporal = Temporal.connect(address());
      }
      return temporal.client();
    } finally {
      opening.unlock();
    }
  }

  private TemporalAddress address() {
    try {
      return new TemporalAddress(settings.temporal(), settings.namespace());
    } catch (IllegalArgumentException e) {
      throw new OperationFailed(ProblemCode.BAD_SETTING, String.valueOf(e.getMessage()), e);
    }
  }

  /** The seal for addresses; a missing key file is made. */
  public Seal seal() {
    var file = settings.keyFile();
    return PlanKeyFile.open(file == null ? settings.folder().resolve("plan.key") : file, true);
  }

  @Override
  public void close() {
    if (temporal != null) {
      temporal.close();
    }
    if (journal != null) {
      journal.close();
    }
  }
}
