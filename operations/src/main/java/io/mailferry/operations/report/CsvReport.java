package io.mailferry.operations.report;

import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.text.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The mailboxes of a wave as a table for spreadsheets. */
final class CsvReport {
  private static final List<String> COLUMNS =
      List.of(
          "Line",
          "EmailAddress",
          "ExchangeGuid",
          "FromDatabase",
          "ToDatabase",
          "State",
          "QueuedAtUtc",
          "CompletedAtUtc",
          "DurationSeconds",
          "Bytes",
          "LockedSeconds",
          "WithWarning",
          "Sentence");

  private CsvReport() {}

  static String of(ReportContent content) {
    var text = new StringBuilder();
    try (var printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
      printer.printRecord(COLUMNS);
      for (var mailbox : content.wave().mailboxes()) {
        printer.printRecord(row(mailbox));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be written", e);
    }
    return text.toString();
  }

  private static List<Object> row(MailboxSnapshot mailbox) {
    var moved = mailbox.moved();
    return List.of(
        mailbox.line(),
        SpreadsheetText.safe(mailbox.address()),
        blankIfNone(mailbox.mailbox()),
        SpreadsheetText.safe(textOf(mailbox.from())),
        SpreadsheetText.safe(mailbox.to()),
        mailbox.state(),
        moved == null ? "" : blankIfNone(moved.queuedAt()),
        moved == null ? "" : blankIfNone(moved.completedAt()),
        ReportContent.taken(mailbox).map(Duration::toSeconds).<Object>map(s -> s).orElse(""),
        moved == null ? "" : moved.bytes(),
        moved == null ? "" : moved.lockedSeconds(),
        moved == null ? "" : moved.withWarning(),
        SpreadsheetText.safe(mailbox.sentence()));
  }

  private static String textOf(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Object blankIfNone(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
