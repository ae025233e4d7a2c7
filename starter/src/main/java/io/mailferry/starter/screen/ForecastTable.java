package io.mailferry.starter.screen;

import io.mailferry.operations.forecast.Cause;
import io.mailferry.operations.forecast.MailboxForecast;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.screen.Grid.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When mailboxes will have moved, as a table; those of whom the same is told share a line, and
 * where that leaves too many lines, those with the same cause do.
 */
public final class ForecastTable {
  /** More nobody reads. */
  private static final int MOST_LINES = 60;

  private static final Comparator<Instant> ORDER = Comparator.naturalOrder();

  private ForecastTable() {}

  private record Told(String earliest, String latest, Cause cause, String sentence) {
    static Told of(MailboxForecast forecast) {
      return new Told(
          Words.minute(forecast.earliest()),
          Words.minute(forecast.latest()),
          forecast.cause(),
          forecast.sentence());
    }
  }

  /**
   * The lines; none for no mailboxes.
   *
   * @param width the most letters in a line
   */
  public static List<String> lines(List<MailboxForecast> forecasts, int width, boolean colour) {
    if (forecasts.isEmpty()) {
      return List.of();
    }
    var alike = grouped(forecasts, Told::of);
    var differ = alike.size() > MOST_LINES;
    var groups = differ ? grouped(forecasts, MailboxForecast::cause) : alike;
    var grid =
        new Grid().headings("MAILBOX", "EARLIEST (UTC)", "LATEST (UTC)", "DECIDED BY", "WHY");
    groups.forEach(those -> grid.row(row(those, differ)));
    return grid.lines(width, colour);
  }

  private static Collection<List<MailboxForecast>> grouped(
      List<MailboxForecast> forecasts, Function<MailboxForecast, Object> key) {
    var groups = new LinkedHashMap<Object, List<MailboxForecast>>();
    forecasts.forEach(
        each -> groups.computeIfAbsent(key.apply(each), _ -> new ArrayList<>()).add(each));
    return groups.values();
  }

  private static List<Cell> row(List<MailboxForecast> those, boolean differ) {
    var first = those.getFirst();
    return List.of(
        Cell.of(who(those)),
        Cell.of(moment(those, MailboxForecast::earliest, BinaryOperator.minBy(ORDER))),
        Cell.of(moment(those, MailboxForecast::latest, BinaryOperator.maxBy(ORDER))),
        new Cell(words(first.cause()), ink(first.cause())),
        Cell.of(
            differ && those.size() > 1
                ? "each at a time of its own, which -o json has; the first: " + first.sentence()
                : first.sentence()));
  }

  private static String moment(
      List<MailboxForecast> those,
      Function<MailboxForecast, @Nullable Instant> which,
      BinaryOperator<Instant> of) {
    return those.stream()
        .map(which)
        .filter(Objects::nonNull)
        .reduce(of)
        .map(Words::minute)
        .orElse("–");
  }

  private static String who(List<MailboxForecast> those) {
    var first = those.getFirst().mailbox().address();
    return those.size() == 1 ? first : first + " and " + (those.size() - 1) + " more";
  }

  private static String words(Cause cause) {
    return switch (cause) {
      case COPY -> "copy";
      case WINDOW -> "window";
      case MAY_MISS_WINDOW -> "window, or the next";
      case SLOT -> "turn";
      case SWITCH -> "switch";
      case AWAY -> "what is away";
      case PERSON -> "a person";
      case STUCK -> "stuck";
      case ORDER -> "an order";
      case APPROVAL -> "the approval";
      case CANCELLED -> "cancelled";
      case NO_WINDOW -> "no window";
      case NOT_MEASURED -> "not measured";
      case SIZE_UNKNOWN -> "size unknown";
      case SILENT -> "no answer";
      case NOT_WATCHED -> "not watched";
    };
  }

  private static TextStyle ink(Cause cause) {
    return switch (cause) {
      case COPY, WINDOW, SLOT, SWITCH, CANCELLED, NOT_MEASURED, SIZE_UNKNOWN, SILENT ->
          TextStyle.PLAIN;
      case MAY_MISS_WINDOW, AWAY, PERSON, STUCK, ORDER, APPROVAL, NO_WINDOW, NOT_WATCHED ->
          TextStyle.ALARM;
    };
  }
}
