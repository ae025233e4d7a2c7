package io.mailferry.worker.doctor.finding;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows findings to a person, line by line as they come. */
public final class TextReport {
  private static final int WIDTH = 110;
  private static final String INDENT = " ".repeat(20);

  private static final Map<String, String> PLAIN =
      Map.of("→", ">", "…", "...", "“", "\"", "”", "\"", "–", "-");

  private final PrintStream out;
  private @Nullable Subject shown;

  /** One that goes there. */
  public TextReport(PrintStream out) {
    this.out = out;
  }

  /** Shows one, below a heading when it is the first of its subject. */
  public void show(Subject subject, Finding finding) {
    if (!subject.equals(shown)) {
      println(
          (shown == null ? "" : "\n")
              + "organisation "
              + subject.organisation()
              + ", "
              + subject.place());
      shown = subject;
    }
    var head = "  %-4s  %-10s  ".formatted(finding.result().word(), finding.check().word());
    block(head, INDENT, finding.sentence());
    var fix = finding.fix();
    if (fix != null) {
      block(INDENT + "→ ", INDENT + "  ", fix.sentence());
      // A line to be copied is never broken.
      fix.commands().forEach(command -> println(INDENT + "    " + command));
      println(INDENT + "  " + fix.page());
    }
    out.flush();
  }

  /** Shows what all of them come to. */
  public void close(Report report) {
    var count = report.toPutRight();
    println("");
    println(
        count == 0
            ? "Everything is well."
            : count + (count == 1 ? " thing" : " things") + " to put right.");
    out.flush();
  }

  /** As its console can show it; what it cannot show would be a question mark. */
  private void println(String line) {
    var shown = line;
    for (var each : PLAIN.entrySet()) {
      if (!out.charset().newEncoder().canEncode(each.getKey())) {
        shown = shown.replace(each.getKey(), each.getValue());
      }
    }
    out.println(shown);
  }

  private void block(String head, String indent, String text) {
    var lines = wrapped(text, WIDTH - indent.length());
    println(head + lines.getFirst());
    lines.stream().skip(1).forEach(line -> println(indent + line));
  }

  private static List<String> wrapped(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.strip().split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
