package io.mailferry.activities.fault.table;

import io.mailferry.activities.fault.row.FaultRow;
import io.mailferry.activities.fault.row.Nature;
import io.mailferry.activities.fault.row.Sign;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prints the table of faults for people. */
final class FaultPages {
  private static final String HEAD =
      """
      # What can go wrong

      Every fault has a stable code. Generated from the table that the worker uses.

      A fault is sorted by one question: did the command arrive? An error is recognised by names that no \
      translation changes (the error's id, its exception or one inside it, Exchange's `FailureCategory`), and \
      by its words only where no name is known. What nobody knows is *unconfirmed*. Whatever broke the session \
      in the middle of a command is [MF-EX-SESSION-LOST](#mf-ex-session-lost), whatever else it says; only a \
      request to wait is heeded even then, and a change is *unconfirmed* all the same. So is a change that was \
      answered with an error and a result together.
      """;

  /** How a sample names a fact of the book: the folder of the page, then page and anchor. */
  private static final Pattern FACT =
      Pattern.compile("docs/(exchange/([a-z-]+)\\.md#([a-z0-9-]+))");

  /** The kinds in the order in which people need them, each with what it means. */
  private enum Kind {
    NOT_REACHED("Not reached", "the command did not run, and is given again"),
    BUSY("Busy", "the command did not run; Mailferry waits as asked"),
    UNCONFIRMED("Unconfirmed", "the command may have run; Mailferry looks before it acts again"),
    REFUSED("Refused", "Exchange or the directory said no, and will again");

    private final String title;
    private final String meaning;

    Kind(String title, String meaning) {
      this.title = title;
      this.meaning = meaning;
    }

    static Kind of(Nature nature) {
      return switch (nature) {
        case Nature.NotReached _ -> NOT_REACHED;
        case Nature.Busy _ -> BUSY;
        case Nature.Unconfirmed _ -> UNCONFIRMED;
        case Nature.Refused _ -> REFUSED;
      };
    }
  }

  private FaultPages() {}

  static String of(List<FaultRow> rows) {
    var page = new StringBuilder(HEAD);
    for (var kind : Kind.values()) {
      page.append("\n**%s**: %s.\n\n".formatted(kind.title, kind.meaning));
      rows.stream()
          .filter(row -> Kind.of(row.nature()) == kind)
          .sorted((one, other) -> one.code().compareTo(other.code()))
          .map(FaultPages::line)
          .forEach(page::append);
    }
    rows.forEach(row -> page.append(section(row)));
    return page.toString();
  }

  private static String line(FaultRow row) {
    return "- [%s](#%s): %s\n"
        .formatted(row.code(), row.code().toLowerCase(Locale.ROOT), row.cause());
  }

  private static String section(FaultRow row) {
    return """

    ## %s

    %s.

    | | |
    |---|---|
    | Kind | %s |
    | Mailferry | %s |
    | You | %s |
    | Holds back | %s |
    | Recognised by | %s |
    %s%s\
    """
        .formatted(
            row.code(),
            row.cause(),
            kind(row.nature()),
            row.mailferryDoes(),
            row.youMayDo(),
            held(row),
            String.join(", ", row.signs().stream().map(Sign::words).toList()),
            row.before().stream().map(FaultPages::precedence).collect(Collectors.joining()),
            row.samples().stream().map(FaultPages::sample).collect(Collectors.joining()));
  }

  private static String held(FaultRow row) {
    return switch (row.holds()) {
      case EVERYTHING -> "everything that the account sends";
      case NEW_SESSIONS -> "new sessions of the account; those that are open go on";
      case NOTHING -> row.endsSession() ? "nothing; the session is replaced" : "nothing";
    };
  }

  private static String precedence(FaultRow.Precedence before) {
    return "| Goes before | %s: %s |\n".formatted(before.code(), before.why());
  }

  private static String sample(FaultRow.Sample sample) {
    var report = sample.report();
    var named =
        report.reason().isEmpty() ? report.errorId() : report.reason() + " " + report.errorId();
    return "| For example | %s`%s` (%s) |\n"
        .formatted(
            named.isBlank() ? "" : "`" + cell(named.strip()) + "`: ",
            cell(report.message()),
            linked(sample.source()));
  }

  /** The same words with each fact of the book as a link, seen from the page of faults. */
  static String linked(String source) {
    return FACT.matcher(source).replaceAll("[$2: $3](../$1)");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String kind(Nature nature) {
    return switch (nature) {
      case Nature.NotReached _ -> "not reached: the command did not run";
      case Nature.Unconfirmed _ -> "unconfirmed: the command may have run";
      case Nature.Busy busy ->
          "busy: the command did not run; wait as asked, or " + busy.otherwise().toSeconds() + " s";
      case Nature.Refused refused ->
          "refused: " + refused.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
