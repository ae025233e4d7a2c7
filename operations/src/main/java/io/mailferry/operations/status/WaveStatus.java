package io.mailferry.operations.status;

import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Note;
import io.mailferry.operations.client.OperationFailed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a wave stands: what Temporal says, and the journal's copy with its age.
 *
 * @param wave which
 * @param state how it stands; unknown while Temporal is away
 * @param tally its numbers, where they are known; null for a copy that says more
 * @param copy what the journal knows; null when it knows nothing or is away
 * @param notes what to know about this view
 * @param away why Temporal could not be asked, or that no worker answers; null when both do
 */
public record WaveStatus(
    WaveName wave,
    WaveState state,
    @Nullable Tally tally,
    @Nullable WaveSnapshot copy,
    List<Note> notes,
    @Nullable OperationFailed away) {
  /** What there is to do about a wave. */
  public enum Verdict {
    /** Nothing: it is over and well. */
    ENDED_WELL,
    /** Wait. */
    RUNNING,
    /** A person has to look. */
    NEEDS_ATTENTION
  }

  /** The list is copied. */
  public WaveStatus {
    notes = List.copyOf(notes);
  }

  /** What there is to do; for a wave that Temporal could be asked about. */
  public Verdict verdict() {
    var asks = journalLacks() || (copy != null && asks(copy));
    return switch (state) {
      case RUNNING -> asks ? Verdict.NEEDS_ATTENTION : Verdict.RUNNING;
      case ENDED -> asks || leftOver() ? Verdict.NEEDS_ATTENTION : Verdict.ENDED_WELL;
      case UNKNOWN, FAILED, CANCELED, TERMINATED, TIMED_OUT, PAUSED, UNSPECIFIED ->
          Verdict.NEEDS_ATTENTION;
    };
  }

  private static boolean asks(WaveSnapshot copy) {
    return !copy.needingAttention().isEmpty()
        || copy.incidents().stream().anyMatch(OpenIncident::needsSomebody);
  }

  /**
   * Whether every mailbox is where it was to be; for a wave that is over. Nobody can say that of a
   * wave that was stopped or forgotten.
   */
  public boolean endedWell() {
    return !journalLacks()
        && state == WaveState.ENDED
        && (tally != null
            ? tally.moved() + tally.alreadyHome() >= tally.planned()
            : copy != null && copy.arrived() >= copy.planned());
  }

  /** Whether the journal is known to lack mailboxes of the wave. */
  private boolean journalLacks() {
    return has(Note.Code.JOURNAL_LACKS);
  }

  private boolean has(Note.Code code) {
    return notes.stream().anyMatch(note -> note.code() == code);
  }

  private boolean leftOver() {
    return tally != null ? tally.notStarted() > 0 : copy == null || copy.needsSomebody();
  }

  /** Whether it is known not to run any more. */
  public boolean over() {
    return away == null
        && state != WaveState.RUNNING
        && !(state.journalMayKnowBetter() && has(Note.Code.JOURNAL_AWAY));
  }

  /** How it ended, in a line. */
  public String sentence() {
    if (copy != null) {
      return copy.verdict();
    }
    return "Wave " + wave + ": " + (tally == null ? state.word() : tally.words()) + ".";
  }

  /** The wave as plain values, without its mailboxes; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data =
        new LinkedHashMap<String, @Nullable Object>(copy == null ? counted() : copy.data(state));
    data.put("notes", notes.stream().map(Note::data).toList());
    return data;
  }

  private Map<String, @Nullable Object> counted() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("wave", wave.value());
    data.put("state", state.word());
    data.put("tally", tally == null ? null : tally.data());
    return data;
  }
}
