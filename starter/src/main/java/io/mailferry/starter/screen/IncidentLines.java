package io.mailferry.starter.screen;

import io.mailferry.operations.status.OpenIncident;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is away that a wave needs: each dependency once, with how many mailboxes wait for it. */
final class IncidentLines {
  static final String GOES_ON = "Mailferry goes on by itself when it is put right.";

  private IncidentLines() {}

  static List<String> of(WaveSnapshot wave, Instant now, int width, boolean colour) {
    var lines = new ArrayList<String>();
    for (var incident : wave.incidents()) {
      lines.addAll(headline(incident, now, width, colour));
      lines.addAll(Paragraph.beside("  ", Words.harmless(incident.sentence())).lines(width));
      if (incident.lasting()) {
        lines.addAll(Paragraph.beside("  ", GOES_ON).lines(width));
      }
    }
    return lines;
  }

  private static List<String> headline(
      OpenIncident incident, Instant now, int width, boolean colour) {
    var label = "INCIDENT ";
    var words =
        name(incident)
            + " since "
            + since(incident, now)
            + " · "
            + (incident.waiting() == 0
                ? "no mailbox of this wave waits"
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

  static String since(OpenIncident incident, Instant now) {
    return Words.second(incident.began())
        + " UTC (for "
        + Words.duration(Duration.between(incident.began(), now))
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
    return next.isAfter(now)
        ? "asked again at "
            + Words.second(next)
            + " UTC (in "
            + Words.duration(Duration.between(now, next))
            + ")"
        : "asked again at any moment";
  }
}
