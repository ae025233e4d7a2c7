package io.mailferry.rehearsal.house;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A page in Markdown: its links, its headings, and the anchors that can be linked to. */
record Page(List<String> lines) {
  private static final Pattern HEADING = Pattern.compile("^(#{1,6}) +(.*?)\\s*$");
  private static final Pattern GIVEN_ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\">");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");

  /** A link as it is written, with its line. */
  record Link(int line, String target) {}

  /** A heading with all that stands under it up to the next one. */
  record Section(int line, int level, String heading, String body) {}

  static Page of(String text) {
    return new Page(text.lines().toList());
  }

  /** All links but those in code. */
  List<Link> links() {
    var links = new ArrayList<Link>();
    eachLineOfProse(
        (number, line) ->
            LINK.matcher(CODE.matcher(line).replaceAll(""))
                .results()
                .forEach(found -> links.add(new Link(number, found.group(1)))));
    return links;
  }

  /** What a link may name behind its {@code #}: as GitHub makes them, and those given by hand. */
  Set<String> anchors() {
    var anchors = new HashSet<String>();
    var times = new HashMap<String, Integer>();
    eachLineOfProse(
        (_, line) -> {
          GIVEN_ANCHOR.matcher(line).results().forEach(found -> anchors.add(found.group(1)));
          var heading = HEADING.matcher(line);
          if (heading.matches()) {
            var anchor = anchor(heading.group(2));
            var before = times.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
          }
        });
    return anchors;
  }

  /** All headings, each with its text. */
  List<Section> sections() {
    var sections = new ArrayList<Section>();
    eachLineOfProse(
        (number, line) -> {
          var heading = HEADING.matcher(line);
          if (heading.matches()) {
            sections.add(new Section(number, heading.group(1).length(), heading.group(2), ""));
          } else if (!sections.isEmpty()) {
            var last = sections.removeLast();
            sections.add(new Section(last.line, last.level, last.heading, last.body + line + "\n"));
          }
        });
    return sections;
  }

  private static String anchor(String heading) {
    return heading
        .replaceAll("<[^>]*>", "")
        .replaceAll("\\]\\([^)]*\\)", "")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
        .replace(' ', '-');
  }

  private interface Line {
    void at(int number, String text);
  }

  private void eachLineOfProse(Line work) {
    var inCode = false;
    for (var index = 0; index < lines.size(); index++) {
      var line = lines.get(index);
      if (line.stripLeading().startsWith("```")) {
        inCode = !inCode;
      } else if (!inCode) {
        work.at(index + 1, line);
      }
    }
  }
}
