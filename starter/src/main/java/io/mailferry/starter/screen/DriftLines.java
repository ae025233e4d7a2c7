package io.mailferry.starter.screen;

import io.mailferry.operations.status.OpenDrift;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What Exchange shows of move requests that should not be there: each reason once. */
public final class DriftLines {
  private static final String LABEL = "DRIFT ";

  /** Several looks of the monitor, which is to look every minute or two. */
  private static final Duration NOBODY_LOOKS_AFTER = Duration.ofMinutes(10);

  private DriftLines() {}

  /**
   * Its lines; none when all is as it should be.
   *
   * @param now the moment from which lengths of time are counted
   * @param width the most letters in a line
   */
  public static List<String> of(List<OpenDrift> drift, Instant now, int width, boolean colour) {
    var lines = new ArrayList<String>();
    for (var each : drift) {
      var head =
          new Paragraph(LABEL, 2, Words.harmless(each.words() + since(each, now) + example(each)))
              .lines(width);
      head.set(
          0,
          TextStyle.WAITING.on(LABEL.strip(), colour)
              + head.getFirst().substring(LABEL.length() - 1));
      lines.addAll(head);
      lines.addAll(Paragraph.beside("  ", each.remedy()).lines(width));
    }
    return lines;
  }

  /** What nobody has seen for a while may be gone: its time is counted to when it was seen. */
  static String since(OpenDrift drift, Instant now) {
    var last = drift.lastSeen();
    var unseen = last.isBefore(now.minus(NOBODY_LOOKS_AFTER));
    // A practice organisation's time runs ahead of ours.
    var until = unseen || last.isAfter(now) ? last : now;
    return " since "
        + Words.second(drift.began())
        + " UTC (for "
        + Words.duration(Duration.between(drift.began(), until))
        + (unseen ? ", last seen at " + Words.second(last) + " UTC; nobody looks now)" : ")");
  }

  private static String example(OpenDrift drift) {
    return " · " + (drift.mailboxes() == 1 ? "" : "e.g. ") + drift.exampleWords() + ":";
  }
}
