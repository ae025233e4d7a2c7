package io.mailferry.starter.screen;

import io.mailferry.operations.forecast.Cause;
import io.mailferry.operations.forecast.MailboxForecast;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.screen.Grid.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** When mailboxes will have moved, as a table; those of whom the same is told share a line. */
public final class ForecastTable {
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
    var alike = new LinkedHashMap<Told, List<MailboxForecast>>();
    forecasts.forEach(
        each -> alike.computeIfAbsent(Told.of(each), _ -> new ArrayList<>()).add(each));
    var grid =
        new Grid().headings("MAILBOX", "EARLIEST (UTC)", "LATEST (UTC)", "DECIDED BY", "WHY");
    alike.forEach(
        (told, those) ->
            grid.row(
                List.of(
                    Cell.of(who(those)),
                    Cell.of(told.earliest().isEmpty() ? "–" : told.earliest()),
                    Cell.of(told.latest().isEmpty() ? "–" : told.latest()),
                    new Cell(words(told.cause()), ink(told.cause())),
                    Cell.of(told.sentence()))));
    return grid.lines(width, colour);
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
      case PERSON -> "a person";
      case STUCK -> "stuck";
      case ORDER -> "an order";
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
      case MAY_MISS_WINDOW, PERSON, STUCK, ORDER, NO_WINDOW, NOT_WATCHED -> TextStyle.ALARM;
    };
  }
}
