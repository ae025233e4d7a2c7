package io.mailferry.operations.plan;

import io.mailferry.operations.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

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
    var notes = new ArrayList<PlanNote>();
    numbers.entrySet().stream()
        .limit(MOST)
        .forEach(
            each ->
                notes.add(
                    note(
                        Words.count(each.getValue(), "mailbox switches ", "mailboxes switch ")
                            + each.getKey())));
    if (numbers.size() > MOST) {
      var rest = numbers.values().stream().skip(MOST).mapToInt(Integer::intValue).sum();
      notes.add(
          note(
              Words.count(rest, "mailbox switches", "mailboxes switch")
                  + " at "
                  + (numbers.size() - MOST)
                  + " other times"));
    }
    lines.stream()
        .filter(line -> line.cutover() != null)
        .flatMap(line -> line.cutover().hints().stream())
        .distinct()
        .limit(MOST)
        .forEach(hint -> notes.add(note(hint)));
    var idle =
        lines.stream().filter(line -> line.cutover() == null && !line.zone().isEmpty()).count();
    if (idle > 0) {
      notes.add(
          new PlanNote(
              PlanNote.Code.TIME_ZONE_UNUSED,
              "TimeZone changes nothing for "
                  + Words.count(idle, "mailbox", "mailboxes")
                  + ": no window is said in local time for them, or it is the same there"));
    }
    return List.copyOf(notes);
  }

  private static PlanNote note(String sentence) {
    return new PlanNote(PlanNote.Code.OWN_CUTOVER, sentence);
  }
}
