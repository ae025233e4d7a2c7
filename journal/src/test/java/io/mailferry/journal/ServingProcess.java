package io.mailferry.journal;

import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import java.time.Instant;

/** Another process that opened the shared file first. */
final class ServingProcess {
  private ServingProcess() {}

  public static void main(String[] arguments) throws Exception {
    try (var journal = Journal.open(JournalSettings.of(arguments[0]))) {
      journal
          .writer()
          .wavePlanned(
              new PlannedWaveNote(
                  new WaveName("elsewhere"),
                  new OrganisationName("target"),
                  Route.PULL,
                  1,
                  Instant.EPOCH));
      System.out.println("serving");
      Thread.currentThread().join();
    }
  }
}
