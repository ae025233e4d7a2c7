package io.mailferry.activities;

import io.mailferry.activities.breaker.IncidentListener;
import io.mailferry.activities.breaker.Outage;
import io.mailferry.journal.write.IncidentNote;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.incident.Dependency;
import java.time.Instant;

/** Writes an organisation's incidents into the journal, or does without while that is away. */
public final class JournalIncidents implements IncidentListener {
  private final OrganisationName organisation;
  private final JournalWriter journal;
  private final JournalRecorder recorder;

  /** For the incidents of one organisation. */
  public JournalIncidents(OrganisationName organisation, JournalWriter journal) {
    this.organisation = organisation;
    this.journal = journal;
    this.recorder = new JournalRecorder(journal);
  }

  @Override
  public void away(Dependency dependency, Outage outage) {
    recorder.quietly(
        () ->
            journal.incident(
                new IncidentNote(
                    organisation,
                    dependency,
                    outage.seen(),
                    outage.code(),
                    outage.sentence(),
                    outage.nextProbe(),
                    outage.lasting())));
  }

  @Override
  public void back(Dependency dependency, Instant at) {
    recorder.quietly(() -> journal.incidentEnded(organisation, dependency, at));
  }
}
