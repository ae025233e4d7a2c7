package io.mailferry.operations.explain;

import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Background;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.Note;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.OpenDrift;
import io.mailferry.operations.status.OpenIncident;
import io.mailferry.operations.status.PendingActivity;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.workflows.mailbox.MigrationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Explains a mailbox: what it waits for, since when, on what evidence, what is next.
 *
 * <p>The migration itself is asked, because it alone knows what it waits for and what it may be
 * answered. When it cannot be asked, the journal's copy is answered together with that failure;
 * when Temporal has forgotten it, the copy alone. What happened is the journal's to tell; without
 * the journal it is left out, and a mailbox can be named by its GUID only.
 *
 * <p>Raises {@link ProblemCode#BAD_NAME} and {@link ProblemCode#UNKNOWN_MAILBOX}; {@link
 * TemporalAway} when there is no copy either; {@link ProblemCode#JOURNAL_AWAY} when an address has
 * to be looked up; {@link ProblemCode#BAD_SETTING} and {@link ProblemCode#INTERRUPTED}.
 */
public final class ExplainMailbox {
  private final Connections connections;

  /** Asks through these connections. */
  public ExplainMailbox(Connections connections) {
    this.connections = connections;
  }

  /**
   * Explains.
   *
   * @param whom an address or a mailbox's GUID
   */
  public MigrationView explain(String whom) {
    return Failures.translated(
        () -> {
          var mailbox = new Names(connections).mailbox(whom);
          var view = explain(whom, mailbox);
          return view.copy() == null ? view : view.with(report(mailbox), drift(mailbox));
        });
  }

  private @Nullable ReportView report(MailboxGuid mailbox) {
    return connections.reader().report(mailbox).map(ReportView::of).orElse(null);
  }

  private @Nullable OpenDrift drift(MailboxGuid mailbox) {
    return OpenDrift.of(connections.reader().drift(), mailbox).orElse(null);
  }

  private MigrationView explain(String whom, MailboxGuid mailbox) {
    var asked = Background.ask(() -> Failures.translated(() -> answerOf(whom, mailbox)));
    var notes = new ArrayList<Note>();
    var copy = copy(mailbox, notes);
    var facts =
        copy == null
            ? List.<FactView>of()
            : connections.reader().facts(mailbox).stream().map(FactView::of).toList();
    try {
      var answer = asked.answer();
      if (answer.isPresent()) {
        var status = answer.get().status();
        var incident =
            copy == null ? null : incident(status.intention().wave(), dependencyOf(status));
        return MigrationView.of(status, answer.get().pending(), incident, copy, facts, notes);
      }
    } catch (TemporalAway e) {
      if (copy == null) {
        throw e;
      }
      notes.add(
          new Note(
              Note.Code.COPY_ONLY,
              "This is the journal's copy: the migration itself could not be asked."));
      return MigrationView.of(
          mailbox, incident(copy.wave(), copy.dependency()), copy, facts, notes, e);
    }
    if (copy == null) {
      throw new OperationFailed(
          ProblemCode.UNKNOWN_MAILBOX,
          "neither Temporal nor the journal knows a " + Names.migrationOf(whom));
    }
    notes.add(
        new Note(
            Note.Code.FORGOTTEN,
            "Temporal has no migration of this mailbox any more; this is the journal's copy."));
    return MigrationView.of(
        mailbox, incident(copy.wave(), copy.dependency()), copy, facts, notes, null);
  }

  private static @Nullable String dependencyOf(MigrationStatus status) {
    return status.outcome() != null || status.decision() == null
        ? null
        : status.decision().dependency();
  }

  /** What is away that a mailbox waits for, with how many of its wave wait for it. */
  private @Nullable OpenIncident incident(WaveName wave, @Nullable String dependency) {
    if (dependency == null) {
      return null;
    }
    return WaveSnapshot.of(connections.reader(), wave).stream()
        .flatMap(snapshot -> snapshot.incidents().stream())
        .filter(incident -> incident.dependency().key().equals(dependency))
        .findFirst()
        .orElse(null);
  }

  /**
   * What a migration says, and what Temporal says that it waits for.
   *
   * @param pending what a worker does for it, or is to do; null for nothing
   */
  private record Answer(MigrationStatus status, @Nullable PendingActivity pending) {}

  private Optional<Answer> answerOf(String whom, MailboxGuid mailbox) {
    var migrations = new Migrations(connections.temporal());
    return migrations
        .status(whom, mailbox)
        .map(
            status ->
                new Answer(status, status.outcome() == null ? migrations.pending(mailbox) : null));
  }

  private @Nullable MailboxSnapshot copy(MailboxGuid mailbox, List<Note> notes) {
    try {
      return connections.reader().mailbox(mailbox).map(MailboxSnapshot::of).orElse(null);
    } catch (JournalUnavailable e) {
      notes.add(
          new Note(
              Note.Code.JOURNAL_AWAY,
              e.getMessage() + "; what happened is not shown, because only the journal knows it"));
      return null;
    }
  }
}
