package io.mailferry.operations.plan;

import io.mailferry.operations.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Says back when mailboxes may switch that do not switch with the others, each time once. */
final class CutoverNotes {
  private static final int MOST = 10;

  private CutoverNotes() {}

  static List<PlanNote> of(List<PlanLine> lines) {
    var numbers = new LinkedHashMap<String, Integer>();
    for (var line : lines) {
      var own = line.cutover();
      if (own != null) {
        numbers.merge(own.words(), 1, Integer::sum);
      }
    }
    var notes =
        numbers.entrySet().stream()
            .limit(MOST)
            .map(
                each ->
                    note(
                        Words.count(each.getValue(), "mailbox switches ", "mailboxes switch ")
                            + each.getKey()))
            .toList();
    if (numbers.size() <= MOST) {
      return notes;
    }
    var rest = numbers.values().stream().skip(MOST).mapToInt(Integer::intValue).sum();
    return Stream.concat(
            notes.stream(),
            Stream.of(
                note(
                    Words.count(rest, "mailbox switches", "mailboxes switch")
                        + " at "
                        + (numbers.size() - MOST)
                        + " other times, which check --as FILE writes down")))
        .toList();
  }

  private static PlanNote note(String sentence) {
    return new PlanNote(PlanNote.Code.OWN_CUTOVER, sentence);
  }
}
