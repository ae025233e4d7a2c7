package io.mailferry.operations.status;

import io.grpc.StatusRuntimeException;
import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.Note;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.name.Names;
import io.temporal.client.WorkflowServiceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a wave, look by look.
 *
 * <p>To begin, Temporal must answer and the wave be known. From then on a look never fails for an
 * outage: it tells of it and of what is known meanwhile, because whoever watches outlasts it.
 *
 * <p>Raises, to begin, {@link ProblemCode#UNKNOWN_WAVE}, {@link ProblemCode#BAD_SETTING}, and
 * {@link TemporalAway}.
 */
public final class FollowWave {
  private final Connections connections;
  private final WaveName wave;
  private final Waves waves;

  private FollowWave(Connections connections, WaveName wave, Waves waves) {
    this.connections = connections;
    this.wave = wave;
    this.waves = waves;
  }

  /** Begins to follow a wave. */
  public static FollowWave begin(Connections connections, WaveName wave) {
    return Failures.translated(
        () -> {
          var follow = new FollowWave(connections, wave, new Waves(connections.temporal()));
          if (follow.waves.look(wave).state() == WaveState.UNKNOWN
              && follow.copy(new ArrayList<>()) == null) {
            throw new Names(connections).unknownWave(wave);
          }
          return follow;
        });
  }

  /** How it stands now. */
  public WaveStatus look() {
    var notes = new ArrayList<Note>();
    try {
      var look = waves.lookClosely(wave);
      var copy = copy(notes);
      var journalAway = !notes.isEmpty();
      notes.addAll(ReadStatus.notes(look));
      notes.addAll(ReadStatus.ofTheApproval(wave, look.approval()));
      var silence = look.silence();
      if (silence != null) {
        notes.add(
            new Note(
                Note.Code.WORKERS_SILENT, silence.sentence() + "; watching goes on meanwhile."));
      }
      var state = look.state().with(copy);
      if (!journalAway || !state.journalMayKnowBetter()) {
        notes.addAll(ReadStatus.withoutAnEnd(wave, state));
      }
      if (!journalAway) {
        JournalGap.of(wave, state, look.tally(), copy).ifPresent(notes::add);
      }
      return new WaveStatus(wave, state, look.tally(), copy, notes, silence);
    } catch (WorkflowServiceException | StatusRuntimeException e) {
      var words = "Temporal does not answer just now; watching goes on.";
      notes.add(new Note(Note.Code.TEMPORAL_SILENT, words));
      return new WaveStatus(
          wave,
          WaveState.UNKNOWN,
          null,
          copy(notes),
          notes,
          new TemporalAway(ProblemCode.TEMPORAL_AWAY, words, e));
    }
  }

  private @Nullable WaveSnapshot copy(List<Note> notes) {
    try {
      return WaveSnapshot.of(connections.reader(), wave).orElse(null);
    } catch (JournalUnavailable e) {
      notes.add(new Note(Note.Code.JOURNAL_AWAY, String.valueOf(e.getMessage())));
      return null;
    }
  }
}
