package io.mailferry.rehearsal.storm;

import io.mailferry.rehearsal.baseline.BaselineResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** A page with a table of results between two marks; the rest of it is people's. */
public final class ResultPage {
  private static final String BEGIN = "<!-- results of %s: begin -->";
  private static final String END = "<!-- results of %s: end -->";

  private final Path page;
  private final String what;

  /**
   * @param page the file, in Markdown
   * @param what which table of it, as its marks say
   */
  public ResultPage(Path page, String what) {
    this.page = page;
    this.what = what;
  }

  /**
   * Puts a table in the place of the one that is there.
   *
   * @throws IOException also when the page has no such marks
   */
  public void write(StormsResult result) throws IOException {
    write(table(result));
  }

  /**
   * The same for any table.
   *
   * @throws IOException also when the page has no such marks
   */
  public void write(List<String> table) throws IOException {
    var lines = Files.readAllLines(page);
    var begin = lines.indexOf(BEGIN.formatted(what));
    var end = lines.indexOf(END.formatted(what));
    if (begin < 0 || end < begin) {
      throw new IOException(
          page + " has no lines " + BEGIN.formatted(what) + " and " + END.formatted(what));
    }
    var written = new ArrayList<>(lines.subList(0, begin + 1));
    written.addAll(table);
    written.addAll(lines.subList(end, lines.size()));
    Files.write(page, written);
  }

  private static List<String> table(StormsResult result) {
    var lines = new ArrayList<String>();
    lines.add(
        "| drill | what happens | moved | questions | duplicates | outside | took | longest"
            + " silence | recovery | commands | old tool needs a person for | as it should be |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|");
    result.storms().forEach(each -> lines.add(row(each)));
    return lines;
  }

  private static String row(StormResult each) {
    return "| `%s` | %s | %d of %d | %d | %d | %d | %s | %s | %s | %d | %s | %s |"
        .formatted(
            NamedStorms.typed(each.name()),
            String.join("; ", each.storm()),
            each.verified(),
            each.mailboxes(),
            each.humanInterventions(),
            each.duplicateRequests(),
            each.completionsOutside(),
            hours(each.simulatedMinutes()),
            hours(each.longestSilenceMinutes()),
            each.recoveryMinutes() == null ? "-" : hours(each.recoveryMinutes()),
            each.commands(),
            of(each, BaselineResult::needsAPerson),
            each.well() ? "yes" : "**no**: " + String.join("; ", each.failures()));
  }

  private static String of(StormResult storm, ToLongFunction<BaselineResult> count) {
    return storm.baseline() == null ? "?" : Long.toString(count.applyAsLong(storm.baseline()));
  }

  private static String hours(long minutes) {
    return "%d:%02d h".formatted(minutes / 60, minutes % 60);
  }
}
