package io.mailferry.operations.status;

import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Note;
import io.mailferry.operations.text.Words;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the journal ought to know of a wave and does not: lost, or written to another journal.
 *
 * <p>A line is in the journal before the wave counts it, so a wave never counts more than there is.
 */
final class JournalGap {
  private JournalGap() {}

  /**
   * Compares the wave's own count with the journal.
   *
   * @param tally the wave's count; null when it was not told
   * @param copy what the journal knows; null when it does not know the wave
   * @return what to say; empty when nothing is known to be missing
   */
  static Optional<Note> of(
      WaveName wave, WaveState state, @Nullable Tally tally, @Nullable WaveSnapshot copy) {
    var known = copy == null ? 0 : copy.mailboxes().size();
    var counted = counted(state, tally, copy);
    return known >= counted
        ? Optional.empty()
        : Optional.of(new Note(Note.Code.JOURNAL_LACKS, words(wave, counted - known, tally, copy)));
  }

  private static int counted(WaveState state, @Nullable Tally tally, @Nullable WaveSnapshot copy) {
    if (tally != null) {
      return state == WaveState.ENDED ? tally.planned() : tally.started();
    }
    return state == WaveState.ENDED && copy != null ? copy.planned() : 0;
  }

  private static String words(
      WaveName wave, int lacking, @Nullable Tally tally, @Nullable WaveSnapshot copy) {
    return "The journal "
        + (copy == null
            ? "does not know the wave " + wave
            : "lacks " + Words.count(lacking, "mailbox", "mailboxes") + " of the wave " + wave)
        + (tally == null ? "" : ", which itself counts: " + tally.words())
        + ". Look whether the workers use this journal (mailferry.journal.url in their settings)."
        + " A mailbox that is not shown can be named by its GUID; Temporal's UI finds them with"
        + " MailferryWave=\""
        + wave
        + "\".";
  }
}
