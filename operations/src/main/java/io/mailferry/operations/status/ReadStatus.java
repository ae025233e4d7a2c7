package io.mailferry.operations.status;

import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Background;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.Note;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.text.Words;
import io.mailferry.workflows.wave.WaveApproval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads how waves stand.
 *
 * <p>Whether a wave runs, Temporal alone knows; how far its mailboxes are, the journal tells, with
 * its age. Each is shown without the other: when Temporal is away the journal's copy is answered
 * together with that failure, and so it is when Temporal answers and no worker does; when the
 * journal is away the wave's own count. What is tried again because something is away is told in
 * notes, because it needs nobody. A wave that Temporal has forgotten is over when the journal saw
 * its end; when it did not, a person is needed. What the journal lacks of what the wave has counted
 * is said, and needs a person too.
 *
 * <p>Raises {@link ProblemCode#UNKNOWN_WAVE} when neither knows the wave, {@link
 * ProblemCode#JOURNAL_AWAY} for the list of all waves and for a wave that Temporal does not know,
 * {@link ProblemCode#BAD_SETTING}, and {@link ProblemCode#INTERRUPTED}.
 */
public final class ReadStatus {
  /** The journal may take waves for running that Temporal has forgotten; few are asked about. */
  private static final int MOST_WAVES_TO_ASK = 5;

  private final Connections connections;

  /** Asks through these connections. */
  public ReadStatus(Connections connections) {
    this.connections = connections;
  }

  /** All waves the journal knows, the latest first. */
  public List<WaveSnapshot> all() {
    return Failures.translated(
        () -> {
          var reader = connections.reader();
          var drift = reader.drift();
          return reader.waves().stream()
              .flatMap(known -> WaveSnapshot.of(reader, known.name(), drift).stream())
              .toList();
        });
  }

  /** The requests of all organisations that should not be there, each reason once. */
  public List<OpenDrift> drift() {
    return Failures.translated(() -> OpenDrift.of(connections.reader().drift()));
  }

  /**
   * What the list of all waves lacks, or may lack: waves that run in Temporal and that the journal
   * does not know, and mailboxes of waves that are over.
   *
   * @param known the list
   * @throws TemporalAway when Temporal does not answer: the list says nothing about that
   */
  public List<Note> gaps(List<WaveSnapshot> known) {
    var notes = new ArrayList<Note>();
    var names = known.stream().map(WaveSnapshot::name).toList();
    var running = new Waves(connections.temporal()).running();
    if (running.isEmpty()) {
      notes.add(
          new Note(
              Note.Code.TEMPORAL_SILENT,
              "Temporal does not list its waves just now, so nobody knows whether it runs one that"
                  + " this journal does not know. Ask again in a moment."));
    }
    var strangers =
        running.orElseGet(List::of).stream()
            .filter(wave -> !names.contains(wave))
            .sorted()
            .toList();
    if (!strangers.isEmpty()) {
      notes.add(
          new Note(
              Note.Code.JOURNAL_LACKS,
              "Temporal runs "
                  + Words.count(strangers.size(), "wave", "waves")
                  + " that this journal does not know: "
                  + strangers.stream().map(WaveName::value).collect(Collectors.joining(", "))
                  + ". Name the journal of their workers with --journal or MAILFERRY_JOURNAL."));
    }
    known.stream()
        .filter(WaveSnapshot::over)
        .flatMap(wave -> JournalGap.of(wave.name(), WaveState.ENDED, null, wave).stream())
        .forEach(notes::add);
    return notes;
  }

  /**
   * Looks whether Temporal answers, and a worker for the latest wave that runs: a list that the
   * journal gave says nothing about that.
   *
   * @param waves that list
   * @return what is tried again because something is away, and which of them Temporal does not run
   * @throws TemporalAway when one of them does not answer
   */
  public List<Note> askTemporal(List<WaveSnapshot> waves) {
    return Failures.translated(
        () -> {
          var temporal = new Waves(connections.temporal());
          var notes = new ArrayList<Note>();
          var running =
              waves.stream()
                  .filter(wave -> wave.state() == WaveState.RUNNING)
                  .limit(MOST_WAVES_TO_ASK)
                  .toList();
          var oneRuns = false;
          for (var wave : running) {
            // Whether anything moves is asked of one, which takes a worker; the rest only of
            // Temporal.
            var look = oneRuns ? temporal.look(wave.name()) : temporal.lookClosely(wave.name());
            if (look.state() == WaveState.RUNNING) {
              notes.addAll(oneRuns ? List.of() : notesUnlessSilent(look));
              oneRuns = true;
            } else {
              notes.addAll(withoutAnEnd(wave.name(), look.state().with(wave)));
            }
          }
          return notes;
        });
  }

  /** What to know about a wave that is over for Temporal, and has not come to its own end. */
  static List<Note> withoutAnEnd(WaveName wave, WaveState state) {
    if (state == WaveState.UNKNOWN) {
      return List.of(
          new Note(
              Note.Code.FORGOTTEN,
              "Temporal does not know the wave "
                  + wave
                  + ", and the journal has not seen its end. Start the plan again: what has moved"
                  + " already is left alone."));
    }
    return state.stopped()
        ? List.of(
            new Note(
                Note.Code.STOPPED_IN_TEMPORAL,
                "The wave "
                    + wave
                    + " was stopped in Temporal ("
                    + state.word().replace('-', ' ')
                    + "). Its mailboxes go on without it. Start the plan again, so that they are"
                    + " counted."))
        : List.of();
  }

  private static List<Note> notesUnlessSilent(Waves.Look look) {
    if (look.silence() != null) {
      throw look.silence();
    }
    return notes(look);
  }

  /** Without the number of the try, which changes by the minute and says nothing new. */
  static List<Note> notes(Waves.Look look) {
    return look.troubles().stream()
        .map(PendingActivity::failure)
        .distinct()
        .map(
            failure ->
                new Note(
                    Note.Code.TRIED_AGAIN,
                    "Something is away, and is asked again by itself: " + failure))
        .toList();
  }

  /** Whether the wave may switch, as far as somebody has to say so. */
  static List<Note> ofTheApproval(WaveName wave, WaveApproval approval) {
    var wanted = approval.wanted();
    if (wanted == null) {
      return List.of();
    }
    var given = approval.given();
    return List.of(
        given == null
            ? new Note(
                Note.Code.NOT_APPROVED,
                "Nobody has approved wave "
                    + wave
                    + " yet, so none of its mailboxes switches. Somebody else than "
                    + wanted.startedBy()
                    + ", who started it, does so with: mailferry approve "
                    + wave
                    + " --reason …")
            : new Note(Note.Code.APPROVED, "The wave was approved " + given.words() + "."));
  }

  /** One wave. */
  public WaveStatus of(WaveName wave) {
    return Failures.translated(() -> read(wave));
  }

  private WaveStatus read(WaveName wave) {
    // Connecting takes longest: it runs while the journal is read.
    var asked =
        Background.ask(
            () -> Failures.translated(() -> new Waves(connections.temporal()).lookClosely(wave)));
    var notes = new ArrayList<Note>();
    var copy = copy(wave, notes);
    try {
      return of(wave, asked.answer(), copy, notes);
    } catch (TemporalAway e) {
      notes.add(
          new Note(
              Note.Code.COPY_ONLY,
              copy != null
                  ? "This is the journal's copy: Temporal could not be asked."
                  : "The journal has no copy of the wave either."));
      return new WaveStatus(wave, WaveState.UNKNOWN, null, copy, notes, e);
    }
  }

  private @Nullable WaveSnapshot copy(WaveName wave, List<Note> notes) {
    try {
      return WaveSnapshot.of(connections.reader(), wave).orElse(null);
    } catch (JournalUnavailable e) {
      notes.add(
          new Note(
              Note.Code.JOURNAL_AWAY,
              e.getMessage()
                  + "; the mailboxes are not shown, because only the journal knows them"));
      return null;
    }
  }

  private WaveStatus of(
      WaveName wave, Waves.Look look, @Nullable WaveSnapshot copy, List<Note> notes) {
    var state = look.state().with(copy);
    if (state == WaveState.UNKNOWN && copy == null) {
      throw unknown(wave, notes);
    }
    if (!isAway(notes) || !state.journalMayKnowBetter()) {
      notes.addAll(withoutAnEnd(wave, state));
    }
    notes.addAll(notes(look));
    notes.addAll(ofTheApproval(wave, look.approval()));
    var silence = look.silence();
    if (silence != null) {
      notes.add(
          new Note(Note.Code.WORKERS_SILENT, "No worker answers: this is as the journal knew it."));
    }
    var tally = look.tally();
    if (isAway(notes) || JournalGap.of(wave, state, tally, copy).isEmpty()) {
      return new WaveStatus(wave, state, tally, copy, notes, silence);
    }
    // The copy is older than the count: what was written in between is no gap.
    var later = copy(wave, notes);
    if (!isAway(notes)) {
      JournalGap.of(wave, state, tally, later).ifPresent(notes::add);
    }
    return new WaveStatus(wave, state, tally, later, notes, silence);
  }

  private static boolean isAway(List<Note> notes) {
    return notes.stream().anyMatch(note -> note.code() == Note.Code.JOURNAL_AWAY);
  }

  private OperationFailed unknown(WaveName wave, List<Note> notes) {
    return isAway(notes)
        ? new OperationFailed(
            ProblemCode.JOURNAL_AWAY,
            "Temporal does not know the wave " + wave + ", and " + notes.getFirst().sentence())
        : new Names(connections).unknownWave(wave);
  }
}
