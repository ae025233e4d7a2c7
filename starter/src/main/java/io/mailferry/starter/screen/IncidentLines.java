package io.mailferry.starter.screen;

import io.mailferry.operations.status.OpenIncident;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is away that a wave needs: each dependency once, with how many mailboxes wait for it. */
final class IncidentLines {
  private IncidentLines() {}

  static List<String> of(OpenMatters open, Instant now, int width, boolean colour) {
    var lines = new ArrayList<String>();
    for (var incident : open.incidents()) {
      lines.addAll(headline(open, incident, now, width, colour));
      lines.addAll(Paragraph.beside("  ", Words.harmless(incident.sentence())).lines(width));
      if (incident.lasting()) {
        lines.addAll(Paragraph.beside("  ", incident.whenPutRight()).lines(width));
      }
      for (var question : open.questions()) {
        if (question.cause().equals(incident.dependency().key())) {
          lines.add("  not to wait for it: " + QuestionLines.command(open.wave(), question));
        }
      }
    }
    return lines;
  }

  private static List<String> headline(
      OpenMatters open, OpenIncident incident, Instant now, int width, boolean colour) {
    var label = "INCIDENT ";
    var words =
        name(incident)
            + " since "
            + since(incident, now)
            + " · "
            + (incident.waiting() == 0
                ? (open.wave() == null ? "no mailbox waits" : "no mailbox of this wave waits")
                : Words.count(incident.waiting(), "mailbox waits", "mailboxes wait"))
            + probe(incident, now)
            + ":";
    var lines = new Paragraph(label, 2, Words.harmless(words)).lines(width);
    var ink = incident.needsSomebody() ? TextStyle.ALARM : TextStyle.WAITING;
    lines.set(0, ink.on(label.strip(), colour) + lines.getFirst().substring(label.length() - 1));
    return lines;
  }

  /** The same in one line that says nothing which changes from look to look. */
  static String announcement(OpenIncident incident) {
    return "INCIDENT " + name(incident) + ": " + incident.sentence();
  }

  private static String name(OpenIncident incident) {
    return incident.dependency().words() + " (" + incident.code() + ")";
  }

  /** A practice organisation's time runs ahead of ours. */
  private static Instant later(OpenIncident incident, Instant now) {
    return incident.lastSeen().isAfter(now) ? incident.lastSeen() : now;
  }

  static String since(OpenIncident incident, Instant now) {
    return Words.second(incident.began())
        + " UTC (for "
        + Words.duration(Duration.between(incident.began(), later(incident, now)))
        + ")";
  }

  private static String probe(OpenIncident incident, Instant now) {
    var words = nextProbe(incident, now);
    return words.isEmpty() ? "" : " · " + words;
  }

  /** When it is asked again; empty when nobody knows. */
  static String nextProbe(OpenIncident incident, Instant now) {
    var next = incident.nextProbe();
    if (next == null) {
      return "";
    }
    var seen = later(incident, now);
    return next.isAfter(seen)
        ? "asked again at "
            + Words.second(next)
            + " UTC (in "
            + Words.duration(Duration.between(seen, next))
            + ")"
        : "asked again at any moment";
  }
}
