package io.mailferry.operations.report;

import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.operations.text.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a wave was written as a new plan.
 *
 * @param wave of which wave
 * @param route which way its mailboxes travel
 * @param mailboxes how many the wave has
 * @param lacking how many of them the journal lacks, and so the plan
 * @param unfinished how many of them have not arrived
 * @param underWay how many of those are still being moved by it
 * @param withdrawn how many of them somebody has withdrawn
 * @param unknown of how many an earlier release did not keep the archive's database, the limits and
 *     the type, so that they are blank
 * @param file where they are; not written when there are none
 */
public record UnfinishedView(
    WaveName wave,
    Route route,
    int mailboxes,
    int lacking,
    int unfinished,
    int underWay,
    int withdrawn,
    int unknown,
    Path file) {
  /** Whether a person has to look at it before it is started. */
  public boolean needsAttention() {
    return lacking > 0 || unknown > 0;
  }

  /** The same for people. */
  public List<String> words() {
    var words = new ArrayList<String>();
    if (lacking > 0) {
      words.add(
          "The journal lacks "
              + Words.count(lacking, "mailbox", "mailboxes")
              + " of the wave; nobody knows whether they have arrived, and they are not written.");
    }
    if (unfinished == 0) {
      words.add(
          "All that are known of wave "
              + wave
              + " have arrived; nothing is unfinished, and no plan was written.");
      return words;
    }
    words.add(
        unfinished
            + " of "
            + Words.count(mailboxes, "mailbox has", "mailboxes have")
            + " not arrived, and stand in "
            + file
            + ".");
    if (underWay > 0) {
      words.add(
          Words.count(underWay, "of them is", "of them are")
              + " still under way in wave "
              + wave
              + "; wait for its end before you start the new plan.");
    }
    if (withdrawn > 0) {
      words.add(
          Words.count(withdrawn, "of them was", "of them were")
              + " withdrawn; delete their lines where they are not to move.");
    }
    if (unknown > 0) {
      words.add(
          "Of "
              + unknown
              + " an earlier release did not keep the archive's database, the limits and the"
              + " MailboxType; they are blank, so put them in.");
    }
    words.add("Its route is " + Words.typed(route) + ".");
    return words;
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("wave", wave.value());
    data.put("route", Words.typed(route));
    data.put("mailboxes", mailboxes);
    data.put("lacking", lacking);
    data.put("unfinished", unfinished);
    data.put("underWay", underWay);
    data.put("withdrawn", withdrawn);
    data.put("unknown", unknown);
    data.put("plan", unfinished == 0 ? null : file.toString());
    return data;
  }
}
