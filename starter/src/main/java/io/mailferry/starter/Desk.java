package io.mailferry.starter;

import io.mailferry.journal.Journal;
import io.mailferry.journal.JournalReader;
import io.mailferry.journal.JournalSettings;
import io.mailferry.journal.JournalWriter;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.model.plan.Seal;
import io.mailferry.operations.client.Temporal;
import io.mailferry.operations.client.TemporalAddress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a command works with; each thing is fetched when it is first needed. */
final class Desk implements AutoCloseable {
  private final Surroundings world;
  private final Globals globals;
  private final ReentrantLock fetching = new ReentrantLock();
  private @Nullable Journal journal;
  private @Nullable Temporal temporal;

  Desk(Surroundings world, Globals globals) {
    this.world = world;
    this.globals = globals;
  }

  Surroundings world() {
    return world;
  }

  PrintStream out() {
    return world.out();
  }

  Format format() {
    return globals.output;
  }

  /** Says something to the person at the screen. */
  void say(String sentence) {
    world.err().println(sentence);
  }

  void print(Sheet sheet) {
    SheetPrinter.print(sheet, globals.output, world.out());
  }

  JournalReader reader() {
    return journal().reader();
  }

  JournalWriter writer() {
    return journal().writer();
  }

  private Journal journal() {
    fetching.lock();
    try {
      if (journal == null) {
        journal = Journal.open(journalSettings());
      }
      return journal;
    } finally {
      fetching.unlock();
    }
  }

  private JournalSettings journalSettings() {
    var environment = world.environment();
    var url = globals.journal != null ? globals.journal : environment.get("MAILFERRY_JOURNAL");
    if (url == null || url.isBlank()) {
      return JournalSettings.file(ours("journal"));
    }
    try {
      var plain = JournalSettings.of(url);
      return new JournalSettings(
          url,
          environment.getOrDefault("MAILFERRY_JOURNAL_USER", plain.user()),
          () -> environment.getOrDefault("MAILFERRY_JOURNAL_PASSWORD", ""));
    } catch (IllegalArgumentException e) {
      throw new Trouble(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()));
    }
  }

  private Path ours(String name) {
    return world.home().resolve(".mailferry").resolve(name);
  }

  /** Connects to Temporal, once. */
  Temporal temporal() {
    fetching.lock();
    try {
      if (temporal == null) {
        temporal = Temporal.connect(address());
      }
      return temporal;
    } finally {
      fetching.unlock();
    }
  }

  private TemporalAddress address() {
    var target =
        globals.temporal != null
            ? globals.temporal
            : world.environment().getOrDefault("MAILFERRY_TEMPORAL", "127.0.0.1:7233");
    try {
      return new TemporalAddress(target, globals.namespace);
    } catch (IllegalArgumentException e) {
      throw new Trouble(ExitCode.BAD_INPUT, e.getMessage() + ", not " + target);
    }
  }

  /** The seal for addresses; a missing key file is made. */
  Seal seal() {
    var named = world.environment().get("MAILFERRY_KEY_FILE");
    var file =
        globals.keyFile != null
            ? globals.keyFile
            : named == null || named.isBlank() ? ours("plan.key") : Path.of(named);
    return PlanKeyFile.open(file, true);
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
