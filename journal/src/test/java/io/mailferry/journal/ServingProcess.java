package io.mailferry.journal;

import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Another process that opened the shared file first. */
final class ServingProcess {
  static final WaveName WAVE = new WaveName("elsewhere");

  private ServingProcess() {}

  /** Starts it; it says {@code serving} once the file is its own. */
  static Process start(String url) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ServingProcess.class.getName(),
            url)
        .redirectErrorStream(true)
        .start();
  }

  public static void main(String[] arguments) throws Exception {
    try (var journal = Journal.open(JournalSettings.of(arguments[0]))) {
      journal
          .writer()
          .wavePlanned(
              new PlannedWaveNote(
                  WAVE, new OrganisationName("target"), Route.PULL, 1, Instant.EPOCH));
      journal
          .writer()
          .fact(new Fact("one", Instant.EPOCH, WAVE, null, FactKind.HEALED, "told", null));
      System.out.println("serving");
      Thread.currentThread().join();
    }
  }
}
