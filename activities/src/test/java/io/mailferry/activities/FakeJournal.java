package io.mailferry.activities;

import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.DriftNote;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.IncidentNote;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.journal.write.ProgressNote;
import io.mailferry.journal.write.ReportNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.incident.Dependency;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A journal in memory, which can be away. */
public final class FakeJournal implements JournalWriter {
  public final List<Fact> facts = new ArrayList<>();
  public final List<DecisionNote> decisions = new ArrayList<>();
  public final List<ProgressNote> progress = new ArrayList<>();
  public final List<LineNote> lines = new ArrayList<>();
  public final List<OutcomeEntry> outcomes = new ArrayList<>();
  public final List<IncidentNote> incidents = new ArrayList<>();
  public final List<Dependency> incidentsEnded = new ArrayList<>();
  public final List<ReportNote> reports = new ArrayList<>();

  /** What was told last of requests that should not be there. */
  public final List<DriftNote> drift = new ArrayList<>();

  public final List<WaveName> ended = new ArrayList<>();

  private boolean away;
  private @Nullable Runnable lost;

  public void isAway() {
    away = true;
  }

  public void isBack() {
    away = false;
  }

  /** The next outcome is not written; what happens meanwhile comes first. */
  public void losesTheNextOutcome(Runnable meanwhile) {
    lost = meanwhile;
  }

  public List<FactKind> kinds() {
    return facts.stream().map(Fact::kind).toList();
  }

  public List<String> sentences(FactKind kind) {
    return facts.stream().filter(fact -> fact.kind() == kind).map(Fact::sentence).toList();
  }

  /** Only a real journal says that it is away; a closed one does. */
  private void beThere() {
    if (away) {
      throwAway();
    }
  }

  private static void throwAway() {
    var closed = Journal.open(JournalSettings.of("jdbc:h2:mem:"));
    closed.close();
    closed.writer().waveEnded(new WaveName("none"), Instant.EPOCH);
  }

  @Override
  public void wavePlanned(PlannedWaveNote note) {
    beThere();
  }

  @Override
  public void linesResolved(Collection<LineNote> notes) {
    beThere();
    lines.addAll(notes);
  }

  @Override
  public void progress(Collection<ProgressNote> notes) {
    beThere();
    progress.addAll(notes);
  }

  @Override
  public void decided(DecisionNote note) {
    beThere();
    decisions.add(note);
  }

  @Override
  public void fact(Fact fact) {
    beThere();
    if (facts.stream().noneMatch(known -> known.id().equals(fact.id()))) {
      facts.add(fact);
    }
  }

  @Override
  public void outcome(OutcomeEntry entry) {
    var meanwhile = lost;
    lost = null;
    if (meanwhile != null) {
      meanwhile.run();
      throwAway();
    }
    beThere();
    outcomes.add(entry);
  }

  @Override
  public void incident(IncidentNote note) {
    beThere();
    incidents.add(note);
  }

  @Override
  public void incidentEnded(OrganisationName organisation, Dependency dependency, Instant at) {
    beThere();
    incidentsEnded.add(dependency);
  }

  @Override
  public void drift(OrganisationName organisation, Instant at, Collection<DriftNote> all) {
    beThere();
    drift.clear();
    drift.addAll(all);
  }

  @Override
  public void report(ReportNote note) {
    beThere();
    reports.add(note);
  }

  @Override
  public boolean keepsReport(MailboxGuid mailbox, UUID request, Instant failedAt) {
    beThere();
    return reports.stream()
        .anyMatch(
            note ->
                note.mailbox().equals(mailbox)
                    && note.request().equals(request)
                    && note.failedAt().equals(failedAt.truncatedTo(ChronoUnit.MILLIS)));
  }

  @Override
  public void waveEnded(WaveName wave, Instant at) {
    beThere();
    ended.add(wave);
  }
}
