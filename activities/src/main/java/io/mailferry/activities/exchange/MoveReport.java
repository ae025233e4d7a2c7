package io.mailferry.activities.exchange;

import io.mailferry.activities.fault.redact.Redaction;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The end of Exchange's own report of a request (docs/exchange/cmdlets.md#report), without people.
 *
 * @param failures the last failures, a line each, the latest last; empty when Exchange told none as
 *     objects
 * @param entries the last lines of the report, the latest last
 */
public record MoveReport(List<String> failures, List<String> entries) {
  /** More is kept of no report; its end says why a request failed. */
  static final int MOST_LETTERS = 64 * 1024;

  private static final Pattern EXCEPTION =
      Pattern.compile("\\b[A-Z]\\w{2,100}Exception\\w{0,60}\\b");

  /** The lists are copied. */
  public MoveReport {
    failures = List.copyOf(failures);
    entries = List.copyOf(entries);
  }

  static MoveReport redacted(String failures, String entries) {
    var told = lines(failures, MOST_LETTERS / 4);
    return new MoveReport(
        told, lines(entries, MOST_LETTERS - told.stream().mapToInt(String::length).sum()));
  }

  /** The last lines that have no more letters than that together. */
  private static List<String> lines(String text, int most) {
    var kept = new ArrayDeque<String>();
    var letters = 0;
    for (var line : text.lines().toList().reversed()) {
      var harmless = Redaction.of(line);
      letters += harmless.length() + 1;
      if (letters > most) {
        break;
      }
      if (!harmless.isBlank()) {
        kept.addFirst(harmless);
      }
    }
    return List.copyOf(kept);
  }

  /**
   * The exception that is named most often beside a request's own, the latest of equals: what it
   * met on the way.
   *
   * @param own the exception that the request itself shows
   */
  public Optional<String> mostCommon(String own) {
    return named(failures, own).or(() -> named(entries, own));
  }

  private static Optional<String> named(List<String> lines, String own) {
    var names =
        lines.reversed().stream()
            .flatMap(line -> EXCEPTION.matcher(line).results().map(MatchResult::group).distinct())
            .filter(name -> !name.equals(own))
            .toList();
    var often =
        names.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    // The latest come first, and a stable sort leaves them there.
    return names.stream()
        .distinct()
        .sorted(Comparator.comparing((String name) -> often.get(name)).reversed())
        .findFirst();
  }
}
